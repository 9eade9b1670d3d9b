import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { readModelFile } from '../../worker/jobs/releaseModel.ts'
import { sequenceFrom } from '../../worker/recommend/sequenceArtifact.ts'
import { forgetIndexes, loadIndex } from '../../worker/store/artifacts.ts'
import { readJob, startJob } from '../../worker/store/jobs.ts'
import { readModels } from '../../worker/store/models.ts'
import { setUp } from '../routes/adminApi.ts'
import { site } from '../store/kettleStock.ts'
import { finish, trainableShop, trainer } from './trainedShop.ts'

const settings = { epochs: 12, tokens: 64, negatives: 16, warmUp: 20 }

async function begin(model: string, sliceMs?: number, more: object = {}): Promise<string> {
  const { id: job } = await startJob(env.DB, site, 'train')
  const order = { site, job, model, settings: { ...settings, ...more }, ...(sliceMs === undefined ? {} : { sliceMs }) }
  expect(await trainer().start(order)).toBe(true)
  return job
}

const parametersOf = async (model: string) => sequenceFrom(await readModelFile(env, site, model))

beforeEach(async () => {
  clock.offsetMs = 0
  forgetIndexes()
  await setUp()
  await trainableShop()
})

describe('a training on the edge', () => {
  test('ends with a model, its scores and a verdict, and leaves nothing behind in its object', async () => {
    const job = await begin('m1')
    await finish()
    expect(await readJob(env.DB, site, job)).toMatchObject({ state: 'done', result: { model: 'm1' } })
    const [row] = await readModels(env.DB, site)
    expect(row!.report.curve).toHaveLength(settings.epochs)
    expect(row!.report.curve.at(-1)).toBeLessThan(row!.report.curve[0]!)
    expect(row!.report.window.tests).toBeGreaterThan(50)
    expect(row!.verdict.text).toMatch(/NDCG@10/)
    const { scores, chosenHead } = row!.report
    for (const share of [scores.candidate.head, scores.rules.head, chosenHead]) {
      expect(share).toBeGreaterThan(0)
      expect(share).toBeLessThan(1)
    }
    await runInDurableObject(trainer(), (_, { storage }) => {
      expect([...storage.kv.list()]).toEqual([])
      expect(storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'part'").toArray()).toEqual([])
    })
  })

  test('in one slice or many, asleep in between, it ends with the same bits', async () => {
    await begin('whole')
    await finish()
    await begin('sliced', 1)
    const slices = await finish(async (slice) => {
      if (slice % 3 === 2) await evictDurableObject(trainer())
    })
    expect(slices).toBeGreaterThan(8)
    expect(await parametersOf('sliced')).toEqual(await parametersOf('whole'))
  })

  test('cut off inside slices, it goes on from its checkpoint and ends with the same bits', async () => {
    await begin('whole')
    await finish()
    await begin('cut', 1)
    let cuts = 0
    await finish(async (slice) => {
      if (![2, 3, 6].includes(slice)) return
      await runInDurableObject(trainer(), (object) => {
        const inside = object as unknown as { run: { learner: { step(progress: object): number } } | null }
        if (inside.run === null) return
        // After a few steps of the slice the isolate is gone, and with it all that memory held.
        const { learner } = inside.run
        const step = learner.step.bind(learner)
        let left = 7
        learner.step = (progress) => {
          if (left-- === 0) {
            cuts++
            throw new Error('cut off by the test')
          }
          return step(progress)
        }
      })
    })
    expect(cuts).toBeGreaterThan(1)
    expect(await parametersOf('cut')).toEqual(await parametersOf('whole'))
  })

  test('that is cut off at one point again and again is given up, with a word', async () => {
    const job = await begin('m1', 1)
    await finish(async () => {
      await runInDurableObject(trainer(), (object) => {
        Object.assign(object, { train: () => Promise.reject(new Error('cut off by the test')) })
      })
    })
    expect(await readJob(env.DB, site, job)).toMatchObject({ state: 'failed', error: /Cut off 5 times/ as unknown })
  })

  test('answers others while it works', async () => {
    await begin('m1', 10_000, { epochs: 20 })
    let waitedMs = 0
    let answers = 0
    const over = new AbortController()
    const asking = (async () => {
      while (!over.signal.aborted) {
        const askedAt = Date.now()
        await trainer().status()
        waitedMs = Math.max(waitedMs, Date.now() - askedAt)
        answers++
        await scheduler.wait(20)
      }
    })()
    try {
      await finish()
    } finally {
      over.abort()
    }
    await asking
    expect(answers).toBeGreaterThan(10)
    expect(waitedMs).toBeLessThan(300)
  })

  test('begins once, and only with enough to learn from', async () => {
    await begin('m1')
    expect(await trainer().start({ site, job: 'j', model: 'm2' })).toBe(false)
    await finish()
    const { objects } = await env.STORE.list({ prefix: `site/${site}/training/` })
    await env.STORE.delete(objects.map(({ key }) => key))
    const job = await begin('m2')
    await finish()
    expect(await readJob(env.DB, site, job)).toMatchObject({ state: 'failed' })
    expect((await readJob(env.DB, site, job))!.error).toMatch(/Too little to learn from/)
  })
})

test('what went live is read by the index within seconds', async () => {
  expect((await loadIndex(env, site, clock.now()))!.base.sequence).toBeNull()
  await begin('m1', undefined, { epochs: 40 })
  await finish()
  const [row] = await readModels(env.DB, site)
  const index = await loadIndex(env, site, clock.now() + 5000)
  expect([row!.state, row!.verdict.reason, index!.base.sequence === null]).toEqual(['live', 'better', false])
})
