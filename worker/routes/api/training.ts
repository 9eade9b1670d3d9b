import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { judgeUpload, trainingFile } from '../../jobs/judgeUpload.ts'
import { AppError } from '../../model/error.ts'
import type { App } from './access.ts'

const tags = ['Models']
/** A model of 100,000 products has 10 MB. */
const MOST_BYTES = 64 * 1024 * 1024

/** Training on a machine of one's own: what it learns from, and the way back through the gate. */
export const training = new Hono<App>()
  .get(
    '/api/training',
    describeRoute({
      tags,
      summary: 'What a model is trained on, as one file',
      description:
        'Histories of the last 90 days without names, products and their groups: what `npm run train -- --site` reads. The ' +
        'held-back period is not in it.',
    }),
    async (c) => {
      const file = await trainingFile(c.env, c.var.site)
      return c.body(file, 200, { 'content-type': 'application/octet-stream' })
    },
  )
  .post(
    '/api/models',
    describeRoute({
      tags,
      summary: 'Bring a model that was trained elsewhere',
      description:
        'The file that `npm run train -- --site` makes. It is kept and judged like every other; it goes live only if the ' +
        'release gate says so.',
      requestBody: { content: { 'application/octet-stream': {} } },
    }),
    async (c) => {
      if (Number(c.req.header('content-length') ?? 0) > MOST_BYTES) throw tooLarge()
      const file = new Uint8Array(await c.req.arrayBuffer())
      if (file.length > MOST_BYTES) throw tooLarge()
      const judged = await judgeUpload(c.env, c.var.site, file)
      c.set('change', judged.model)
      return c.json(judged, 201)
    },
  )

const tooLarge = () => new AppError(413, 'too-large', `A model has at most ${MOST_BYTES / 1024 / 1024} MB`)
