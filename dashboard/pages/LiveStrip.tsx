import { Link } from '@tanstack/react-router'
import { ago, number } from '../format.ts'
import { rateWindow, type LiveRow } from '../live.ts'
import { StateIcon } from '../parts/StateIcon.tsx'
import type { HealthState } from '../shapes.ts'
import { t } from '../words.ts'

interface LiveStripProps {
  rows: readonly LiveRow[]
  rate: readonly number[]
  bad: number
  firstEventAt: number | undefined
}

/** "Is my script working?" in four answers, and the rate of the last 90 s. */
export function LiveStrip({ rows, rate, bad, firstEventAt }: LiveStripProps) {
  const events = rows.flatMap((row) => (row.is === 'event' ? [row.event] : []))
  const browser = events.find(({ trust }) => trust === 'public')
  const server = events.find(({ trust }) => trust === 'server')
  const product = events.find(({ event }) => event === 'Product Viewed')
  const newest = rate.at(-1) ?? 0
  const highest = Math.max(4, ...rate)
  return (
    <section className="card liveStrip" aria-label={t('live.working')}>
      <Answer
        state={browser ? 'ok' : firstEventAt === undefined ? 'bad' : 'open'}
        title={t('live.script')}
        text={
          browser
            ? t('live.scriptSeen', { when: ago(browser.at) })
            : firstEventAt === undefined
              ? t('live.scriptNever')
              : t('live.scriptQuiet')
        }
        link={browser === undefined && firstEventAt === undefined}
      />
      <Answer
        state={product ? 'ok' : 'open'}
        title={t('live.products')}
        text={product ? t('live.productsSeen', { when: ago(product.at) }) : t('live.productsNot')}
      />
      <Answer
        state={server ? 'ok' : 'open'}
        title={t('live.server')}
        text={server ? t('live.serverSeen', { when: ago(server.at) }) : t('live.serverNot')}
      />
      <Answer
        state={bad > 0 ? 'warn' : 'ok'}
        title={t('live.bad')}
        text={bad > 0 ? t('live.badSome', { n: bad }) : t('live.badNone')}
      />
      <div className="rate">
        <div className="row small">
          <span className="dim">{t('live.rate')}</span>
          <b className="push strong num">{number(newest)}</b>
        </div>
        <svg viewBox={`0 0 ${rateWindow * 4} 28`} preserveAspectRatio="none" height="28" width="100%" aria-hidden>
          {rate.map((count, index) => (
            <rect
              key={index}
              x={index * 4}
              width="3"
              y={28 - Math.max(1, (count / highest) * 28)}
              height={Math.max(1, (count / highest) * 28)}
              fill="var(--chart-1)"
              opacity={count === 0 ? 0.25 : 0.7}
            />
          ))}
        </svg>
      </div>
    </section>
  )
}

function Answer({
  state,
  title,
  text,
  link = false,
}: {
  state: HealthState | 'open'
  title: string
  text: string
  link?: boolean
}) {
  return (
    <div>
      <div className="row tight medium">
        <StateIcon state={state} /> {title}
      </div>
      <div className="small muted">
        {text}{' '}
        {link ? (
          <Link to="/settings" search={{ tab: 'keys' }}>
            {t('live.getSnippet')}
          </Link>
        ) : null}
      </div>
    </div>
  )
}
