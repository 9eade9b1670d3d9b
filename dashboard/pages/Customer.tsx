import { IconClock, IconLanguage, IconWorld } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { initials, nameOf, shortId, time } from '../format.ts'
import { useMember } from '../me.ts'
import { serverNow } from '../serverClock.ts'
import { Badge } from '../parts/Badge.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { SkeletonLines, SkeletonRows } from '../parts/Skeleton.tsx'
import { customerQuery, decisionsQuery } from '../queries.ts'
import type { CustomerDetail } from '../shapes.ts'
import { t } from '../words.ts'
import { CustomerDecisions } from './CustomerDecisions.tsx'
import { CustomerPortrait } from './CustomerPortrait.tsx'
import { CustomerRecommended } from './CustomerRecommended.tsx'
import { CustomerTimeline } from './CustomerTimeline.tsx'
import '../style/customer.css'

const route = getRouteApi('/customers/$id')

/** The name a customer goes by: their own, else what identifies them best. */
export function customerName(customer: Pick<CustomerDetail, 'identifiers' | 'traits'>): string | null {
  const { firstName, lastName, name } = customer.traits
  const said = [firstName, lastName].filter((part) => typeof part === 'string' && part !== '').join(' ')
  if (said !== '') return said
  if (typeof name === 'string' && name !== '') return name
  const best = (['email', 'externalId', 'phone'] as const)
    .map((type) => customer.identifiers.find((identifier) => identifier.type === type))
    .find((identifier) => identifier !== undefined)
  return best?.value ?? null
}

export function Customer() {
  const { id } = route.useParams()
  const query = useQuery(customerQuery(id))
  const customer = query.data
  const name = customer ? customerName(customer) : null
  const { site } = useMember()
  const timeZone = customer?.timeZone ?? site.timeZone
  const known = customer?.identifiers.some(({ verified }) => verified) ?? false
  return (
    <Page
      title={name ?? (customer ? t('customer.anonymous') : shortId(id))}
      crumb={<Link to="/customers">{t('nav.customers')}</Link>}
      avatar={
        <span className="avatar large" aria-hidden>
          {name ? initials(name) : '?'}
        </span>
      }
      badges={
        customer ? (
          <>
            <Badge tone={known ? 'ok' : 'plain'}>{t(known ? 'customers.known' : 'customers.anonymous')}</Badge>
            {customer.session ? <Badge tone="accent">{t('customer.here')}</Badge> : null}
            {customer.segments.map((segment) => (
              <Badge key={segment}>{segment}</Badge>
            ))}
            <span className="small muted row tight">
              <IconClock size={14} /> {t('customer.localTime', { time: time(serverNow(), timeZone), zone: timeZone })}
            </span>
            {customer.language ? (
              <span className="small muted row tight">
                <IconLanguage size={14} /> {nameOf('language', customer.language)}
              </span>
            ) : null}
            {customer.country ? (
              <span className="small muted row tight">
                <IconWorld size={14} /> {nameOf('region', customer.country)}
              </span>
            ) : null}
          </>
        ) : null
      }
    >
      <Loaded query={query} skeleton={<CustomerSkeleton />}>
        {(loaded) => <Portrayed customer={loaded} timeZone={timeZone} />}
      </Loaded>
    </Page>
  )
}

function Portrayed({ customer, timeZone }: { customer: CustomerDetail; timeZone: string }) {
  const decisions = useQuery(decisionsQuery(customer.id))
  const newestFirst = [...(decisions.data?.items ?? [])].sort((a, b) => b.at - a.at)
  return (
    <div className="customerGrid">
      <CustomerPortrait customer={customer} timeZone={timeZone} />
      <CustomerTimeline customer={customer} timeZone={timeZone} decisions={newestFirst} />
      <CustomerDecisions customer={customer} timeZone={timeZone} query={decisions} decisions={newestFirst} />
      <CustomerRecommended customer={customer} />
    </div>
  )
}

const CustomerSkeleton = () => (
  <div className="customerGrid">
    <div className="card portrait">
      <SkeletonLines lines={14} />
    </div>
    <div className="card">
      <SkeletonRows rows={8} />
    </div>
    <div className="card">
      <SkeletonLines lines={8} />
    </div>
    <div className="card recommended">
      <SkeletonRows rows={2} />
    </div>
  </div>
)
