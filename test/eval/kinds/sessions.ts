import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Papa from 'papaparse'
import { SESSION_RULES } from '../../../worker/recommend/sources/session.ts'
import { sessionSettings } from '../../../worker/recommend/sessionKnn.ts'
import { needed, type EvalKind, type Report } from '../kind.ts'
import { metricsOf, type Judged } from '../judge.ts'
import { readSessions, type SessionSet } from '../sessionFiles.ts'
import { blended, chooseBlend, judgeSessions, sessionModels } from '../sessionModels.ts'
import { rowOf, type Row } from '../table.ts'

const tuned = { sessions: 1500, neighbours: 300, last: 9 }
const hrAndMrr = (hr: number, mrr: number, published: readonly [string, string] | [] = []) => [
  { metric: 'hr@20', bar: hr, ...(published[0] === undefined ? {} : { published: published[0] }) },
  { metric: 'mrr@20', bar: mrr, ...(published[1] === undefined ? {} : { published: published[1] }) },
]

/** Next click within a visit: three public click logs, and any other of their formats. */
export const sessions: EvalKind = {
  name: 'sessions',
  usage: '--train F --test F [--drop-current]',
  judge: (options) =>
    sessionReport(needed(sessions, options, 'train'), needed(sessions, options, 'test'), options.dropCurrent),
  parts: [
    { name: 'serenade', rows: ({ data }) => serenadeRows(path.join(data, 'sessions')) },
    { name: 'rsc15-100k', rows: ({ data }) => rsc15Rows(path.join(data, 'sessions')) },
    { name: 'yoochoose', rows: ({ data, fast }) => yoochooseRows(path.join(data, 'sessions'), fast) },
  ],
}

/** bol.com's sample of Serenade: no click repeats the one before it, so the current item is dropped. */
function serenadeRows(data: string): Row[] {
  const folder = path.join(data, 'serenade')
  if (!existsSync(folder)) return []
  const startedAt = performance.now()
  const set = readSessions(path.join(folder, 'train.txt'), path.join(folder, 'test.txt'))
  const valid = readSessions(path.join(folder, 'train.txt'), path.join(folder, 'valid.txt'))
  const models = sessionModels(set.train, set.items, false)
  const validModels = sessionModels(valid.train, valid.items, false)
  const seconds = () => (performance.now() - startedAt) / 1000
  const plain = judgeSessions(
    set.test,
    (query) => models.sknn(query, { sessions: 500, neighbours: 50, last: 2 }),
    models.popularity,
    true,
  )
  const both = (weight: number, settings = tuned) =>
    [
      { of: set, models },
      { of: valid, models: validModels },
    ].map((one) =>
      judgeSessions(
        one.of.test,
        (query) => blended([one.models.sknn(query, settings), one.models.rules(query)], [1, weight]),
        one.models.popularity,
        true,
      ),
    )
  const [test, validation] = both(0.1)
  const shipped = both(SESSION_RULES, sessionSettings.clicks)
  const name = 'VMIS 1500/300/9 + .1 SR'
  return [
    rowOf('serenade', 'VMIS 500/50/2', plain, hrAndMrr(0.637, 0.322, ['.6402', '.3277']), seconds()),
    rowOf('serenade', name, test!, [{ metric: 'hr@20', bar: 0.67 }], seconds()),
    meanOfMrr('serenade, valid and test', name, [test!, validation!], 0.335, seconds()),
    meanOfMrr('serenade, valid and test', 'session source as shipped', shipped, 0.33, seconds()),
  ]
}

function meanOfMrr(set: string, model: string, judged: readonly Judged[], bar: number, seconds: number): Row {
  const ranks = judged.flatMap((one) => one.ranks)
  const row = rowOf(
    set,
    model,
    { n: ranks.length, ranks, covered: 0 },
    [{ metric: 'mrr@20', published: '.330', bar }],
    seconds,
  )
  const mean = judged.reduce((sum, one) => sum + metricsOf(one)['mrr@20']!, 0) / judged.length
  return { ...row, values: row.values.map((one) => ({ ...one, value: mean })) }
}

