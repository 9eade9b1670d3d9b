import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { shortId } from '../format.ts'
import { customerQuery, customersQuery, productQuery, productsQuery } from '../queries.ts'
import { currentLanguage, t } from '../words.ts'
import { useMay } from '../me.ts'

interface ChoiceProps {
  value: string | undefined
  change: (value: string | undefined) => void
}

interface Choice {
  value: string
  label: string
}

interface SearchSelectProps extends ChoiceProps {
  label: string
  placeholder: string
  choices: readonly Choice[]
  /** the chosen one, under its own name, also where the search no longer finds it */
  chosen: Choice | undefined
  search: (text: string) => void
  disabled?: boolean
}

function SearchSelect({
  label,
  placeholder,
  choices,
  chosen,
  search,
  value,
  change,
  disabled = false,
}: SearchSelectProps) {
  const known = chosen === undefined || choices.some((choice) => choice.value === chosen.value)
  return (
    <Select
      // A name that arrives later is drawn anew: the field keeps the text it was made with.
      key={chosen?.label ?? ''}
      aria-label={label}
      placeholder={placeholder}
      searchable
      clearable
      disabled={disabled}
      data={known ? [...choices] : [chosen, ...choices]}
      filter={({ options }) => options}
      value={value ?? null}
      onSearchChange={(text) => search(text === chosen?.label ? '' : text)}
      onChange={(next) => change(next ?? undefined)}
      className="grow"
    />
  )
}

/** One customer, found by name, address or id; `nobody` says who it is without one. */
export function CustomerSelect({ value, change, nobody }: ChoiceProps & { nobody?: string }) {
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const may = useMay()
  const asked = { ...customersQuery(q.length > 1 ? { q } : {}), enabled: may('GET /api/customers') }
  const found = useInfiniteQuery(asked).data?.pages[0]?.items ?? []
  const own = useQuery({ ...customerQuery(value ?? ''), enabled: value !== undefined }).data
  return (
    <SearchSelect
      label={t('preview.customer')}
      disabled={!may('GET /api/customers')}
      placeholder={nobody ?? t('preview.newVisitor')}
      choices={found.map(({ id, label = id }) => ({ value: id, label: label === id ? shortId(id) : label }))}
      chosen={value === undefined ? undefined : { value, label: own?.label ?? shortId(value) }}
      search={setTyped}
      value={value}
      change={change}
    />
  )
}

/** One product, found by its title. */
export function ProductSelect({ value, change }: ChoiceProps) {
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const found = useInfiniteQuery(productsQuery(q.length > 1 ? { q } : {})).data?.pages[0]?.items ?? []
  const own = useQuery({ ...productQuery(value ?? ''), enabled: value !== undefined }).data
  const title =
    typeof own?.title === 'object' ? (own.title[currentLanguage()] ?? Object.values(own.title)[0]) : own?.title
  return (
    <SearchSelect
      label={t('preview.product')}
      placeholder={t('preview.noProduct')}
      choices={found.map(({ id, title: label }) => ({ value: id, label }))}
      chosen={value === undefined ? undefined : { value, label: title ?? value }}
      search={setTyped}
      value={value}
      change={change}
    />
  )
}
