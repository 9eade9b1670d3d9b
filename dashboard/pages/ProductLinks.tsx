import { useQuery } from '@tanstack/react-query'
import { number, percent } from '../format.ts'
import { Badge, Code } from '../parts/Badge.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { linksQuery } from '../queries.ts'
import type { ProductDetail, TypeLinkView } from '../shapes.ts'
import { currentLanguage, t, tOf } from '../words.ts'

type Names = Readonly<Record<string, string>>
const named = (names: Names, id: string): string =>
  names[currentLanguage()] ?? names.en ?? Object.values(names)[0] ?? id

const shownLinks = 8

/** What a product is for, how sure that is, and which types go with it. */
export function ProductLinks({ product }: { product: ProductDetail }) {
  const { type } = product
  return (
    <div className="section">
      <h3>{t('product.type')}</h3>
      {type === undefined ? <p className="small muted">{t('product.noType')}</p> : <Links type={type} />}
    </div>
  )
}

function Links({ type }: { type: NonNullable<ProductDetail['type']> }) {
  const query = useQuery(linksQuery(type.id))
  return (
    <Loaded query={query} skeleton={<SkeletonLines lines={3} />}>
      {({ items }) => {
        const links = items.filter(({ from }) => from === type.id).toSorted((a, b) => b.weight - a.weight)
        return (
          <>
            <p className="row wrap tight">
              <b className="medium">{ownName(items, type.id)}</b>
              {type.locked === true ? <Badge tone="accent">{t('product.pinned')}</Badge> : null}
              <span className="small dim">
                {t('product.sureness', { share: percent(type.confidence), by: tOf('product.by', type.by) })}
              </span>
            </p>
            <h3 style={{ marginTop: 8 }}>{t('product.links')}</h3>
            {links.length === 0 ? (
              <p className="small muted">{t('product.linksNone')}</p>
            ) : (
              <ul className="lines small">
                {links.slice(0, shownLinks).map((link) => (
                  <li key={link.id} className="row">
                    <span className="grow clip">{named(link.toNames, link.to)}</span>
                    <Code>{tOf('product.kind', link.kind)}</Code>
                    <span className="num dim">{number(link.weight, { maximumFractionDigits: 2 })}</span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** Links name both ends, so that a type with links needs no further request for its name. */
function ownName(links: readonly TypeLinkView[], id: string): string {
  const [link] = links
  if (link === undefined) return id
  return link.from === id ? named(link.fromNames, id) : named(link.toNames, id)
}
