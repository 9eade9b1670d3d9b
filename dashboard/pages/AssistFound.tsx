import { IconUserOff } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ago, number } from '../format.ts'
import { CustomerName } from '../parts/CustomerName.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { customersQuery } from '../queries.ts'
import { t } from '../words.ts'

/** Customers that the words name, without words those who were here last; chosen by mouse or keyboard. */
export function AssistFound({ q, choose }: { q: string; choose: (id: string) => void }) {
  const query = useInfiniteQuery(customersQuery(q === '' ? {} : { q }))
  return (
    <section className="card found" aria-label={t(q === '' ? 'assist.lately' : 'assist.found')}>
      {q === '' ? (
        <header className="cardHead">
          <h2>{t('assist.lately')}</h2>
        </header>
      ) : null}
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items).slice(0, q === '' ? 8 : 12)
          return rows.length === 0 ? (
            <Empty
              icon={IconUserOff}
              title={t(q === '' ? 'customers.none' : 'customers.noneFound')}
              text={t(q === '' ? 'customers.noneText' : 'assist.noneFound')}
            />
          ) : (
            <ul>
              {rows.map((row) => (
                <li key={row.id}>
                  <button type="button" className="rowButton foundRow" onClick={() => choose(row.id)}>
                    <CustomerName id={row.id} label={row.label} known={row.known} />
                    <span className="push small dim">
                      {t('assist.orders', { n: row.orders })}, {ago(row.lastSeenAt)}
                      {row.cartLines > 0 ? `, ${t('assist.inCart', { n: number(row.cartLines) })}` : ''}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}
