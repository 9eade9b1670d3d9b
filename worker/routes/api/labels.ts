import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { ChatFailure } from '../../catalog/label/modelLabeller.ts'
import { estimateLabels } from '../../jobs/estimateLabels.ts'
import { startLabelling } from '../../jobs/startLabelling.ts'
import { openLabeller } from '../../jobs/openLabeller.ts'
import { tryLabels } from '../../jobs/tryLabels.ts'
import { AppError } from '../../model/error.ts'
import { forgetLabels, paidSoFar, readLabels } from '../../store/labels.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import type { App } from './access.ts'
import { shownLabeller } from './labellerSettings.ts'

const tags = ['Types']
const TRIED = 5

/** A language model's word on types and links: what it would cost, what it answered, and back to the shop's own words. */
export const labels = new Hono<App>()
  .get(
    '/api/labels',
    describeRoute({ tags, summary: 'Which language model is set up, and how much it has answered' }),
    async (c) => {
      const { site } = c.var
      const [config, known, paid] = await Promise.all([
        siteConfig(c.env, site),
        readLabels(c.env.DB, site),
        paidSoFar(c.env.DB, site),
      ])
      return c.json({
        settings: shownLabeller(config?.settings.labeller),
        aiAvailable: c.env.AI !== undefined,
        answered: {
          products: [...known.types.values()].filter(({ label }) => label !== null).length,
          types: known.links.size,
        },
        paid,
      })
    },
  )
  .get(
    '/api/labels/estimate',
    describeRoute({
      tags,
      summary: 'What a run would cost, before it runs',
      description:
        'Counted over the catalog as it is now, at the price that the settings say; nothing is asked. What was answered ' +
        'before costs nothing again.',
    }),
    async (c) => c.json(await estimateLabels(c.env, c.var.site)),
  )
  .post(
    '/api/labels/try',
    describeRoute({ tags, summary: 'Ask the model about a few products, and keep nothing' }),
    async (c) => {
      c.set('change', 'asked about a few products')
      return c.json(await answered(tryLabels(c.env, c.var.site, TRIED)))
    },
  )
  .post(
    '/api/jobs/label',
    describeRoute({
      tags: ['Jobs'],
      summary: 'Ask the language model about types and links, as a job',
      description:
        'In batches; what it answered before is not asked again, and no run costs more than `mostCost`. What a person ' +
        'pinned, mapped, locked or took away stays.',
      responses: { '202': { description: 'A job has begun' } },
    }),
    async (c) => {
      await openLabeller(c.env, c.var.site) // refuses where none is set up
      const job = await startLabelling(c.env, c.var.site)
      if (job === null) throw new AppError(409, 'already-running', 'The model is being asked already')
      c.set('change', job)
      return c.json({ job }, 202)
    },
  )
  .delete(
    '/api/labels',
    describeRoute({
      tags,
      summary: 'Forget what the language model answered',
      description: 'The next run over the catalog (POST /api/jobs/understand) decides by the shop’s own words again.',
    }),
    async (c) => {
      const questions = await forgetLabels(c.env.DB, c.var.site)
      c.set('change', `${questions} answers`)
      return c.json({ questions })
    },
  )

async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ChatFailure) {
      throw new AppError(409, 'no-answer', error.message, { hint: 'Look at the address, the model and the key' })
    }
    throw error
  }
}
