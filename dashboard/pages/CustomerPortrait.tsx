import { Tooltip } from '@mantine/core'
import { IconCheck, IconClock, IconMinus, IconRosetteDiscountCheckFilled, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Consent } from '../../worker/model/consent.ts'
import { age, dateTime, money, roundMoney, number, shortId, time } from '../format.ts'
import { useMember } from '../me.ts'
import { Badge } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { CopyId } from '../parts/CopyId.tsx'
import type { CustomerDetail } from '../shapes.ts'
import { channels, topics } from '../vocabulary.ts'
import { t, tOf } from '../words.ts'

const identifierWord = { email: 'customer.email', phone: 'customer.phone', externalId: 'customer.shopId' } as const

export function CustomerPortrait({ customer, timeZone }: { customer: CustomerDetail; timeZone: string }) {
  const { site } = useMember()
  const devices = customer.identifiers.filter(({ type }) => type === 'anonymousId')
  const orders = customer.orders.filter(({ status }) => !/cancelled|returned|refunded/.test(status))
  const currency = orders[0]?.currency ?? site.currency
  const spent = orders.reduce((sum, order) => sum + order.total, 0)
  const last = orders.reduce((latest, { at }) => Math.max(latest, at), 0)
  return (
    <Card className="portrait" title={t('customer.portrait')}>
      <dl className="facts cardBody">
        <dt>{t('customer.id')}</dt>
        <dd>
          <CopyId id={customer.id} />
        </dd>
        {customer.identifiers.map(({ type, value, verified }) =>
          type === 'anonymousId' ? null : (
            <Fact key={`${type}${value}`} label={t(identifierWord[type])}>
              <span className="clip" title={value}>
                {value}
              </span>
              {verified ? (
                <span title={t('customer.verified')}>
                  <IconRosetteDiscountCheckFilled
                    size={15}
                    className="ok"
                    role="img"
                    aria-label={t('customer.verified')}
                  />
                </span>
              ) : (
                <Badge tone="warn">{t('customer.unverified')}</Badge>
              )}
            </Fact>
          ),
        )}
        <Fact label={t('customer.devices')}>{t('customer.browsers', { n: devices.length })}</Fact>
        <Fact label={t('customer.since')}>{dateTime(customer.firstSeenAt, timeZone)}</Fact>
      </dl>
      <div className="tiles">
        <Tile
          label={t('customers.spent')}
          value={spent >= 1000 ? roundMoney(spent, currency) : money(spent, currency)}
        />
        <Tile label={t('home.ordersHead')} value={number(orders.length)} />
        <Tile label={t('customer.last')} value={last > 0 ? age(last) : '–'} />
      </div>
      <SessionPart customer={customer} timeZone={timeZone} />
      <CartPart customer={customer} />
      <ConsentPart customer={customer} timeZone={timeZone} />
      <InterestPart customer={customer} />
      <RunPart customer={customer} timeZone={timeZone} />
    </Card>
  )
}

const Fact = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
)

const Tile = ({ label, value }: { label: string; value: string }) => (
  <div>
    <div className="small dim">{label}</div>
    <div className="value">{value}</div>
  </div>
)

function SessionPart({ customer, timeZone }: { customer: CustomerDetail; timeZone: string }) {
  const session = customer.session ?? customer.lastSession
  if (session === null) return null
  const queries = session.queries ?? []
  return (
    <div className="part">
      <h3>{t(customer.session ? 'customer.session' : 'customer.lastSession')}</h3>
      <p className="small muted">
        {t('customer.sessionFacts', {
          n: session.events,
          pages: session.pages,
          from: time(session.startedAt, timeZone),
          to: time(session.lastAt, timeZone),
        })}
      </p>
      {queries.length > 0 ? (
        <p className="small muted">
          {t('customer.searchedFor', {
            what: queries
              .slice(-3)
              .map((query) => `“${query}”`)
              .join(', '),
          })}
        </p>
      ) : null}
    </div>
  )
}

