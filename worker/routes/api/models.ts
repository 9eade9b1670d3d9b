import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { publishModel, readModelFile } from '../../jobs/releaseModel.ts'
import { startTraining } from '../../jobs/startTraining.ts'
import { AppError } from '../../model/error.ts'
import { BadArtifact } from '../../recommend/artifact.ts'
import { sequenceFrom } from '../../recommend/sequenceArtifact.ts'
import { readModel, readModels, setLiveModel, type ModelRow } from '../../store/models.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'

const tags = ['Models']

/** What may be asked of a training; the rest is chosen by the size of the catalog. */
const Order = v.strictObject({
  epochs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))),
  seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1))),
})

/** Trained sequence models: what they learnt, how they did, which serves. */
export const models = new Hono<App>()
  .get(
    '/api/models',
    describeRoute({ tags, summary: 'Trained sequence models, newest first, and the training that runs' }),
    async (c) => {
      const [rows, training] = await Promise.all([
        readModels(c.env.DB, c.var.site),
        c.env.TRAINER.getByName(c.var.site).status(),
      ])
      return c.json({ items: rows.map(shown), training })
    },
  )
  .post(
    '/api/jobs/train',
    describeRoute({ tags: ['Jobs'], summary: 'Train a new sequence model; it goes live if the release gate says so' }),
    validator('json', Order, invalid),
    async (c) => {
      const { epochs, seed } = c.req.valid('json')
      const started = await startTraining(c.env, c.var.site, {
        ...(epochs === undefined ? {} : { epochs }),
        ...(seed === undefined ? {} : { seed }),
      })
      if (started === null) {
        throw new AppError(409, 'training-runs', 'A training of this site runs already', {
          hint: 'GET /api/models tells how far it is',
        })
      }
      return c.json(started, 202)
    },
  )
  .post(
    '/api/models/:id/release',
    describeRoute({ tags, summary: 'Let this model serve, whatever the gate said: roll back, or overrule' }),
    async (c) => {
      const model = await readModel(c.env.DB, c.var.site, c.req.param('id'))
      if (model === null) throw new AppError(404, 'not-found', `There is no model ${c.req.param('id')}`)
      try {
        sequenceFrom(await readModelFile(c.env, c.var.site, model.id))
      } catch (error) {
        if (!(error instanceof BadArtifact)) throw error
        throw new AppError(422, 'model-unreadable', `Model ${model.id} can't serve: ${error.message}`, {
          hint: 'The live one stays. Train a new one, or choose another',
        })
      }
      await setLiveModel(c.env.DB, c.var.site, model.id)
      await publishModel(c.env, c.var.site)
      return c.json(shown({ ...model, state: 'live' }))
    },
  )
  .delete(
    '/api/models/live',
    describeRoute({ tags, summary: 'Serve without a sequence model: the other sources go on' }),
    async (c) => {
      await setLiveModel(c.env.DB, c.var.site, null)
      await publishModel(c.env, c.var.site)
      return c.json({ live: null })
    },
  )

const shown = ({ site: _site, ...model }: ModelRow) => ({
  ...model,
  bytesPerProduct: Math.round(model.bytes / Math.max(1, model.products)),
})
