import * as v from 'valibot'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { SiteId } from '../model/ids.ts'
import { BadArtifact, decodeArtifact, encodeArtifact } from '../recommend/artifact.ts'
import type { ReleaseVerdict } from '../recommend/decideRelease.ts'
import { idsFrom, reorder, sequenceFrom } from '../recommend/sequenceArtifact.ts'
import { trainingSections } from '../recommend/trainingArtifact.ts'
import { newId } from '../store/newId.ts'
import { judgeStored } from './finishTraining.ts'
import { prepareTraining, type Prepared } from './prepareTraining.ts'

const Meta = v.object({
  settings: v.object({
    epochs: v.number(),
    tokens: v.number(),
    negatives: v.union([v.literal('all'), v.number()]),
    dropout: v.number(),
    rate: v.number(),
    warmUp: v.number(),
    seed: v.number(),
  }),
  curve: v.pipe(v.array(v.number()), v.maxLength(1000)),
  /** how long the machine worked */
  seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(1e7)),
})

/** What a machine elsewhere trains on: all but the held-back period, which stays here to judge by. */
export async function trainingFile(env: Pick<Env, 'STORE'>, site: SiteId): Promise<Uint8Array<ArrayBuffer>> {
  const now = clock.now()
  const prepared = await preparedOf(env, site, now)
  const { sections, meta } = trainingSections(prepared)
  const about = { site, kind: 'training' as const, version: '', created: now, items: '', count: prepared.set.items }
  return encodeArtifact({ ...about, meta: { ...meta, window: prepared.window } }, sections)
}

/**
 * A model that was trained elsewhere goes through the gate of all others: kept, judged by the shipping reader on the
 * period held back now (never older than the one it was not shown), and live only if the gate says so.
 */
export async function judgeUpload(
  env: Pick<Env, 'DB' | 'STORE'>,
  site: SiteId,
  file: Uint8Array,
): Promise<{ model: string; bytes: number; verdict: ReleaseVerdict }> {
  try {
    const artifact = await decodeArtifact(file, { kind: 'seq', site })
    const meta = v.safeParse(Meta, artifact.header.meta)
    if (!meta.success) throw new BadArtifact('damaged', 'its header tells no settings')
    const model = sequenceFrom(artifact)
    const now = clock.now()
    const prepared = await preparedOf(env, site, now)
    const { set, names, ids } = prepared
    const to = { ids, count: set.items, names, attributes: set.attributes }
    const { settings, curve, seconds } = meta.output
    return await judgeStored(env, {
      ...{ site, model: newId(now), startedAt: now - Math.round(seconds * 1000), curve, settings, prepared, pause },
      stored: reorder(model, idsFrom(artifact), to),
    })
  } catch (error) {
    if (!(error instanceof BadArtifact)) throw error
    throw new AppError(422, 'bad-model', `This model can't be used: ${error.message}`, {
      fields: [{ field: 'body', message: error.message }],
      hint: 'Send the file that `npm run train -- --site` makes',
    })
  }
}

async function preparedOf(env: Pick<Env, 'STORE'>, site: SiteId, now: number): Promise<Prepared> {
  const prepared = await prepareTraining(env, site, now, pause)
  if (prepared !== null) return prepared
  throw new AppError(409, 'no-index', 'There is no index yet', { hint: 'Import a catalog first' })
}

const pause = (): Promise<void> => scheduler.wait(0)
