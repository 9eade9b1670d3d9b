import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { clock } from '../../worker/clock.ts'
import { buildIndex } from '../../worker/jobs/buildIndex.ts'
import type { TrainingLine } from '../../worker/model/projection.ts'
import { shelf } from '../recommend/kettleShop.ts'
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
