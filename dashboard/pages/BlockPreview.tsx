import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconChevronRight, IconPackageOff } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { blockTitle } from '../blockTitle.ts'
import { completeRecipe } from '../completeRecipe.ts'
import { currentSite, send } from '../client.ts'
import { number } from '../format.ts'
import { useMember } from '../me.ts'
import { Badge } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Price } from '../parts/Price.tsx'
import { RemovedTable } from '../parts/RemovedTable.tsx'
import { ScoreBar, SourceLegend } from '../parts/ScoreBar.tsx'
import { CustomerSelect, ProductSelect } from '../parts/SearchSelect.tsx'
import { Thumb } from '../parts/Thumb.tsx'
import type { Block, Recommended } from '../shapes.ts'
import { t } from '../words.ts'

const route = getRouteApi('/blocks/$id')

/** What the draft would show now, to a chosen customer on a chosen product's page. Nothing is stored or counted. */
export function BlockPreview({ block }: { block: Block }) {
  const { customer, product, locale } = route.useSearch()
  const navigate = route.useNavigate()
  const { site } = useMember()
  const [draft] = useDebouncedValue(block.recipe, 250)
  const recipe = completeRecipe(draft)
  const language = locale ?? site.language
  const query = useQuery({
    queryKey: [currentSite(), 'preview', block.id, recipe, customer, product, language],
    queryFn: () =>
      send<Recommended>('POST', `/api/blocks/${encodeURIComponent(block.id)}/preview`, {
        recipe,
        ...(customer ? { customerId: customer } : {}),
        ...(product ? { context: { productId: product } } : {}),
        locale: language,
      }),
    placeholderData: keepPreviousData,
  })
  const set = (part: { customer?: string | undefined; product?: string | undefined; locale?: string | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true })
  const used = [...new Set((query.data?.items ?? []).flatMap(({ parts }) => (parts ?? []).map(({ source }) => source)))]
  return (
    <div className="stack">
      <Card className="preview">
        <div className="previewAs">
          <CustomerSelect value={customer} change={(value) => set({ customer: value })} />
          <span className="dim">{t('preview.on')}</span>
          <ProductSelect value={product} change={(value) => set({ product: value })} />
          <Select
            className="short"
            aria-label={t('preview.language')}
            allowDeselect={false}
            data={[...site.languages]}
            value={language}
            onChange={(value) => set({ locale: value ?? undefined })}
          />
        </div>
        <Loaded query={query}>
          {(result) => (
            <>
              <div className="cardHead">
                <h2>{block.title[language] ?? blockTitle(block)}</h2>
                {query.isFetching ? <span className="small dim">{t('preview.working')}</span> : null}
                <span className="push">
                  <SourceLegend sources={used} />
                </span>
                {result.ms === undefined ? null : (
                  <span className="small dim num">
                    {number(result.ms, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 1 })}
                  </span>
                )}
              </div>
              {result.items.length === 0 ? (
                <Empty icon={IconPackageOff} title={t('preview.none')} text={t('preview.noneText')} />
              ) : (
                <ol className="previewItems">
                  {result.items.map((item, index) => (
                    <li key={item.productId}>
                      <div className="previewImage">
                        <span className="place num">{index + 1}</span>
                        <Thumb src={item.imageUrl} size={112} />
                      </div>
                      <Link
                        to="/catalog"
                        search={{ product: item.productId }}
                        className="medium twoLines"
                        title={item.title}
                      >
                        {item.title}
                      </Link>
                      <span className="medium">
                        <Price
                          price={item.price}
                          regular={item.regularPrice}
                          lowest={item.lowestPrice30}
                          currency={item.currency}
                        />
                      </span>
                      <ScoreBar parts={item.parts ?? []} score={item.score} />
                      <span className="small muted" title={item.reason.code}>
                        {item.reason.text}
                      </span>
                    </li>
                  ))}
                </ol>
              )}
              {result.counts ? <Funnel counts={result.counts} /> : null}
            </>
          )}
        </Loaded>
      </Card>
      {query.data && query.data.removed.length > 0 ? (
        <Card title={t('removed.title')} note={t('removed.note')} actions={<Badge>{query.data.removed.length}</Badge>}>
          <RemovedTable removed={query.data.removed} />
        </Card>
      ) : null}
    </div>
  )
}

function Funnel({ counts }: { counts: NonNullable<Recommended['counts']> }) {
  const steps = [
    ['preview.products', counts.products],
    ['preview.allowed', counts.allowed],
    ['preview.candidates', counts.candidates],
    ['preview.returned', counts.returned],
  ] as const
  return (
    <div className="funnel">
      {steps.map(([word, count], index) => (
        <span key={word} className="row tight">
          {index > 0 ? <IconChevronRight size={14} className="dim" aria-hidden /> : null}
          <b className="strong num">{number(count)}</b> {t(word)}
        </span>
      ))}
    </div>
  )
}