function CartPart({ customer }: { customer: CustomerDetail }) {
  const { cart } = customer
  return (
    <div className="part">
      <h3>{t('customer.cart')}</h3>
      {cart.lines.length === 0 ? (
        <p className="small muted">{t('customer.cartEmpty')}</p>
      ) : (
        <ul className="lines">
          {cart.lines.map((line) => (
            <li key={`${line.productId}${line.variantId ?? ''}`} className="row small">
              <span className="num dim">{line.quantity} ×</span>
              <Link to="/catalog" search={{ product: line.productId }} className="grow clip" title={line.productId}>
                {line.variantId ?? line.productId}
              </Link>
              {line.price === undefined ? null : <span className="num muted">{money(line.price, cart.currency)}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const consentIcons = {
  granted: <IconCheck size={15} className="ok" aria-hidden />,
  denied: <IconX size={15} className="bad" aria-hidden />,
  pending: <IconClock size={15} className="warn" aria-hidden />,
  unknown: <IconMinus size={15} className="dim" aria-hidden />,
} as const
const consentStates = ['granted', 'denied', 'pending', 'unknown'] as const

function ConsentCell({ consent, timeZone }: { consent: Consent | undefined; timeZone: string }) {
  const state = consent?.state ?? 'unknown'
  const told = consent
    ? t('consent.said', { state: t(`consent.${state}`), source: consent.source, when: dateTime(consent.at, timeZone) })
    : t('consent.unknown')
  return (
    <Tooltip label={told}>
      <span className="consentCell" tabIndex={consent ? 0 : -1}>
        {consentIcons[state]}
        <span className="sr">{told}</span>
      </span>
    </Tooltip>
  )
}

function ConsentPart({ customer, timeZone }: { customer: CustomerDetail; timeZone: string }) {
  const spoken = channels.filter((channel) => customer.consents[channel] !== undefined)
  const shown = [...new Set([...(['email', 'inbox', 'push', 'sms'] as const), ...spoken])].slice(0, 5)
  return (
    <div className="part">
      <h3>{t('customer.consents')}</h3>
      <table className="consents">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t('customer.topic')}</span>
            </th>
            {shown.map((channel) => (
              <th scope="col" key={channel}>
                {tOf('channel', channel)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <tr key={topic}>
              <th scope="row">{tOf('topic', topic)}</th>
              {shown.map((channel) => (
                <td key={channel}>
                  <ConsentCell consent={customer.consents[channel]?.[topic]} timeZone={timeZone} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="legend" style={{ marginTop: 8 }}>
        {consentStates.map((state) => (
          <span key={state}>
            {consentIcons[state]} {t(`consent.${state}`)}
          </span>
        ))}
      </div>
    </div>
  )
}

function InterestPart({ customer }: { customer: CustomerDetail }) {
  const strength = { bought: 5, carted: 4, watched: 3, wished: 3, viewed: 1 } as const
  const best = [...customer.interests].sort((a, b) => strength[b.kind] - strength[a.kind] || b.at - a.at).slice(0, 10)
  if (best.length === 0) return null
  return (
    <div className="part">
      <h3>{t('customer.interests')}</h3>
      <div className="row wrap tight">
        {best.map(({ kind, productId, variantId, times }) => (
          <Link
            key={`${kind}${productId}${variantId ?? ''}`}
            className="badge"
            to="/catalog"
            search={{ product: productId }}
            title={t('customer.interestTitle', { what: productId, kind: tOf('interest', kind), n: times })}
          >
            {tOf('interest', kind)} {productId}
            {times > 1 ? ` × ${times}` : ''}
          </Link>
        ))}
      </div>
    </div>
  )
}

function RunPart({ customer, timeZone }: { customer: CustomerDetail; timeZone: string }) {
  const live = customer.runs.filter(({ ended }) => ended === undefined)
  const timers = customer.timers.filter(({ kind }) => kind !== 'flush')
  if (live.length === 0 && timers.length === 0) return null
  return (
    <div className="part">
      <h3>{t('customer.runs')}</h3>
      <ul className="lines">
        {live.map((run) => (
          <li key={run.id} className="small">
            <Link to="/scenarios/$id" params={{ id: run.scenario }}>
              {tOf('scenario', run.scenario)}
            </Link>{' '}
            <span className="muted">{t('customer.waitsAt', { step: run.step })}</span>
          </li>
        ))}
        {timers.map(({ id, kind, dueAt }) => (
          <li key={id} className="small muted row" title={shortId(id)}>
            <IconClock size={14} aria-hidden /> {tOf('timer', kind)} {dateTime(dueAt, timeZone)}
          </li>
        ))}
      </ul>
    </div>
  )
}
