import { ago, number, percent, day } from '../format.ts'
import { useMember } from '../me.ts'
import { modelTone } from '../modelTone.ts'
import { Badge } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { Chart } from '../parts/Chart.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import type { Model } from '../shapes.ts'
import { t } from '../words.ts'

const score = (value: number): string => number(value, { minimumFractionDigits: 4, maximumFractionDigits: 4 })
const loss = (value: number): string => number(value, { maximumFractionDigits: 2 })
const epoch = (value: number): string => (Number.isInteger(value) ? t('models.epoch', { at: value }) : '')

/** The model that serves, or the newest: how it did against the others, and how it learnt. */
export function ModelDetail({ model }: { model: Model }) {
  const { site } = useMember()
  const { report, products, bytesPerProduct, createdAt, state, verdict } = model
  const { scores, window, chosenHead } = report
  const { candidate } = scores
  const facts: readonly [string, string][] = [
    [t('models.hit'), percent(candidate.hr)],
    [t('models.order'), score(candidate.ndcg)],
    [t('models.covered'), percent(candidate.covered / Math.max(1, products))],
    ...(candidate.head === undefined ? [] : [[t('models.head'), percent(candidate.head)] as [string, string]]),
    [t('models.size'), t('models.bytes', { n: bytesPerProduct })],
  ]
  return (
    <Card
      title={t(state === 'live' ? 'models.live' : 'models.newest')}
      note={t('models.trainedAgo', { when: ago(createdAt) })}
      actions={<Badge tone={modelTone(state)}>{t(`models.state.${state}`)}</Badge>}
    >
      <dl className="numbers">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="small dim">{name}</dt>
            <dd className="num medium">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="section">
        <p>{t(`models.reason.${verdict.reason}`)}</p>
        <p className="small muted">
          {t('models.window', {
            histories: window.histories,
            from: day(window.from, site.timeZone),
            to: day(window.heldBackFrom, site.timeZone),
            n: window.tests,
          })}
        </p>
      </div>
      <p className="section help">{t('models.explained')}</p>
      <Compared scores={scores} products={products} />
      {candidate.head === undefined || chosenHead === undefined ? null : (
        <p className="section small muted">
          {t(candidate.head > chosenHead * 1.5 ? 'models.biased' : 'models.unbiased', {
            shown: percent(candidate.head),
            chosen: percent(chosenHead),
          })}
        </p>
      )}
      {report.curve.length > 1 ? (
        <div className="section">
          <Chart
            label={t('models.curve')}
            days={report.curve.map((_, at) => at + 1)}
            lines={[{ label: t('models.lossName'), values: report.curve, colour: '--accent', area: true }]}
            format={loss}
            position={epoch}
            height={180}
          />
        </div>
      ) : null}
    </Card>
  )
}

/** The model beside sequential rules and the one before, on the same predictions. */
function Compared({ scores, products }: { scores: Model['report']['scores']; products: number }) {
  const rows = [
    { id: 'candidate', name: t('models.thisModel'), score: scores.candidate },
    { id: 'rules', name: t('models.rules'), score: scores.rules },
    ...(scores.live === null ? [] : [{ id: 'live', name: t('models.before'), score: scores.live }]),
  ]
  const counted = rows.some(({ score: { head } }) => head !== undefined)
  return (
    <DataTable
      label={t('models.compared')}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        { id: 'name', fill: true, head: t('models.compared'), cell: ({ name }) => name },
        { id: 'ndcg', head: t('models.order'), right: true, cell: (row) => score(row.score.ndcg) },
        { id: 'hr', head: t('models.hit'), right: true, cell: (row) => percent(row.score.hr) },
        {
          id: 'covered',
          head: t('models.covered'),
          right: true,
          wide: true,
          cell: (row) => percent(row.score.covered / Math.max(1, products)),
        },
        ...(counted
          ? [
              {
                id: 'head',
                head: t('models.head'),
                right: true,
                wide: true,
                cell: (row: (typeof rows)[number]) => (row.score.head === undefined ? '–' : percent(row.score.head)),
              },
            ]
          : []),
      ]}
    />
  )
}
