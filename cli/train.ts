import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { encodeArtifact } from '../worker/recommend/artifact.ts'
import { quantise } from '../worker/recommend/sequenceModel.ts'
import { packSequences } from '../worker/recommend/sequences.ts'
import { machineSettings } from '../worker/train/settings.ts'
import { packAttributes, predictionsOf } from '../worker/train/trainingSet.ts'
import { root } from './bootstrap.mjs'
import { readKeys } from './firstKeys.ts'
import { progressBar } from './progressBar.ts'
import { trainSite } from './trainSite.ts'
import { trainTransformer } from './trainTransformer.ts'

/**
 * `npm run train -- --site [--url U] [--key K]`: trains on what a running Aisle has learnt of its shoppers (trainSite.ts).
 * `npm run train -- --file F [--attributes A] [--out O]`: trains the sequence model on histories, a user a line
 * (`user item item ...`, oldest first), and writes the artifact. Cut off, the same command goes on at the last epoch.
 */
const { values } = parseArgs({
  options: {
    site: { type: 'boolean', default: false },
    url: { type: 'string', default: `http://127.0.0.1:${process.env['PORT'] ?? '8787'}` },
    key: { type: 'string', default: process.env['AISLE_SECRET_KEY'] ?? '' },
    file: { type: 'string' },
    attributes: { type: 'string' },
    out: { type: 'string', default: 'build/seq.aisl' },
    epochs: { type: 'string' },
    negatives: { type: 'string' },
    threads: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
  },
})

const given = {
  seed: Number(values.seed),
  ...(values.epochs === undefined ? {} : { epochs: Number(values.epochs) }),
  ...(values.negatives === undefined
    ? {}
    : { negatives: values.negatives === 'all' ? ('all' as const) : Number(values.negatives) }),
}

if (values.site) await fromSite()
else if (values.file === undefined) {
  console.error(
    'npm run train needs --site, or --file F: a history a line, `user item item ...`, oldest first (docs/training.md)',
  )
  process.exitCode = 2
} else await train(values.file)

async function fromSite(): Promise<void> {
  const stateDir = path.resolve(root, process.env['STATE_DIR'] ?? '.aisle')
  const key = values.key === '' ? (await readKeys(stateDir))?.secretKey : values.key
  if (key === undefined) {
    console.error("npm run train -- --site needs the site's secret key: --key sk_... or AISLE_SECRET_KEY")
    process.exitCode = 2
    return
  }
  const { model, verdict } = await trainSite({
    ...{ url: values.url, key, given, threads: Number(values.threads) },
    folder: path.join(stateDir, 'training'),
    bar: progressBar(),
  })
  console.log(`${model}: ${verdict.release ? 'live' : 'kept, not live'}. ${verdict.text}`)
}

async function train(file: string): Promise<void> {
  const { histories, ids } = readHistories(file)
  const lists = values.attributes === undefined ? null : readAttributes(values.attributes, ids)
  const sequences = packSequences(histories)
  const settings = {
    ...machineSettings({ items: ids.length, predictions: predictionsOf(sequences) }),
    ...given,
  }
  const checkpoint = `${values.out}.checkpoint`
  mkdirSync(path.dirname(values.out), { recursive: true })
  const bar = progressBar()
  const startedAt = performance.now()
  const trained = await trainTransformer(sequences, ids.length, lists, settings, {
    threads: Number(values.threads),
    checkpoint,
    onProgress: ({ progress, steps, loss }) =>
      bar.show(
        `${histories.length.toLocaleString('en')} histories`,
        Math.min(progress.step + 1, steps),
        steps,
        `  epoch ${progress.epoch + 1} of ${settings.epochs}, loss ${loss.toFixed(3)}`,
      ),
  })
  bar.end()
  const { rows, scales } = quantise(trained.vectors)
  const artifact = await encodeArtifact(
    {
      site: 'file',
      kind: 'seq',
      version: '1',
      created: Date.now(),
      count: ids.length,
      items: '',
      meta: { settings: { ...settings }, curve: trained.curve, ids },
    },
    { weights: trained.weights, scales, rows },
  )
  writeFileSync(values.out, artifact)
  rmSync(checkpoint, { force: true })
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  console.log(
    `${values.out}: ${artifact.length.toLocaleString('en')} bytes, ${seconds} s, loss ${trained.curve.at(-1)?.toFixed(3)}`,
  )
}

function readHistories(file: string): { histories: number[][]; ids: string[] } {
  const numbers = new Map<string, number>()
  const histories = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line
        .trim()
        .split(/\s+/)
        .slice(1)
        .map((id) => {
          const number = numbers.get(id) ?? numbers.size
          numbers.set(id, number)
          return number
        }),
    )
  return { histories, ids: [...numbers.keys()] }
}

function readAttributes(file: string, ids: readonly string[]) {
  const given = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly (number | string)[]>
  const numbers = new Map<string, number>()
  const lists = ids.map((id) =>
    (given[id] ?? []).map((name) => {
      const number = numbers.get(String(name)) ?? numbers.size
      numbers.set(String(name), number)
      return number
    }),
  )
  return packAttributes(lists, numbers.size)
}