/** The YOOCHOOSE log as prepared in session-rec: clicks repeat, so both ways are reported. */
function rsc15Rows(data: string): Row[] {
  const folder = path.join(data, 'rsc15-100k')
  if (!existsSync(folder)) return []
  const startedAt = performance.now()
  const file = (part: string) => path.join(folder, `yoochoose-clicks-100k_${part}.txt`)
  const set = readSessions(file('train_full'), file('test'))
  const models = sessionModels(set.train, set.items, true)
  const model = (query: readonly number[]) => blended([models.sknn(query, tuned), models.rules(query)], [1, 0.6])
  const name = 'VMIS 1500/300/9 + .6 SR'
  const judge = (tests: SessionSet['test'], dropCurrent: boolean) =>
    judgeSessions(tests, model, models.popularity, dropCurrent)
  const seconds = () => (performance.now() - startedAt) / 1000
  const rows = [
    rowOf('rsc15-100k, repeats kept', name, judge(set.test, false), hrAndMrr(0.69, 0.364), seconds()),
    rowOf('rsc15-100k, last item dropped', name, judge(set.test, true), hrAndMrr(0.433, 0.194), seconds()),
  ]
  const listed = readListed(path.join(folder, 'recoms_rsc15_100k_vsknn.csv'), set)
  const published = ['.610', '.334'] as const
  return [
    ...rows,
    rowOf(
      'rsc15-100k, its listed prefixes',
      name,
      judge(listed.tests, false),
      hrAndMrr(0.62, 0.34, published),
      seconds(),
    ),
    // The lists themselves, as they were published: they check these metrics.
    rowOf(
      'rsc15-100k, its listed prefixes',
      'VSKNN as listed',
      listed.judged,
      hrAndMrr(0.6095, 0.334, published),
      seconds(),
    ),
  ]
}

/** Recommendations that came with the set: which prefixes they are for, and how good they are. */
function readListed(file: string, set: SessionSet): { tests: SessionSet['test']; judged: Judged } {
  const rows = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    header: true,
    delimiter: ';',
    skipEmptyLines: true,
  }).data
  const byPlace = new Map(set.test.map((test) => [`${test.session} ${test.prefix.length - 1}`, test]))
  const tests: SessionSet['test'][number][] = []
  const ranks: number[] = []
  for (const row of rows) {
    const test = byPlace.get(`${row['SessionId']} ${row['Position']}`)
    if (test === undefined) continue
    tests.push(test)
    const place = (row['Recommendations'] ?? '').split(',').indexOf(set.ids[test.target]!)
    ranks.push(place < 0 ? Infinity : place + 1)
  }
  return { tests, judged: { n: tests.length, ranks, covered: 0 } }
}

const EACH_FAST = 20

/** The newest 1/64 of the YOOCHOOSE log as SR-GNN prepared it: sessions a line, repeats kept. */
function yoochooseRows(data: string, fast: boolean): Row[] {
  const folder = path.join(data, 'yoochoose1_64')
  if (!existsSync(folder)) return []
  const startedAt = performance.now()
  const set = readSessions(path.join(folder, 'train_sessions.txt'), path.join(folder, 'test.tsv'))
  const tests = fast ? set.test.filter((_, at) => at % EACH_FAST === 0) : set.test
  const models = sessionModels(set.train, set.items, true)
  const seconds = () => (performance.now() - startedAt) / 1000
  const alone = judgeSessions(tests, models.rules, models.popularity, false)
  const name = fast ? 'yoochoose 1/64, each 20th' : 'yoochoose 1/64'
  const rows = [rowOf(name, 'SR', alone, hrAndMrr(0.697, 0.304, ['.696', '.288']), seconds())]
  if (fast) return rows
  const { preset, weights } = chooseBlend(set, true)
  const chosen = preset === 'clicks' ? models : sessionModels(set.train, set.items, true, preset)
  const both = judgeSessions(
    tests,
    (query) => blended([chosen.rules(query), chosen.sknn(query), chosen.linear(query)], weights),
    chosen.popularity,
    false,
  )
  const label = `blend (${preset}: SR ${weights[0]}, VMIS ${weights[1]}, SLIST ${weights[2]})`
  return [...rows, rowOf(name, label, both, hrAndMrr(0.7, 0.308, ['.709', '.308']), seconds())]
}

/** Any shop's visits, by settings chosen on the newest tenth of its own training visits; judges no bar. */
function sessionReport(trainFile: string, testFile: string, dropCurrent: boolean): Report {
  const set = readSessions(trainFile, testFile)
  const { preset, weights } = chooseBlend(set, !dropCurrent)
  const models = sessionModels(set.train, set.items, !dropCurrent, preset)
  const judged = {
    popular: () => models.popular(),
    rules: (query: readonly number[]) => models.rules(query),
    sknn: (query: readonly number[]) => models.sknn(query),
    linear: (query: readonly number[]) => models.linear(query),
    blend: (query: readonly number[]) =>
      blended(
        [models.rules(query), models.sknn(query), models.linear(query)],
        weights,
        dropCurrent ? query[0] : undefined,
      ),
  }
  return Object.fromEntries(
    Object.entries(judged).map(([name, model]) => {
      const metrics = metricsOf(judgeSessions(set.test, model, models.popularity, dropCurrent))
      return [name, { ...metrics, 'coverage@20': metrics['coverage@20']! / set.items }]
    }),
  )
}
