import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { decodeArtifact } from '../worker/recommend/artifact.ts'
import { encodeTrained, trainingFrom } from '../worker/recommend/trainingArtifact.ts'
import { machineSettings, type TrainSettings } from '../worker/train/settings.ts'
import { predictionsOf } from '../worker/train/trainingSet.ts'
import type { progressBar } from './progressBar.ts'
import { trainTransformer } from './trainTransformer.ts'

interface SiteOrder {
  url: string
  /** the site's secret key */
  key: string
  /** where the set and the checkpoint lie until the model has arrived */
  folder: string
  given: Partial<TrainSettings>
  threads: number
  bar: ReturnType<typeof progressBar>
}

const Me = v.object({ sites: v.tupleWithRest([v.object({ id: v.string() })], v.object({ id: v.string() })) })
const Judged = v.object({ model: v.string(), verdict: v.object({ release: v.boolean(), text: v.string() }) })

/**
 * Trains a running site's sequence model on this machine: its histories come by `GET /api/training`, the model goes back by
 * `POST /api/models` through the release gate. Cut off, the same order goes on with the same set at the last epoch.
 */
export async function trainSite(order: SiteOrder): Promise<v.InferOutput<typeof Judged>> {
  const { url, key, folder, given, threads, bar } = order
  const call = async (target: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(url + target, { ...init, headers: { authorization: `Bearer ${key}` } })
    if (response.ok) return response
    const text = (await response.text()).slice(0, 500)
    throw new Error(`${init.method ?? 'GET'} ${target} answered ${response.status}: ${text}`)
  }
  const site = v.parse(Me, await (await call('/api/me')).json()).sites[0].id
  const files = { set: path.join(folder, `${site}.set`), checkpoint: path.join(folder, `${site}.checkpoint`) }
  mkdirSync(folder, { recursive: true })
  if (!existsSync(files.set) || !existsSync(files.checkpoint)) {
    bar.show('histories', 0, 1)
    writeFileSync(`${files.set}.new`, new Uint8Array(await (await call('/api/training')).arrayBuffer()))
    renameSync(`${files.set}.new`, files.set)
  }
  // A copy, so that its sections begin at multiples of 64.
  const training = trainingFrom(
    await decodeArtifact(new Uint8Array(readFileSync(files.set)).slice(), { kind: 'training', site }),
  )
  const { set } = training
  const settings = { ...machineSettings({ items: set.items, predictions: predictionsOf(set.sequences) }), ...given }
  const startedAt = Date.now()
  const trained = await trainTransformer(set.sequences, set.items, set.attributes, settings, {
    ...{ threads, checkpoint: files.checkpoint, signals: set.signals, weights: set.weights },
    onProgress: ({ progress, steps, loss }) =>
      bar.show(
        `${(set.sequences.offsets.length - 1).toLocaleString('en')} histories`,
        Math.min(progress.step + 1, steps),
        steps,
        `  epoch ${progress.epoch + 1} of ${settings.epochs}, loss ${loss.toFixed(3)}`,
      ),
  })
  bar.show('the gate', 0, 1)
  const seconds = (Date.now() - startedAt) / 1000
  const file = await encodeTrained(site, training, trained, { settings, created: startedAt, seconds })
  const judged = v.parse(Judged, await (await call('/api/models', { method: 'POST', body: file })).json())
  bar.show('the gate', 1, 1)
  bar.end()
  rmSync(files.set)
  rmSync(files.checkpoint, { force: true })
  return judged
}
