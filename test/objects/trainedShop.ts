import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { clock } from '../../worker/clock.ts'
import { buildIndex } from '../../worker/jobs/buildIndex.ts'
import type { TrainingLine } from '../../worker/model/projection.ts'
import { makeLearner } from '../../worker/objects/makeLearner.ts'
import { decodeArtifact } from '../../worker/recommend/artifact.ts'
import { encodeTrained, trainingFrom } from '../../worker/recommend/trainingArtifact.ts'
import { edgeSettings } from '../../worker/train/settings.ts'
import { trainedBy } from '../../worker/train/trained.ts'
import { predictionsOf } from '../../worker/train/trainingSet.ts'
import { shelf } from '../recommend/kettleShop.ts'
import { call } from '../routes/adminApi.ts'
import { site, stock } from '../store/kettleStock.ts'

const day = 86_400_000

/** A catalog and shoppers who mostly walk along a ring of its products, as training lines in R2; and an index over it. */
export async function trainableShop({ products = 40, shoppers = 120, steps = 12 } = {}): Promise<void> {
  const all = shelf(products)
  await stock(all)
  let seed = 7
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below
  const lines: TrainingLine[] = []
  for (let who = 0; who < shoppers; who++) {
    let at = clock.now() - 20 * day + random(19 * day)
    let item = random(products)
    for (let step = 0; step < steps; step++) {
      item = random(10) < 8 ? (item + 1) % products : random(products)
      lines.push({ who: `w${who}`, session: `s${who}`, kind: 'viewed', productId: all[item]!.id, at: (at += 40_000) })
    }
  }
  const name = new Date(clock.now()).toISOString().slice(0, 10)
  const text = lines.map((line) => JSON.stringify(line)).join('\n')
  await env.STORE.put(`site/${site}/training/${name}/lines.ndjson`, `${text}\n`)
  await buildIndex(env, site)
}

export const trainer = () => env.TRAINER.getByName(site)

/** Fires alarm after alarm until the training is over; answers how many there were. */
export async function finish(onAlarm: (slice: number) => Promise<void> = () => Promise.resolve()): Promise<number> {
  for (let slice = 0; slice < 500; slice++) {
    if ((await trainer().status()) === null) return slice
    await onAlarm(slice)
    await runDurableObjectAlarm(trainer())
  }
  throw new Error('The training does not end')
}

/** What `npm run train -- --site` does, in this isolate: reads the set by the API, trains a little, makes the file. */
export async function trainedElsewhere(key: string, epochs = 20): Promise<Uint8Array> {
  const file = new Uint8Array(await (await call('GET', '/api/training', undefined, { key })).arrayBuffer())
  const training = trainingFrom(await decodeArtifact(file, { kind: 'training', site }))
  const { set } = training
  const settings = { ...edgeSettings({ items: set.items, predictions: predictionsOf(set.sequences) }), epochs }
  const learner = makeLearner(set, settings)
  learner.initialise()
  const curve: number[] = []
  let progress: ReturnType<typeof learner.next> = { epoch: 0, batch: 0, step: 0 }
  while (progress !== null) {
    const loss = learner.step(progress)
    const next = learner.next(progress)
    if (next?.epoch !== progress.epoch) curve.push(loss)
    progress = next
  }
  return encodeTrained(site, training, trainedBy(learner, set, curve), { settings, created: clock.now(), seconds: 3 })
}
