import { existsSync } from 'node:fs'
import path from 'node:path'
import { scoreByLists } from '../../../worker/recommend/neighbourLists.ts'
import { packSequences } from '../../../worker/recommend/sequences.ts'
import { buildRules, ruleSettings } from '../../../worker/recommend/sequentialRules.ts'
import {
  buildSessionIndex,
  scoreBySessions,
  sessionSettings,
  type SessionSettings,
} from '../../../worker/recommend/sessionKnn.ts'
import { SESSION_RULES } from '../../../worker/recommend/sources/session.ts'
import { Tally, type Scores } from '../../../worker/recommend/tally.ts'
import { metricsOf } from '../judge.ts'
import type { EvalKind } from '../kind.ts'
import { readSessions, type SessionSet } from '../sessionFiles.ts'
import { blended, judgeSessions } from '../sessionModels.ts'
import type { Row } from '../table.ts'

const HELD_BACK = 0.1
const MOST_TESTS = 2500

/** Every number of the `session` source. */
interface ClickSettings {
  sessions: number
  neighbours: number
  last: number
  share: number
  backward: number
  power: number
  alpha: number
  decay: number
}

const shipped: ClickSettings = {
  ...sessionSettings.clicks,
  share: SESSION_RULES,
  backward: ruleSettings.clicks.backward,
  power: ruleSettings.clicks.power,
  alpha: ruleSettings.clicks.alpha,
  decay: ruleSettings.clicks.decay,
}

/** What else each number could be, the others as they ship. */
const others: Readonly<Record<keyof ClickSettings, readonly number[]>> = {
  sessions: [500],
  neighbours: [100, 500],
  last: [2, 3, 5, 9],
  share: [0, 0.1, 0.4, 0.6],
  backward: [0, 0.6],
  power: [1, 2],
  alpha: [0.7, 1],
  decay: [0.1, 0.6],
}

/** How the preset `clicks` compares with its neighbours on held-back clicks: none of the visits that judge it elsewhere. */
export const clickSettings: EvalKind = {
  name: 'click-settings',
  parts: [{ name: 'click-settings', isSlow: true, rows: ({ data }) => settingRows(path.join(data, 'sessions')) }],
}

interface HeldBack {
  name: string
  set: Pick<SessionSet, 'train' | 'test' | 'items'>
}

function settingRows(data: string): Row[] {
  const logs = heldBackOf(data)
  if (logs.length === 0) return []
  const models = logs.map((log) => ({ ...log, scores: modelOf(log) }))
  const tried = Object.entries(others).flatMap(([name, values]) =>
    values.map((value) => ({ model: `${name} ${value}`, settings: { ...shipped, [name]: value } })),
  )
  const { sessions, neighbours, last, share } = shipped
  const name = `as shipped: VMIS ${sessions}/${neighbours}/${last} + ${share} SR`
  return [{ model: name, settings: shipped }, ...tried].map(({ model, settings }) => {
    const startedAt = performance.now()
    const judged = models.map(({ set, scores }) =>
      metricsOf(judgeSessions(set.test, scores(settings), popularityOf(set), true)),
    )
    const means = judged.map((metrics) => (metrics['mrr@20']! + metrics['hr@20']!) / 2)
    const values = [
      { metric: 'mean of all', value: means.reduce((sum, value) => sum + value, 0) / means.length, error: 0 },
      ...models.map((log, at) => ({ metric: log.name, value: means[at]!, error: 0 })),
    ]
    const n = models.reduce((sum, { set }) => sum + set.test.length, 0)
    return { set: 'held-back clicks', model, n, values, seconds: (performance.now() - startedAt) / 1000 }
  })
}

/** Nobody is shown what they look at: the item just seen is no target here. */
function heldBackOf(data: string): HeldBack[] {
  const file = (...parts: string[]) => path.join(data, ...parts)
  if (!['serenade', 'rsc15-100k', 'yoochoose1_64'].every((folder) => existsSync(file(folder)))) return []
  const rsc15 = (part: string) => file('rsc15-100k', `yoochoose-clicks-100k_${part}.txt`)
  const yoochoose = readSessions(file('yoochoose1_64', 'train_sessions.txt'), file('yoochoose1_64', 'test.tsv'))
  const cut = Math.floor(yoochoose.train.length * (1 - HELD_BACK))
  const newest = yoochoose.train
    .slice(cut)
    .flatMap((visit) => visit.slice(1).map((target, at) => ({ prefix: visit.slice(0, at + 1), target })))
  return [
    {
      name: 'serenade',
      set: readSessions(file('serenade', 'train.txt'), file('serenade', 'valid.txt')),
    },
    { name: 'rsc15', set: readSessions(rsc15('train_tr'), rsc15('train_valid')) },
    {
      name: 'yoochoose',
      set: { train: yoochoose.train.slice(0, cut), test: newest, items: yoochoose.items },
    },
  ].map((log) => ({ ...log, set: some(log.set) }))
}

/** At most `MOST_TESTS`, evenly chosen. */
function some({ train, test, items }: HeldBack['set']): HeldBack['set'] {
  const tests = test.filter(({ prefix, target }) => target !== prefix.at(-1))
  const step = Math.max(1, Math.ceil(tests.length / MOST_TESTS))
  return { train, items, test: tests.filter((_, at) => at % step === 0) }
}

/** The source over one log; rules are built once for settings that read them alike. */
function modelOf({ set }: HeldBack): (settings: ClickSettings) => (query: readonly number[]) => Scores {
  const visits = packSequences(set.train)
  const index = buildSessionIndex(visits, set.items)
  const tally = new Tally(set.items)
  const built = new Map<string, ReturnType<typeof buildRules>>()
  const taken = (add: () => void): Scores => {
    add()
    return tally.take(null, Infinity)
  }
  return ({ sessions, neighbours, last, share, decay, ...rules }) => {
    const { backward, power, alpha } = rules
    const key = `${backward} ${power} ${alpha}`
    const lists = built.get(key) ?? buildRules(visits, set.items, { ...ruleSettings.clicks, backward, power, alpha })
    built.set(key, lists)
    const how: SessionSettings = { sessions, neighbours, last }
    return (query) =>
      blended(
        [
          taken(() => scoreBySessions(index, query, how, tally)),
          taken(() => scoreByLists(lists, query.slice(0, 20), decay, tally)),
        ],
        [1, share],
      )
  }
}

function popularityOf({ train, items }: Pick<SessionSet, 'train' | 'items'>): Float64Array {
  const popularity = new Float64Array(items)
  for (const visit of train) for (const item of visit) popularity[item]!++
  return popularity
}
