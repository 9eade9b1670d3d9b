import { ChatFailure } from '../catalog/label/modelLabeller.ts'
import { costOf } from '../catalog/label/question.ts'
import type { Tokens } from '../catalog/label/labeller.ts'
import type { SiteId } from '../model/ids.ts'
import type { LabelAnswers, LabellerSettings } from '../model/label.ts'
import { bookQuestion, costOfJob, keepAnswer } from '../store/labels.ts'

/** Questions under way at once: types made by one wave are known to the next. */
const AT_ONCE = 4

export interface Asking {
  about: 'types' | 'links'
  /** products or types in it */
  things: number
  /** what it may cost at most */
  most: Tokens
  ask(): Promise<{ answers: LabelAnswers; tokens: Tokens }>
}

export interface Run {
  db: D1Database
  site: SiteId
  job: string
  labeller: string
  settings: LabellerSettings
}

/**
 * Asks one wave after another and keeps each answer at once: what was answered before a crash is not asked again. Ends
 * before the first question that could cost more than is left. A question without an answer is passed over; where a whole
 * wave has none, the reason is thrown. `onAnswer` hears how many things are done; it may throw to stop.
 */
export async function askAll(
  run: Run,
  questions: Iterable<Asking>,
  onAnswer: (things: number) => Promise<void>,
): Promise<{ isCapped: boolean; unanswered: number }> {
  let { cost } = await costOfJob(run.db, run.site, run.job)
  let unanswered = 0
  let wave: Asking[] = []
  const askWave = async () => {
    const asked = wave
    wave = []
    const failures = await Promise.all(asked.map((question) => askOne(run, question)))
    cost = (await costOfJob(run.db, run.site, run.job)).cost
    const failed = failures.filter((failure) => failure !== null)
    unanswered += asked.reduce((sum, { things }, at) => sum + (failures[at] === null ? 0 : things), 0)
    if (failed.length > 0 && (failed.length === asked.length || failed.some(({ isFinal }) => isFinal))) throw failed[0]!
    await onAnswer(asked.reduce((sum, { things }) => sum + things, 0))
  }
  for (const question of questions) {
    const booked = [...wave, question].reduce((sum, { most }) => sum + costOf(most, run.settings), 0)
    if (cost + booked > run.settings.mostCost) {
      if (wave.length > 0) await askWave()
      if (cost + costOf(question.most, run.settings) > run.settings.mostCost) return { isCapped: true, unanswered }
    }
    wave.push(question)
    if (wave.length === AT_ONCE) await askWave()
  }
  if (wave.length > 0) await askWave()
  return { isCapped: false, unanswered }
}

async function askOne({ db, site, job, labeller, settings }: Run, question: Asking): Promise<ChatFailure | null> {
  const most = costOf(question.most, settings)
  const id = await bookQuestion(db, site, { about: question.about, labeller, job, cost: most })
  try {
    const { answers, tokens } = await question.ask()
    const cost = costOf(tokens, settings)
    await keepAnswer(db, site, id, { answers, cost, tokensIn: tokens.in, tokensOut: tokens.out })
    return null
  } catch (error) {
    // What stays booked at its most may have been paid: nobody knows.
    if (error instanceof ChatFailure) return error
    throw error
  }
}
