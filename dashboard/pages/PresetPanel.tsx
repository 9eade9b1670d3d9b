import { ActionIcon, Button } from '@mantine/core'
import { IconPackageOff, IconPlus, IconX } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { currentSite, send } from '../client.ts'
import { useMember } from '../me.ts'
import { Code } from '../parts/Badge.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { bestOf } from '../parts/ScoreBar.tsx'
import { CustomerSelect, ProductSelect } from '../parts/SearchSelect.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { productsQuery } from '../queries.ts'
import type { Preset, ProductRow, Recommended } from '../shapes.ts'
import { tellSource } from '../tellSource.ts'
import { tellRecipeCondition } from '../tellRecipeCondition.ts'
import { textIn } from '../textIn.ts'
import { t, tOf } from '../words.ts'
import { PreviewItem } from './recipe/PreviewItem.tsx'
import { NewBlock } from './NewBlock.tsx'
import { May } from '../parts/May.tsx'

interface PresetPanelProps {
  preset: Preset
  /** on a phone it covers the list only when it was chosen */
  isOpen: boolean
  close: () => void
}

/** What a preset is made of, what it shows in this shop, and the way to a block of its own. */
export function PresetPanel({ preset, isOpen, close }: PresetPanelProps) {
  const [making, setMaking] = useState(false)
  const { recipe } = preset
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    // Below this width the panel stands above the list that was scrolled.
    if (isOpen && matchMedia('(max-width: 1100px)').matches) panel.current?.scrollIntoView({ block: 'start' })
  }, [isOpen])
  return (
    <section
      ref={panel}
      className={isOpen ? 'card presetPanel open' : 'card presetPanel'}
      aria-label={textIn(preset.name)}
    >
      <div className="presetHead">
        <div className="grow">
          <h2>{textIn(preset.name)}</h2>
          <p className="small muted">{textIn(preset.description)}</p>
        </div>
        <May call="PUT /api/blocks/:id">
          <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
            {t('presets.create')}
          </Button>
        </May>
        <ActionIcon className="onPhone" aria-label={t('close')} onClick={close}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <dl className="presetFacts small">
        <dt>{t('presets.placement')}</dt>
        <dd>{tOf('placement', preset.placement)}</dd>
        <dt>{t('editor.sources')}</dt>
        <dd>
          {recipe.sources.map((source) => [tOf('source', source.use), tellSource(source)].filter(Boolean).join(', '))}
        </dd>
        {recipe.filter === undefined ? null : (
          <>
            <dt>{t('editor.onlyShow')}</dt>
            <dd>{tellRecipeCondition(recipe.filter)}</dd>
          </>
        )}
        <dt>{t('fallbacks.title')}</dt>
        <dd>{recipe.fallback.map((step) => [tOf('source', step.use), tellSource(step)].join(' ')).join(' › ')}</dd>
        <dt>{t('change.id')}</dt>
        <dd>
          <Code>{preset.id}</Code>
        </dd>
      </dl>
      <PresetPreview preset={preset} />
      {making ? <NewBlock preset={preset} close={() => setMaking(false)} /> : null}
    </section>
  )
}

function PresetPreview({ preset }: { preset: Preset }) {
  const { site } = useMember()
  const [customer, setCustomer] = useState<string | undefined>()
  const [product, setProduct] = useState<string | undefined>()
  const stock = useInfiniteQuery(productsQuery({ stock: 'in' }))
  const sample = spread(stock.data?.pages[0]?.items ?? [])
  const question = questionAbout(preset, sample, { customer, product, locale: site.language })
  const query = useQuery({
    queryKey: [currentSite(), 'presetPreview', preset.id, question],
    queryFn: () => send<Recommended>('POST', `/api/presets/${encodeURIComponent(preset.id)}/preview`, question),
    enabled: stock.data !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const titles = sample.slice(0, 3).map(({ title }) => title)
  return (
    <>
      <div className="previewAs">
        <div className="row wrap">
          <CustomerSelect value={customer} change={setCustomer} nobody={t('presets.somebody')} />
          <span className="dim">{t('preview.on')}</span>
          <ProductSelect value={product} change={setProduct} />
        </div>
        {customer === undefined && titles.length > 0 ? (
          <p className="small dim">{t('presets.sample', { products: titles.join(', ') })}</p>
        ) : null}
      </div>
      <Loaded query={query} skeleton={<SkeletonLines lines={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={IconPackageOff} title={t('preview.none')} text={t('presets.emptyText')} />
          ) : (
            <>
              {items.every(({ reason }) => reason.code === 'fallback') ? (
                <p className="sideNote muted">{t('presets.onlyFallback')}</p>
              ) : null}
              <ol className="previewItems" aria-busy={query.isFetching}>
                {items.slice(0, 9).map((item, index) => (
                  <PreviewItem
                    key={item.productId}
                    item={item}
                    place={index + 1}
                    best={bestOf(items)}
                    rules={[]}
                    shift={null}
                    wide
                  />
                ))}
              </ol>
            </>
          )
        }
      </Loaded>
    </>
  )
}

/** Five products from all over a list: neighbours in it are often variants of one idea. */
const spread = (products: readonly ProductRow[]): ProductRow[] =>
  [0, 1, 2, 3, 4].flatMap((at) => products[Math.floor((at * products.length) / 5)] ?? [])

interface Chosen {
  customer: string | undefined
  product: string | undefined
  locale: string
}

/** Without a customer, somebody who looked at three products and has one in the cart: any preset has something to go by. */
function questionAbout(preset: Preset, sample: readonly ProductRow[], { customer, product, locale }: Chosen) {
  const ids = sample.map(({ id }) => id)
  const page = product ?? (preset.placement === 'product' ? ids[0] : undefined)
  const context = {
    ...(page === undefined ? {} : { productId: page }),
    ...(preset.placement === 'search' && sample[0] !== undefined ? { query: sample[0].title } : {}),
  }
  const visitor = { viewed: ids.slice(0, 3), cart: ids.slice(3, 4), bought: ids.slice(4, 5) }
  return {
    ...(customer === undefined ? { visitor } : { customerId: customer }),
    ...(Object.keys(context).length === 0 ? {} : { context }),
    locale,
  }
}
