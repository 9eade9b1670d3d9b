import { ChatFailure } from '../catalog/label/modelLabeller.ts'
import {
  hostsAtOnce,
  linkQuestion,
  productLine,
  productsAtOnce,
  typeQuestion,
  weigh,
} from '../catalog/label/question.ts'
import { AppError } from '../model/error.ts'
import type { SiteId } from '../model/ids.ts'
import type { Json } from '../model/json.ts'
import type { LabelAnswers } from '../model/label.ts'
import { Cancelled, runningJob, type RunningJob } from '../store/jobs.ts'
import { costOfJob, readLabels } from '../store/labels.ts'
import { askAll, type Asking } from './askQuestions.ts'
import { openLabeller, type LabelEnv, type OpenLabeller } from './openLabeller.ts'
import { knownTypes, openLinks, openTypes } from './openQuestions.ts'
import { understand } from './understand.ts'

export type LabelStage = 'types' | 'links'

/** Products asked about in one alarm of the importer: some minutes. */
const SLICE = 2000

/**
 * Asks the site's language model what products are for, then what goes with what, as far as it has not answered yet, and
 * puts the answers in force. One slice of it; answers with which stage to go on, null when nothing is left. What fails is
 * told by the job.
 */
export async function labelSlice(
  env: LabelEnv,
  site: SiteId,
  { job: id, stage }: { job: string; stage: LabelStage },
): Promise<LabelStage | null> {
  const job = runningJob(env.DB, site, id)
  try {
    const open = await openLabeller(env, site)
    return stage === 'types' ? await askTypes(env, site, job, open) : await askLinks(env, site, job, open)
  } catch (error) {
    const isStopped = error instanceof Cancelled
    const isExpected = isStopped || error instanceof ChatFailure || error instanceof AppError
    if (!isExpected) console.error(`labels of ${site}:`, error)
    // What was paid for counts at once, whatever ended the run.
    const result = isExpected ? await applyAnswers(env, site, id) : undefined
    if (isStopped) return null
    await job.fail(isExpected ? error.message : 'Something broke on our side; the error was recorded', result)
    return null
  }
}

/** Puts in force what a run that did not end well has bought; undefined where nothing was answered. */
async function applyAnswers(env: LabelEnv, site: SiteId, job: string): Promise<Json | undefined> {
  const paid = await costOfJob(env.DB, site, job)
  if (paid.tokensOut === 0) return undefined
  const { by, types, links } = await understand(env, site)
  return { unanswered: 0, ...paid, labelled: by.labeller ?? 0, types, links }
}

async function askTypes(
  env: LabelEnv,
  site: SiteId,
  job: RunningJob,
  { labeller, settings, config }: OpenLabeller,
): Promise<LabelStage | null> {
  const { language } = config
  await job.note('label-types', 0, 0)
  const bought = await readLabels(env.DB, site)
  const about = { labeller: labeller.id, scope: settings.scope, bought, most: SLICE }
  const open = await openTypes(env.DB, site, language, about)
  const known = new Map((await knownTypes(env.DB, site, language)).map((type) => [type.id, type]))
  let done = open.wanted - open.missing
  const questions = function* (): Generator<Asking> {
    for (let from = 0; from < open.next.length; from += productsAtOnce) {
      const part = open.next.slice(from, from + productsAtOnce)
      const products = part.map(({ product }) => product)
      const lines = products.map((product) => productLine(product, language))
      yield {
        about: 'types',
        things: part.length,
        most: weigh(typeQuestion(lines, [...known.values()], language), part.length).most,
        async ask() {
          const { answers, tokens } = await labeller.types(products, [...known.values()])
          for (const label of answers) if (label !== null) known.set(label.type, { id: label.type, name: label.name })
          const types = Object.fromEntries(part.map(({ key }, at) => [key, answers[at] ?? null]))
          return { answers: { types }, tokens }
        },
      }
    }
  }
  const run = { db: env.DB, site, job: job.id, labeller: labeller.id, settings }
  const { isCapped, unanswered } = await askAll(run, questions(), async (things) => {
    done += things
    await job.note('label-types', done, open.wanted)
  })
  if (isCapped) return finish(env, site, job, { stoppedBy: 'cost', unanswered })
  if (open.missing > open.next.length) return 'types'
  await understand(env, site) // the types that there are now are those whose links are asked for
  return 'links'
}

async function askLinks(
  env: LabelEnv,
  site: SiteId,
  job: RunningJob,
  { labeller, settings, config }: OpenLabeller,
): Promise<null> {
  const bought = await readLabels(env.DB, site)
  const { types, missing } = await openLinks(env.DB, site, config.language, { labeller: labeller.id, bought })
  await job.note('label-links', types.length - missing.length, types.length)
  let done = types.length - missing.length
  const questions = function* (): Generator<Asking> {
    for (let from = 0; from < missing.length; from += hostsAtOnce) {
      const part = missing.slice(from, from + hostsAtOnce)
      const hosts = part.map(({ host }) => host)
      yield {
        about: 'links',
        things: part.length,
        most: weigh(linkQuestion(hosts, types), part.length).most,
        async ask() {
          const { answers, tokens } = await labeller.links(hosts, types)
          const links: LabelAnswers['links'] = Object.fromEntries(
            part.map(({ key, host }, at) => {
              const answer = answers[at] ?? null
              return [key, answer === null ? null : { from: host.id, links: answer }]
            }),
          )
          return { answers: { links }, tokens }
        },
      }
    }
  }
  const run = { db: env.DB, site, job: job.id, labeller: labeller.id, settings }
  const { isCapped, unanswered } = await askAll(run, questions(), async (things) => {
    done += things
    await job.note('label-links', done, types.length)
  })
  return finish(env, site, job, isCapped ? { stoppedBy: 'cost', unanswered } : { unanswered })
}

async function finish(
  env: LabelEnv,
  site: SiteId,
  job: RunningJob,
  ended: { stoppedBy?: 'cost'; unanswered: number },
): Promise<null> {
  await job.note('writing', 0, 0)
  const { by, types, links } = await understand(env, site)
  const paid = await costOfJob(env.DB, site, job.id)
  await job.finish({ ...ended, ...paid, labelled: by.labeller ?? 0, types, links })
  return null
}
