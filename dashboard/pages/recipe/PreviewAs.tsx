import { Select, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { deeds, readVisit, writeVisit, type Deed } from '../../madeUpVisit.ts'
import { useMember } from '../../me.ts'
import { ProductPicker } from '../../parts/ProductPicker.tsx'
import { CustomerSelect, ProductSelect } from '../../parts/SearchSelect.tsx'
import { Segmented } from '../../parts/Segmented.tsx'
import { NO_PRODUCT, type PreviewSearch } from '../../previewAs.ts'
import { productsQuery } from '../../queries.ts'
import { devices } from '../../vocabulary.ts'
import { t } from '../../words.ts'
import { RegionField, SegmentField } from './AudienceFields.tsx'

interface PreviewAsProps {
  search: PreviewSearch
  set: (part: PreviewSearch) => void
}

/** A real customer, or a visit made up of products: who looks, and on which page. */
export function PreviewAs({ search, set }: PreviewAsProps) {
  const { site } = useMember()
  const as = search.as === 'visit' ? 'visit' : 'customer'
  return (
    <div className="previewAs">
      <div className="row wrap">
        <Segmented
          small
          label={t('preview.as')}
          value={as}
          onChange={(next) => set({ as: next === 'visit' ? next : undefined })}
          data={[
            { value: 'customer', label: t('preview.asCustomer') },
            { value: 'visit', label: t('preview.asVisit') },
          ]}
        />
        {as === 'customer' ? <CustomerSelect value={search.customer} change={(customer) => set({ customer })} /> : null}
        <span className="dim">{t('preview.on')}</span>
        <ProductSelect
          value={search.product === NO_PRODUCT ? undefined : search.product}
          change={(product) => set({ product: product ?? NO_PRODUCT })}
        />
        <Select
          className="short"
          aria-label={t('preview.language')}
          allowDeselect={false}
          data={[...site.languages]}
          value={search.locale ?? site.language}
          onChange={(locale) => set({ locale: locale ?? undefined })}
        />
      </div>
      {as === 'visit' ? <VisitForm search={search} set={set} /> : null}
    </div>
  )
}

function VisitForm({ search, set }: PreviewAsProps) {
  const done = readVisit(search.visit)
  const facets = useInfiniteQuery(productsQuery({})).data?.pages[0]?.facets
  const deedOf = (id: string): Deed => done.find(({ productId }) => productId === id)?.deed ?? 'viewed'
  const write = (next: readonly { deed: Deed; productId: string }[]) => set({ visit: writeVisit(next) })
  return (
    <>
      <ProductPicker
        label={t('preview.visitProducts')}
        placeholder={t('preview.visitProducts')}
        chosen={done.map(({ productId }) => productId)}
        change={(ids) => write(ids.map((productId) => ({ deed: deedOf(productId), productId })))}
        most={50}
        beside={(id) => (
          <Select
            size="xs"
            className="deed"
            aria-label={t('preview.deed')}
            allowDeselect={false}
            data={deeds.map((deed) => ({ value: deed, label: t(`deed.${deed}`) }))}
            value={deedOf(id)}
            onChange={(value) =>
              write(
                done.map((one) =>
                  one.productId === id ? { ...one, deed: deeds.find((deed) => deed === value) ?? one.deed } : one,
                ),
              )
            }
          />
        )}
      />
      <div className="options">
        <label className="option">
          <span className="small muted">{t('preview.words')}</span>
          <TextInput
            value={search.words ?? ''}
            onChange={(event) => set({ words: event.currentTarget.value || undefined })}
          />
        </label>
        <label className="option">
          <span className="small muted">{t('preview.category')}</span>
          <Select
            aria-label={t('preview.category')}
            clearable
            searchable
            data={(facets?.category ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={search.category ?? null}
            onChange={(category) => set({ category: category ?? undefined })}
          />
        </label>
        <SegmentField
          label={t('rules.segment')}
          value={search.segment}
          change={(segment) => set({ segment })}
          placeholder=""
        />
        <RegionField
          label={t('rules.region')}
          value={search.region}
          change={(region) => set({ region })}
          placeholder=""
        />
        <label className="option">
          <span className="small muted">{t('rules.device')}</span>
          <Select
            aria-label={t('rules.device')}
            clearable
            data={devices.map((device) => ({ value: device, label: t(`device.${device}`) }))}
            value={search.device ?? null}
            onChange={(device) => set({ device: device ?? undefined })}
          />
        </label>
        <label className="option">
          <span className="small muted">{t('rules.campaign')}</span>
          <TextInput
            value={search.campaign ?? ''}
            onChange={(event) => set({ campaign: event.currentTarget.value || undefined })}
          />
        </label>
      </div>
    </>
  )
}
