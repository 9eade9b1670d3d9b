import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ago, money, nameOf, number } from '../format.ts'
import { Badge } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { CustomerName } from '../parts/CustomerName.tsx'
import { Notice } from '../parts/Notice.tsx'
import { ProductLine } from '../parts/ProductLine.tsx'
import type { CustomerDetail, OrderView } from '../shapes.ts'
import { t, tOf } from '../words.ts'

interface AssistCustomerProps {
  customer: CustomerDetail
  actions: ReactNode
}

const proven = (customer: CustomerDetail): boolean =>
  customer.identifiers.some(({ type, verified }) => verified && type !== 'anonymousId')

/** The profile in short: contacts, the visit, the cart, the last orders, what they like. */
export function AssistCustomer({ customer, actions }: AssistCustomerProps) {
  const { id, label, identifiers, purposes, country, language, lastSeenAt } = customer
  const contacts = identifiers.filter(({ type }) => type === 'email' || type === 'phone')
  return (
    <Card title={<CustomerName id={id} label={label} known={proven(customer)} />} className="assistCustomer">
      <div className="section">
        <p className="small muted">
          {[
            country === undefined ? '' : nameOf('region', country),
            language === undefined ? '' : nameOf('language', language),
            t('assist.seen', { when: ago(lastSeenAt) }),
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
        {contacts.map(({ type, value }) => (
          <p key={`${type} ${value}`} className="small">
            {value}
          </p>
        ))}
        <p className="row">
          <Link to="/customers/$id" params={{ id }} className="small">
            {t('assist.profile')}
          </Link>
          <span className="push">{actions}</span>
        </p>
      </div>
      {purposes.personalization === false ? (
        <div className="section">
          <Notice tone="warn">{t('assist.noPersonalization')}</Notice>
        </div>
      ) : null}
      <Visit customer={customer} />
      <Cart customer={customer} />
      <Orders orders={customer.orders} />
      <Interests customer={customer} />
    </Card>
  )
}

function Visit({ customer: { session, lastSession } }: { customer: CustomerDetail }) {
  const visit = session ?? lastSession
  if (visit === null) return null
  const seen = [...new Map(visit.views.map(({ productId }) => [productId as string, productId as string])).values()]
  return (
    <Part title={session === null ? t('assist.lastVisit') : t('assist.visit')} note={ago(visit.lastAt)}>
      {visit.queries.length > 0 ? (
        <p className="small muted">{t('assist.searched', { words: visit.queries.slice(-3).join(', ') })}</p>
      ) : null}
      {seen.length === 0 ? <p className="small muted">{t('assist.noViews')}</p> : null}
      <ul>
        {seen
          .slice(-4)
          .toReversed()
          .map((id) => (
            <ProductLine key={id} id={id} />
          ))}
      </ul>
    </Part>
  )
}

function Cart({ customer: { cart } }: { customer: CustomerDetail }) {
  if (cart.lines.length === 0) return null
  const total = cart.lines.reduce((sum, { price = 0, quantity }) => sum + price * quantity, 0)
  return (
    <Part title={t('assist.cart')} note={total > 0 ? money(total, cart.currency) : ''}>
      <ul>
        {cart.lines.slice(0, 5).map(({ productId, variantId, quantity, price }) => (
          <ProductLine key={`${productId} ${variantId ?? ''}`} id={productId}>
            <span className="small dim num">
              {number(quantity)} × {price === undefined ? '' : money(price, cart.currency)}
            </span>
          </ProductLine>
        ))}
      </ul>
    </Part>
  )
}

function Orders({ orders }: { orders: readonly OrderView[] }) {
  const newest = orders.toSorted((a, b) => b.at - a.at).slice(0, 3)
  return (
    <Part title={t('assist.lastOrders')} note={orders.length > 0 ? number(orders.length) : ''}>
      {newest.length === 0 ? <p className="small muted">{t('assist.noOrders')}</p> : null}
      {newest.map(({ id, at, status, total, currency, lines }) => (
        <div key={id} className="assistOrder">
          <p className="small row">
            <span className="num">{ago(at)}</span>
            <Badge tone={status === 'delivered' ? 'ok' : status === 'cancelled' ? 'bad' : 'plain'}>
              {tOf('order', status)}
            </Badge>
            <span className="push num medium">{money(total, currency)}</span>
          </p>
          <ul>
            {lines.slice(0, 3).map(({ productId }) => (
              <ProductLine key={productId} id={productId} />
            ))}
          </ul>
          {lines.length > 3 ? <p className="small dim">{t('assist.moreLines', { n: lines.length - 3 })}</p> : null}
        </div>
      ))}
    </Part>
  )
}

function Interests({ customer: { interests } }: { customer: CustomerDetail }) {
  const best = interests
    .filter(({ kind }) => kind === 'wished' || kind === 'carted' || kind === 'watched')
    .toSorted((a, b) => b.at - a.at)
    .slice(0, 4)
  if (best.length === 0) return null
  return (
    <Part title={t('assist.interests')}>
      <ul>
        {best.map(({ kind, productId, at }) => (
          <ProductLine key={`${kind} ${productId}`} id={productId}>
            <span className="small dim">
              {tOf('interest', kind)}, {ago(at)}
            </span>
          </ProductLine>
        ))}
      </ul>
    </Part>
  )
}

const Part = ({ title, note = '', children }: { title: string; note?: string; children: ReactNode }) => (
  <section className="section" aria-label={title}>
    <h3 className="row">
      {title} <span className="push small dim num">{note}</span>
    </h3>
    {children}
  </section>
)
