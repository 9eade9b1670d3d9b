import { ActionIcon } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconExternalLink, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dateTime, nameOf } from '../format.ts'
import { useMember } from '../me.ts'
import { Badge } from '../parts/Badge.tsx'
import { CopyId } from '../parts/CopyId.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Segmented } from '../parts/Segmented.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { Thumb } from '../parts/Thumb.tsx'
import { productQuery } from '../queries.ts'
import type { ProductDetail } from '../shapes.ts'
import { currentLanguage, t } from '../words.ts'
import { ProductAttributes } from './ProductAttributes.tsx'
import { ProductHistory } from './ProductHistory.tsx'
import { ProductLinks } from './ProductLinks.tsx'
import { ProductNeighbours } from './ProductNeighbours.tsx'
import { ReviewsPanel } from '../parts/ReviewsPanel.tsx'
import { ProductVariants } from './ProductVariants.tsx'
import { variantName } from './variantName.ts'
import { WaitingCounts } from './WaitingCounts.tsx'

type Texts = string | Readonly<Record<string, string>>

const inLanguage = (texts: Texts, language: string): string =>
  typeof texts === 'string' ? texts : (texts[language] ?? texts.en ?? Object.values(texts)[0] ?? '')

function categoryIn({ category }: ProductDetail, language: string): string {
  if (typeof category === 'string') return category
  if (Array.isArray(category)) return category.join(' › ')
  const paths = category as Readonly<Record<string, readonly string[]>>
  return (paths[language] ?? paths.en ?? Object.values(paths)[0] ?? []).join(' › ')
}

interface PanelProps {
  id: string
  close: () => void
  open: (id: string) => void
}

export function ProductPanel({ id, close, open }: PanelProps) {
  const query = useQuery(productQuery(id))
  useHotkeys([['Escape', close]])
  return (
    <section className="card productPanel" aria-label={t('catalog.detail')}>
      <ActionIcon className="panelClose" aria-label={t('close')} onClick={close}>
        <IconX size={16} />
      </ActionIcon>
      <Loaded query={query} skeleton={<SkeletonLines lines={10} />}>
        {(product) => <Product product={product} open={open} />}
      </Loaded>
    </section>
  )
}

function Product({ product, open }: { product: ProductDetail; open: (id: string) => void }) {
  const { site } = useMember()
  const given = typeof product.title === 'string' ? [] : Object.keys(product.title)
  const [language, setLanguage] = useState(given.includes(currentLanguage()) ? currentLanguage() : (given[0] ?? 'en'))
  const url = inLanguage(product.url, language)
  return (
    <>
      <div className="productHead">
        <Thumb src={product.imageUrl} size={96} />
        <div className="grow">
          <h2 className="productTitle">{inLanguage(product.title, language)}</h2>
          <p className="small muted">{[product.brand, categoryIn(product, language)].filter(Boolean).join(' · ')}</p>
          <p className="row wrap tight">
            <CopyId id={product.id} />
            {/^https?:|^\//.test(url) ? (
              <a href={url} target="_blank" rel="noreferrer" className="row tight small">
                {t('catalog.inShop')} <IconExternalLink size={13} />
              </a>
            ) : null}
          </p>
          {product.goneAt ? (
            <Badge tone="bad">{t('catalog.gone', { when: dateTime(product.goneAt, site.timeZone) })}</Badge>
          ) : null}
        </div>
      </div>
      {given.length > 1 ? (
        <div className="cardBody" style={{ paddingBottom: 8 }}>
          <Segmented
            small
            label={t('catalog.language')}
            value={language}
            onChange={setLanguage}
            data={given.map((code) => ({ value: code, label: nameOf('language', code) }))}
          />
        </div>
      ) : null}
      <p className="cardBody muted description">{inLanguage(product.description, language)}</p>
      <ProductVariants product={product} />
      <ProductHistory product={product} />
      <ProductLinks product={product} />
      <WaitingCounts id={product.id} nameOf={(variant) => variantName(product, variant)} />
      <ReviewsPanel product={product.id} />
      <ProductAttributes product={product} />
      <ProductNeighbours id={product.id} open={open} />
    </>
  )
}
