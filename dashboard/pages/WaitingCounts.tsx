import { useQuery } from '@tanstack/react-query'
import { dateTime, number } from '../format.ts'
import { useMember } from '../me.ts'
import { Badge } from '../parts/Badge.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { waitingQuery } from '../queries.ts'
import { t, tOf } from '../words.ts'

/** Who waits for a product, in numbers; `nameOf` is how the page calls a variant. */
export function WaitingCounts({ id, nameOf }: { id: string; nameOf: (variant: string | undefined) => string }) {
  const { site } = useMember()
  const query = useQuery(waitingQuery(id))
  return (
    <div className="section">
      <h3>{t('waiting.title')}</h3>
      <p className="help">{t('waiting.help')}</p>
      <Loaded query={query} skeleton={<SkeletonLines lines={2} />}>
        {({ items, oldestAt, lastDrainedAt, settling, draining }) => (
          <>
            {items.length === 0 ? (
              <p className="small muted">{t('waiting.none')}</p>
            ) : (
              <ul className="lines small">
                {items.map(({ kind, variantId, customers }) => (
                  <li key={`${kind}/${variantId ?? ''}`} className="row">
                    <span className="grow">
                      {[tOf('waiting.kind', kind), nameOf(variantId)].filter(Boolean).join(' · ')}
                    </span>
                    <span className="num">{number(customers)}</span>
                  </li>
                ))}
              </ul>
            )}
            <p className="row wrap tight small dim" style={{ marginTop: 6 }}>
              {oldestAt === null ? null : <span>{t('waiting.oldest', { at: dateTime(oldestAt, site.timeZone) })}</span>}
              {lastDrainedAt === null ? null : (
                <span>{t('waiting.last', { at: dateTime(lastDrainedAt, site.timeZone) })}</span>
              )}
              {settling.length > 0 ? <Badge tone="warn">{t('waiting.settling')}</Badge> : null}
              {draining.length > 0 ? <Badge tone="accent">{t('waiting.draining')}</Badge> : null}
            </p>
          </>
        )}
      </Loaded>
    </div>
  )
}
