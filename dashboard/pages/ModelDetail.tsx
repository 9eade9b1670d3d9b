import { ago, number, percent, day } from '../format.ts'
import { useMember } from '../me.ts'
import { modelTone } from '../modelTone.ts'
import { Badge } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { Chart } from '../parts/Chart.tsx'
import type { Model } from '../shapes.ts'
import { t } from '../words.ts'

const score = (value: number): string => number(value, { minimumFractionDigits: 4, maximumFractionDigits: 4 })
const loss = (value: number): string => number(value, { maximumFractionDigits: 2 })
const epoch = (value: number): string => (Number.isInteger(value) ? t('models.epoch', { at: value }) : '')

/** The model that serves, or the newest: how it did against the others, and how it learnt. */
export function ModelDetail({ model }: { model: Model }) {
  const { site } = useMember()
  const { report, products, bytesPerProduct, createdAt, state, verdict } = model
  const { candidate, rules, live } = report.scores
  const { window } = report
  const facts: readonly [string, string][] = [
    ['NDCG@10', score(candidate.ndcg)],
    [t('models.rulesNdcg'), score(rules.ndcg)],
    ...(live === null ? [] : [[t('models.liveNdcg'), score(live.ndcg)] as [string, string]]),
    ['HR@10', percent(candidate.hr)],
    [t('models.covered'), percent(candidate.covered / Math.max(1, products))],
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
