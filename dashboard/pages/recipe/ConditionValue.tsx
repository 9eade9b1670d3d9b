import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Json } from '../../../worker/model/json.ts'
import { isAttribute, isNumeric, kindOf } from '../../conditionFacts.ts'
import type { Leaf } from '../../conditionTree.ts'
import { useMember } from '../../me.ts'
import { ProductPicker } from '../../parts/ProductPicker.tsx'
import { productsQuery } from '../../queries.ts'
import { t, tOf } from '../../words.ts'

interface ConditionValueProps {
  line: Leaf
  change: (line: Leaf) => void
}

const listOf = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? value : [value ?? '']).map(String).filter((one) => one !== '')

/** What a fact is compared with, in the unit that people think in. */
export function ConditionValue({ line, change }: ConditionValueProps) {
  const set = (value: Json) => change({ ...line, value })
  const kind = kindOf(line.fact)
  if (kind === 'price') return <Bounds line={line} set={set} one={PriceBound} />
  if (kind === 'share') return <Bounds line={line} set={set} one={ShareBound} />
  if (kind === 'number' || (kind === 'attribute' && isNumeric(line.is))) {
    return <Bounds line={line} set={set} one={NumberBound} />
  }
  if (kind === 'flag') {
    return (
      <Select
        className="grow"
        aria-label={t('editor.value')}
        allowDeselect={false}
        data={[
          { value: 'true', label: t('condition.yes') },
          { value: 'false', label: t('condition.no') },
        ]}
        value={String(line.value === true)}
        onChange={(value) => set(value === 'true')}
      />
    )
  }
  if (kind === 'product') {
    return (
      <ProductPicker
        label={t('editor.value')}
        chosen={listOf(line.value)}
        change={(ids) =>
          change(
            ids.length > 1
              ? { ...line, is: line.is === '=' ? 'in' : line.is, value: ids }
              : { ...line, value: ids[0] ?? '' },
          )
        }
      />
    )
  }
  return <Named line={line} set={set} />
}

type Bound = (props: { value: Json; set: (value: Json) => void; label: string }) => React.JSX.Element

/** One number, or the two ends of "between". */
function Bounds({ line, set, one: One }: { line: Leaf; set: (value: Json) => void; one: Bound }) {
  const values: readonly Json[] = Array.isArray(line.value) ? (line.value as readonly Json[]) : [line.value ?? '']
  if (line.is !== 'between') return <One value={values[0] ?? ''} set={set} label={t('editor.value')} />
  const [low = '', high = ''] = values
  return (
    <>
      <One value={low} set={(value) => set([value, high])} label={t('condition.from')} />
      <span className="dim">{t('condition.and')}</span>
      <One value={high} set={(value) => set([low, value])} label={t('condition.to')} />
    </>
  )
}

const byContext = /^(?:(\d+(?:\.\d+)?)\*context|\$context)$/

/** An amount, or so many times the price of the product on the page. */
function PriceBound({ value, set, label }: Parameters<Bound>[0]) {
  const { site } = useMember()
  const found = typeof value === 'string' ? byContext.exec(value) : null
  const isShare = found !== null
  const amount = found === null ? (typeof value === 'number' ? value : '') : Number(found[1] ?? 1)
  const write = (next: number | string, share: boolean) =>
    set(next === '' ? '' : share ? (Number(next) === 1 ? '$context' : `${Number(next)}*context`) : Number(next))
  return (
    <span className="bound">
      <NumberInput
        aria-label={label}
        hideControls
        min={0}
        decimalScale={2}
        value={amount}
        onChange={(next) => write(next, isShare)}
      />
      <Select
        aria-label={t('condition.unit')}
        allowDeselect={false}
        data={[
          { value: 'money', label: site.currency },
          { value: 'share', label: t('condition.timesViewed') },
        ]}
        value={isShare ? 'share' : 'money'}
        onChange={(unit) => write(unit === 'share' ? 1 : 100, unit === 'share')}
      />
    </span>
  )
}

function ShareBound({ value, set, label }: Parameters<Bound>[0]) {
  return (
    <NumberInput
      className="grow"
      aria-label={label}
      hideControls
      suffix=" %"
      min={0}
      max={100}
      value={typeof value === 'number' ? Math.round(value * 1000) / 10 : ''}
      onChange={(next) => set(next === '' ? '' : Number(next) / 100)}
    />
  )
}

function NumberBound({ value, set, label }: Parameters<Bound>[0]) {
  return (
    <NumberInput
      className="grow"
      aria-label={label}
      hideControls
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => set(next === '' ? '' : Number(next))}
    />
  )
}

/** Words of the catalog, known ones offered; several for "one of". */
function Named({ line, set }: { line: Leaf; set: (value: Json) => void }) {
  const choices = useChoices(line.fact)
  const isSeveral = line.is === 'in' || Array.isArray(line.value)
  if (choices === null) {
    return isSeveral ? (
      <TagsInput
        className="grow"
        aria-label={t('editor.value')}
        placeholder={t('condition.several')}
        value={listOf(line.value)}
        onChange={set}
      />
    ) : (
      <TextInput
        className="grow"
        aria-label={t('editor.value')}
        value={listOf(line.value)[0] ?? ''}
        onChange={(event) => set(event.currentTarget.value)}
      />
    )
  }
  const known = new Set(choices.map(({ value }) => value))
  const own = listOf(line.value).filter((value) => !known.has(value))
  const data = [...choices, ...own.map((value) => ({ value, label: value }))]
  return isSeveral ? (
    <MultiSelect
      className="grow"
      aria-label={t('editor.value')}
      placeholder={t('condition.several')}
      searchable
      data={data}
      value={listOf(line.value)}
      onChange={set}
    />
  ) : (
    <Select
      className="grow"
      aria-label={t('editor.value')}
      placeholder={t('condition.choose')}
      searchable
      allowDeselect={false}
      data={data}
      value={listOf(line.value)[0] ?? null}
      onChange={(value) => set(value ?? '')}
    />
  )
}

/** What may be chosen for a fact; null where it is written freely. */
function useChoices(fact: string): { value: string; label: string }[] | null {
  const facets = useInfiniteQuery(productsQuery({})).data?.pages[0]?.facets
  if (fact === 'availability') {
    return ['in-stock', 'preorder', 'backorder', 'out-of-stock'].map((value) => ({
      value,
      label: tOf('stock', value),
    }))
  }
  if (fact === 'season') {
    return ['$now', 'winter', 'spring', 'summer', 'autumn'].map((value) => ({
      value,
      label: value === '$now' ? t('condition.thisSeason') : tOf('season', value),
    }))
  }
  if (fact === 'zone') return [{ value: '$region', label: t('condition.visitorsZone') }]
  if (isAttribute(fact)) return null
  const likeViewed = { value: '$context', label: t('editor.likeViewed') }
  if (fact === 'category' || fact === 'brand' || fact === 'type' || fact === 'label') {
    const listed = (facets?.[fact] ?? []).map(({ id, name }) => ({ value: id, label: name }))
    return fact === 'label' ? listed : [likeViewed, ...listed]
  }
  return null
}
