import { useQuery } from '@tanstack/react-query'
import { money, number } from '../format.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { Thumb } from '../parts/Thumb.tsx'
import { neighboursQuery } from '../queries.ts'
import { t } from '../words.ts'

/** The products that are most alike; each opens in place of this one. */
export function ProductNeighbours({ id, open }: { id: string; open: (id: string) => void }) {
  const query = useQuery(neighboursQuery(id))
  return (
    <div className="section">
      <h3>{t('catalog.neighbours')}</h3>
      <p className="help">{t('catalog.neighboursHelp')}</p>
      <Loaded query={query} skeleton={<SkeletonLines lines={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="small muted">{t('catalog.neighboursNone')}</p>
          ) : (
            <ul className="neighbours">
              {items.slice(0, 8).map((item) => {
                const other = item.productId ?? item.id ?? ''
                return (
                  <li key={other}>
                    <button type="button" onClick={() => open(other)}>
                      <Thumb src={item.imageUrl} size={32} />
                      <span className="grow clip" title={item.title}>
                        {item.title}
                      </span>
                      <span className="num small muted">{money(item.price, item.currency)}</span>
                      {item.score === undefined ? null : (
                        <span className="num small dim">{number(item.score, { maximumFractionDigits: 2 })}</span>
                      )}
                    </button>
                  </li>
                )
              })}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}
