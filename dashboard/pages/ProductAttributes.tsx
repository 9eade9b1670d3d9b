import { Fragment } from 'react'
import { Code } from '../parts/Badge.tsx'
import type { ProductDetail } from '../shapes.ts'
import { t } from '../words.ts'

const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'object' && value !== null && 'value' in value
      ? [String(value.value), 'unit' in value ? String(value.unit) : ''].join(' ').trim()
      : String(value)

/** What the feed says of a product beside its texts: attributes, collection, labels. */
export function ProductAttributes({ product }: { product: ProductDetail }) {
  const facts = [
    ...(product.collection ? [[t('catalog.collection'), product.collection] as const] : []),
    ...Object.entries(product.attributes).map(([name, value]) => [name, textOf(value)] as const),
  ]
  if (facts.length === 0 && product.labels.length === 0) return null
  return (
    <div className="section">
      <h3>{t('catalog.attributes')}</h3>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt className="clip" title={name}>
              {name}
            </dt>
            <dd className="clip" title={value}>
              {value}
            </dd>
          </Fragment>
        ))}
      </dl>
      {product.labels.length > 0 ? (
        <p className="row wrap tight" style={{ marginTop: 6 }}>
          {product.labels.map((label) => (
            <Code key={label}>{label}</Code>
          ))}
        </p>
      ) : null}
    </div>
  )
}
