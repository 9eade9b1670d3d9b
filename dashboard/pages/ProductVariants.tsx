import { DataTable } from '../parts/DataTable.tsx'
import { Availability } from '../parts/Availability.tsx'
import { Badge } from '../parts/Badge.tsx'
import { Price } from '../parts/Price.tsx'
import { number } from '../format.ts'
import type { ProductDetail } from '../shapes.ts'
import { t } from '../words.ts'

/** What can be bought of a product, each with its own price and stock. */
export function ProductVariants({ product }: { product: ProductDetail }) {
  return (
    <>
      <h3 className="section subHead">
        {t('catalog.variants')} <Badge>{number(product.variants.length)}</Badge>
      </h3>
      <DataTable
        label={t('catalog.variants')}
        rows={product.variants}
        rowId={({ id }) => id}
        columns={[
          {
            id: 'variant',
            fill: true,
            head: t('catalog.variant'),
            cell: (variant) => (
              <span title={variant.id}>{Object.values(variant.options).join(', ') || variant.sku || variant.id}</span>
            ),
          },
          {
            id: 'price',
            head: t('catalog.price'),
            right: true,
            cell: ({ price, regularPrice, lowestPrice30, currency }) => (
              <Price price={price} regular={regularPrice} lowest={lowestPrice30} currency={currency} full />
            ),
          },
          {
            id: 'stock',
            head: t('catalog.stock'),
            cell: (variant) => <Availability availability={variant.availability} stock={variant.stock} />,
          },
        ]}
      />
    </>
  )
}
