import { existsSync } from 'node:fs'
import path from 'node:path'
import { SESSION_RULES } from '../../../worker/recommend/sources/session.ts'
import { sessionSettings } from '../../../worker/recommend/sessionKnn.ts'
import { needed, type EvalKind } from '../kind.ts'
import { metricsOf, type Metrics } from '../judge.ts'
import { readSessions } from '../sessionFiles.ts'
import { blended, judgeSessions, sessionModels } from '../sessionModels.ts'
import { rowOf, type Row } from '../table.ts'

const tuned = { sessions: 1500, neighbours: 300, last: 9 }

/** Next click within a visit: two public click logs, and any other of their formats. */
export const sessions: EvalKind = {
  name: 'sessions',
  usage: '--train F --test F [--drop-current]',
  judge: (options) =>
    sessionReport(needed(sessions, options, 'train'), needed(sessions, options, 'test'), options.dropCurrent),
  rows: ({ data }) => (existsSync(path.join(data, 'sessions')) ? [...serenadeRows(data), ...rsc15Rows(data)] : []),
}

/** bol.com's sample of Serenade: no click repeats the one before it, so the current item is dropped. */
function serenadeRows(data: string): Row[] {
  const folder = path.join(data, 'sessions/serenade')
  const startedAt = performance.now()
  const set = readSessions(path.join(folder, 'train.txt'), path.join(folder, 'test.txt'))
  const valid = readSessions(path.join(folder, 'train.txt'), path.join(folder, 'valid.txt'))
  const models = sessionModels(set, false)
  const validModels = sessionModels(valid, false)
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
        (query) => blended(one.models.sknn(query, settings), one.models.rules(query), weight),
        one.models.popularity,
        true,
      ),
    )
  const [test, validation] = both(0.1)
  const shipped = both(SESSION_RULES, sessionSettings.clicks)
  return [
    rowOf(
      'serenade',
      'VMIS 500/50/2',
      plain,
      [
        { metric: 'hr@20', published: '.6402', bar: 0.637 },
        { metric: 'mrr@20', published: '.3277', bar: 0.322 },
      ],
      seconds(),
    ),
    rowOf('serenade', 'VMIS 1500/300/9 + .1 SR', test!, [{ metric: 'hr@20', bar: 0.67 }], seconds()),
    meanOfMrr('serenade, valid and test', 'VMIS 1500/300/9 + .1 SR', [test!, validation!], 0.335, seconds()),
    meanOfMrr('serenade, valid and test', 'session source as shipped', shipped, 0.33, seconds()),
  ]
}

function meanOfMrr(
  set: string,
  model: string,
  judged: readonly Parameters<typeof metricsOf>[0][],
  bar: number,
  seconds: number,
): Row {
  const means = judged.map((one) => metricsOf(one)['mrr@20']!)
  const pooled = { n: 0, ranks: judged.flatMap((one) => one.ranks), covered: 0 }
  pooled.n = pooled.ranks.length
  const [row] = [rowOf(set, model, pooled, [{ metric: 'mrr@20', published: '.330', bar }], seconds)]
  return {
    ...row,
    values: row.values.map((one) => ({ ...one, value: means.reduce((sum, mean) => sum + mean, 0) / means.length })),
  }
}

/** The YOOCHOOSE log as prepared in session-rec: clicks repeat, so both ways are reported. */
function rsc15Rows(data: string): Row[] {
  const folder = path.join(data, 'sessions/rsc15-100k')
  const startedAt = performance.now()
  const file = (part: string) => path.join(folder, `yoochoose-clicks-100k_${part}.txt`)
  const set = readSessions(file('train_full'), file('test'))
  const models = sessionModels(set, true)
  const model = (query: readonly number[]) => blended(models.sknn(query, tuned), models.rules(query), 0.6)
  const bars = [
    { dropCurrent: false, name: 'rsc15-100k, repeats kept', hr: 0.69, mrr: 0.364 },
    { dropCurrent: true, name: 'rsc15-100k, last item dropped', hr: 0.433, mrr: 0.194 },
  ]
  return bars.map(({ dropCurrent, name, hr, mrr }) =>
    rowOf(
      name,
      'VMIS 1500/300/9 + .6 SR',
      judgeSessions(set.test, model, models.popularity, dropCurrent),
      [
        { metric: 'hr@20', bar: hr },
        { metric: 'mrr@20', bar: mrr },
      ],
      (performance.now() - startedAt) / 1000,
    ),
  )
}

/** Any shop's visits by the settings that ship; judges no bar. */
function sessionReport(trainFile: string, testFile: string, dropCurrent: boolean): Record<string, Metrics> {
  const set = readSessions(trainFile, testFile)
  const models = sessionModels(set, !dropCurrent)
  const sknn = (query: readonly number[]) => models.sknn(query, sessionSettings.clicks)
  const judged = {
    popular: () => models.popular(),
    rules: models.rules,
    sknn,
    blend: (query: readonly number[]) => blended(sknn(query), models.rules(query), SESSION_RULES),
  }
  return Object.fromEntries(
    Object.entries(judged).map(([name, model]) => {
      const metrics = metricsOf(judgeSessions(set.test, model, models.popularity, dropCurrent))
      return [name, { ...metrics, 'coverage@20': metrics['coverage@20']! / set.items }]
    }),
  )
}
