import { NumberInput, Select, TextInput } from '@mantine/core'
import type { SourceOptions } from '../../../worker/model/recipe.ts'
import { useMember } from '../../me.ts'
import { ProductPicker } from '../../parts/ProductPicker.tsx'
import { anchors, measures, optionsOf, scopes, windows } from '../../vocabulary.ts'
import { t, tOf } from '../../words.ts'
import { AudienceNote } from './AudienceFields.tsx'
import { withPart } from './listEdits.ts'

interface SourceOptionsFormProps<T extends SourceOptions & { use: string }> {
  source: T
  change: (source: T) => void
}

/** What can be said of a source beyond its weight: only what it reads is asked. */
export function SourceOptionsForm<T extends SourceOptions & { use: string }>({
  source,
  change,
}: SourceOptionsFormProps<T>) {
  const { site } = useMember()
  const reads = new Set<string>(optionsOf(source.use as Parameters<typeof optionsOf>[0]))
  const { scope, by, window, of, ...others } = source
  const picked = { scope, by, window, of }
  /** The first of a list is what holds when nothing is said. */
  const choice = (key: 'scope' | 'by' | 'window' | 'of', list: readonly string[], fallback: string) =>
    reads.has(key) ? (
      <label className="option" key={key}>
        <span className="small muted">{t(`option.${key}`)}</span>
        <Select
          aria-label={t(`option.${key}`)}
          allowDeselect={false}
          data={list.map((value) => ({ value, label: tOf(key, value) }))}
          value={picked[key] ?? fallback}
          onChange={(value) => change({ ...source, [key]: list.find((one) => one === value) ?? fallback })}
        />
      </label>
    ) : null
  return (
    <div className="options">
      {choice('scope', scopes, 'site')}
      {choice('by', measures, 'interest')}
      {choice('window', windows, '30d')}
      {choice('of', anchors, 'page')}
      {scope === 'region' || scope === 'segment' ? <AudienceNote scope={scope} /> : null}
      {reads.has('freeFrom') ? (
        <label className="option">
          <span className="small muted">{t('option.freeFrom')}</span>
          <NumberInput
            aria-label={t('option.freeFrom')}
            hideControls
            min={0.01}
            decimalScale={2}
            suffix={` ${site.currency}`}
            value={others.freeFrom ?? ''}
            onChange={(value) =>
              change(withPart<T, 'freeFrom'>(source, 'freeFrom', value === '' ? undefined : Number(value)))
            }
          />
        </label>
      ) : null}
      {reads.has('url') ? (
        <>
          <label className="option wide">
            <span className="small muted">{t('option.url')}</span>
            <TextInput
              type="url"
              aria-label={t('option.url')}
              placeholder="https://"
              value={others.url ?? ''}
              onChange={(event) => change(withPart<T, 'url'>(source, 'url', event.currentTarget.value || undefined))}
            />
          </label>
          <label className="option">
            <span className="small muted">{t('option.timeoutMs')}</span>
            <NumberInput
              aria-label={t('option.timeoutMs')}
              hideControls
              min={10}
              max={1000}
              suffix=" ms"
              value={others.timeoutMs ?? 300}
              onChange={(value) => change(withPart<T, 'timeoutMs'>(source, 'timeoutMs', Number(value) || undefined))}
            />
          </label>
        </>
      ) : null}
      {reads.has('products') ? (
        <div className="option wide">
          <span className="small muted">{t('option.products')}</span>
          <ProductPicker
            label={t('option.products')}
            chosen={others.products ?? []}
            change={(products) =>
              change(withPart<T, 'products'>(source, 'products', products.length === 0 ? undefined : products))
            }
          />
        </div>
      ) : null}
    </div>
  )
}
