import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import { BadArtifact, encodeArtifact } from '../recommend/artifact.ts'
import { decideRelease, type ReleaseVerdict } from '../recommend/decideRelease.ts'
import sequenceModule from '../recommend/kernels/sequence.wasm'
import { modelKey } from '../recommend/manifest.ts'
import {
  idSections,
  idsFrom,
  reorder,
  sequenceFrom,
  sequenceSections,
  storedModel,
  type StoredSequenceModel,
} from '../recommend/sequenceArtifact.ts'
import { makeSequenceReader, type SequenceReader } from '../recommend/sequenceReader.ts'
import { liveModel, setLiveModel, writeModel } from '../store/models.ts'
import type { Learner } from '../train/learner.ts'
import type { TrainSettings } from '../train/settings.ts'
import { trainedBy } from '../train/trained.ts'
import { dropOldModels } from './dropOldModels.ts'
import { judgeModel, type Judgement } from './judgeModel.ts'
import type { Prepared } from './prepareTraining.ts'
import { publishModel, readModelFile } from './releaseModel.ts'

export type Finished = { model: string; bytes: number; verdict: ReleaseVerdict } | { error: string }

export interface FinishOrder {
  prepared: Prepared
  learner: Learner
  settings: TrainSettings
  state: { site: SiteId; model: string; startedAt: number; curve: readonly number[] }
  pause: () => Promise<void>
}

/**
 * Writes the trained model, judges it by the reader that ships on what that reads back, and lets it go live if the gate says
 * so. Asked again after it was cut off it overwrites its own file and row.
 */
export async function finishTraining(
  env: Pick<Env, 'DB' | 'STORE'>,
  { prepared, learner, settings, state, pause }: FinishOrder,
): Promise<Finished> {
  const { site, model, startedAt, curve } = state
  const stored = storedModel(trainedBy(learner, prepared.set, [...curve]), prepared.names)
  await pause()
  return judgeStored(env, { site, model, startedAt, curve, settings, prepared, stored, pause })
}

interface JudgeOrder {
  site: SiteId
  /** its id */
  model: string
  startedAt: number
  curve: readonly number[]
  settings: TrainSettings
  prepared: Prepared
  /** over the products of `prepared`, in their order */
  stored: StoredSequenceModel
  pause: () => Promise<void>
}

/** Writes a model, judges what that reads back, and lets it go live if the gate says so. */
export async function judgeStored(
  env: Pick<Env, 'DB' | 'STORE'>,
  { site, model: id, startedAt, curve, settings, prepared, stored, pause }: JudgeOrder,
): Promise<{ model: string; bytes: number; verdict: ReleaseVerdict }> {
  const { set, tests, ids } = prepared
  const { sections, meta } = sequenceSections(stored)
  const own = idSections(ids)
  const write = async (weight: number) => {
    const about = { site, kind: 'seq' as const, version: id, created: startedAt, count: set.items, items: '' }
    const file = await encodeArtifact(
      { ...about, meta: { ...meta, ...own.meta, weight } },
      { ...sections, ...own.sections },
    )
    await env.STORE.put(modelKey(site, id), file)
    return file.length
  }
  await write(1)
  const candidate = await readerOf(() => readModelFile(env, site, id).then(sequenceFrom))
  const nothing: Judgement = { candidate: noScore, rules: noScore, live: null, weight: 1, chosenHead: 0 }
  const live = candidate === null ? null : await liveReader(env, site, prepared)
  const judged = candidate === null ? nothing : await judgeModel(set, tests, candidate, live, pause)
  const { weight, chosenHead, ...scores } = judged
  const verdict = decideRelease({ loads: candidate !== null, tests: tests.targets.length, ...scores })
  const bytes = await write(weight)
  await writeModel(env.DB, {
    ...{ site, id, createdAt: startedAt, bytes, products: set.items, verdict },
    state: 'refused',
    report: {
      ...{ settings, window: prepared.window, scores, chosenHead, curve, weight },
      seconds: Math.round((clock.now() - startedAt) / 1000),
    },
  })
  if (verdict.release) {
    await setLiveModel(env.DB, site, id)
    await publishModel(env, site)
  }
  await dropOldModels(env, site)
  return { model: id, bytes, verdict }
}

const noScore = { ndcg: 0, hr: 0, covered: 0 }

/** Null for what the shipping reader refuses. */
async function readerOf(load: () => Promise<ReturnType<typeof sequenceFrom>>): Promise<SequenceReader | null> {
  try {
    return makeSequenceReader(sequenceModule, await load())
  } catch (error) {
    if (error instanceof BadArtifact) return null
    throw error
  }
}

/** The live model over the products of this training; null for none, and for one that can no longer be read. */
async function liveReader(
  env: Pick<Env, 'DB' | 'STORE'>,
  site: SiteId,
  { set, names, ids }: Prepared,
): Promise<SequenceReader | null> {
  const live = await liveModel(env.DB, site)
  if (live === null) return null
  return readerOf(async () => {
    const artifact = await readModelFile(env, site, live.id)
    const to = { ids, count: set.items, names, attributes: set.attributes }
    return reorder(sequenceFrom(artifact), idsFrom(artifact), to)
  })
}
