import { Button, Select } from '@mantine/core'
import { IconCopy, IconFileUpload, IconMessageStar, IconPackages, IconSitemap } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ago, dateTime, number } from '../format.ts'
import { Availability } from '../parts/Availability.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { Price } from '../parts/Price.tsx'
import { Search } from '../parts/Search.tsx'
import { Thumb } from '../parts/Thumb.tsx'
import { productsQuery } from '../queries.ts'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Segmented } from '../parts/Segmented.tsx'
import { t, type Word } from '../words.ts'
import { ProductPanel } from './ProductPanel.tsx'
import '../style/catalog.css'

const route = getRouteApi('/catalog')

type Facet = 'category' | 'brand' | 'type' | 'label'
const facets = [
  { facet: 'category', word: 'catalog.category', any: 'catalog.anyCategory' },
  { facet: 'brand', word: 'catalog.brand', any: 'catalog.anyBrand' },
  { facet: 'type', word: 'catalog.type', any: 'catalog.anyType' },
  { facet: 'label', word: 'catalog.label', any: 'catalog.anyLabel' },
] as const satisfies readonly { facet: Facet; word: Word; any: Word }[]
const stocks = ['in', 'out', 'gone'] as const

export function Catalog() {
  const { q, category, stock, brand, label, type, product } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(
    productsQuery({ q, category, brand, label, type, stock: stocks.find((known) => known === stock) }),
  )
  const first = query.data?.pages[0]
  const filtered = [q, category, stock, brand, label, type].some((value) => value !== undefined)
  const change = (values: Partial<Record<'q' | 'stock' | Facet, string | undefined>>) =>
    void navigate({ search: (old) => ({ ...old, ...values }), replace: true })
  const chosen = { category, brand, label, type }
  return (
    <Page
      title={t('nav.catalog')}
      subtitle={first ? t('catalog.count', { n: first.total }) : ' '}
      actions={
        <>
          <LinkButton to="/catalog/types" leftSection={<IconSitemap size={16} />}>
            {t('catalog.types')}
          </LinkButton>
          <LinkButton to="/catalog/reviews" leftSection={<IconMessageStar size={16} />}>
            {t('catalog.reviews')}
          </LinkButton>
          <LinkButton to="/catalog/duplicates" leftSection={<IconCopy size={16} />}>
            {t('catalog.duplicates')}
          </LinkButton>
          <LinkButton to="/catalog/feeds" leftSection={<IconFileUpload size={16} />}>
            {t('catalog.feeds')}
          </LinkButton>
        </>
      }
    >
      <div className="filters">
        <Search
          label={t('catalog.search')}
          placeholder={t('catalog.search')}
          value={q ?? ''}
          onChange={(value) => change({ q: value || undefined })}
        />
        {facets.map(({ facet, word, any }) =>
          chosen[facet] === undefined && (first?.facets?.[facet] ?? []).length === 0 ? null : (
            <Select
              key={facet}
              aria-label={t(word)}
              placeholder={t(any)}
              data={(first?.facets?.[facet] ?? []).map(({ id, name, count }) => ({
                value: id,
                label: `${name} (${number(count)})`,
              }))}
              value={chosen[facet] ?? null}
              onChange={(value) => change({ [facet]: value ?? undefined })}
              searchable
              clearable
              style={{ width: facet === 'category' ? 240 : 170 }}
            />
          ),
        )}
        <Segmented
          label={t('catalog.stock')}
          value={stock ?? 'all'}
          onChange={(value) => change({ stock: value === 'all' ? undefined : value })}
          data={[
            { value: 'all', label: t('catalog.all') },
            { value: 'in', label: t('catalog.in') },
            { value: 'out', label: t('catalog.out') },
            { value: 'gone', label: t('catalog.goneOnly') },
          ]}
        />
      </div>
      <div className={product ? 'split' : ''}>
        <section className="card">
          <Loaded query={query}>
            {({ pages }) => {
              const rows = pages.flatMap(({ items }) => items)
              if (rows.length === 0) {
                return (
                  <Empty
                    icon={IconPackages}
                    title={t(filtered ? 'catalog.noneFound' : 'catalog.none')}
                    text={t(filtered ? 'catalog.noneFoundText' : 'catalog.noneText')}
                  >
                    {filtered ? (
                      <Button onClick={() => void navigate({ search: { product } })}>{t('clearFilter')}</Button>
                    ) : (
                      <LinkButton to="/catalog/feeds" variant="filled">
                        {t('catalog.import')}
                      </LinkButton>
                    )}
                  </Empty>
                )
              }
              return (
                <>
                  <DataTable
                    label={t('nav.catalog')}
                    rows={rows}
                    rowId={({ id }) => id}
                    chosen={product}
                    onOpen={({ id }) => void navigate({ search: (old) => ({ ...old, product: id }) })}
                    columns={[
                      {
                        id: 'product',
                        fill: true,
                        head: t('catalog.product'),
                        cell: (row) => (
                          <span className="row">
                            <Thumb src={row.imageUrl} size={36} />
                            <span className="grow">
                              <span className="medium clip block" title={row.title}>
                                {row.title}
                              </span>
                              <span className="small dim clip block">
                                {[row.brand, row.category].filter(Boolean).join(' · ')}
                              </span>
                            </span>
                          </span>
                        ),
                      },
                      {
                        id: 'price',
                        head: t('catalog.price'),
                        right: true,
                        cell: (row) => (
                          <Price
                            price={row.price}
                            regular={row.regularPrice}
                            lowest={row.lowestPrice30}
                            currency={row.currency}
                          />
                        ),
                      },
                      {
                        id: 'stock',
                        head: t('catalog.stock'),
                        wide: true,
                        cell: (row) => <Availability availability={row.availability} stock={row.stock} />,
                      },
                      ...(product
                        ? []
                        : [
                            {
                              id: 'variants',
                              head: t('catalog.variants'),
                              right: true,
                              wide: true,
                              cell: (row: { variants: number }) => number(row.variants),
                            },
                            {
                              id: 'updated',
                              head: t('catalog.updated'),
                              wide: true,
                              cell: (row: { updatedAt: number }) => (
                                <span className="muted" title={dateTime(row.updatedAt)}>
                                  {ago(row.updatedAt)}
                                </span>
                              ),
                            },
                          ]),
                    ]}
                  />
                  {query.hasNextPage ? (
                    <div className="more">
                      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                        {t('more')}
                      </Button>
                      <span className="small dim">
                        {t('shownOf', { n: rows.length, total: first?.total ?? rows.length })}
                      </span>
                    </div>
                  ) : null}
                </>
              )
            }}
          </Loaded>
        </section>
        {product ? (
          <ProductPanel
            id={product}
            close={() => void navigate({ search: (old) => ({ ...old, product: undefined }) })}
            open={(id) => void navigate({ search: (old) => ({ ...old, product: id }) })}
          />
        ) : null}
      </div>
    </Page>
  )
}
