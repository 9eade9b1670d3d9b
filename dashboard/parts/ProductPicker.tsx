import { ActionIcon, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { money } from '../format.ts'
import { textIn } from '../textIn.ts'
import { productQuery, productsQuery } from '../queries.ts'
import { t } from '../words.ts'
import { Thumb } from './Thumb.tsx'

interface ProductPickerProps {
  label: string
  chosen: readonly string[]
  change: (ids: string[]) => void
  /** beside each chosen product: what is done with it */
  beside?: ((id: string) => ReactNode) | undefined
  placeholder?: string
  most?: number
}

/** Products found by their titles and kept in order, with their pictures. */
export function ProductPicker({ label, chosen, change, beside, placeholder, most = 1000 }: ProductPickerProps) {
  return (
    <div className="picker">
      <ChosenProducts chosen={chosen} change={change} beside={beside} />
      {chosen.length < most ? (
        <ProductSearch
          label={label}
          placeholder={placeholder ?? t('picker.add')}
          without={chosen}
          add={(id) => change([...chosen, id])}
        />
      ) : null}
    </div>
  )
}

function ChosenProducts({ chosen, change, beside }: Pick<ProductPickerProps, 'chosen' | 'change' | 'beside'>) {
  const known = useQueries({ queries: chosen.map((id) => productQuery(id)) })
  if (chosen.length === 0) return null
  return (
    <ol className="picked">
      {chosen.map((id, index) => {
        const product = known[index]?.data
        const name = product === undefined ? id : textIn(product.title)
        return (
          <li key={`${id} ${index}`}>
            <Thumb src={product?.imageUrl ?? ''} size={28} />
            <span className="grow clip" title={name}>
              {name}
            </span>
            {beside?.(id)}
            <ActionIcon
              size="sm"
              aria-label={t('editor.removeSource', { name })}
              onClick={() => change(chosen.filter((_, at) => at !== index))}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        )
      })}
    </ol>
  )
}

interface ProductSearchProps {
  label: string
  placeholder: string
  without: readonly string[]
  add: (id: string) => void
}

/** A field that finds products and hands over the chosen one; then it is empty again. */
export function ProductSearch({ label, placeholder, without, add }: ProductSearchProps) {
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const query = useInfiniteQuery(productsQuery(q.length > 1 ? { q } : {}))
  const found = (query.data?.pages[0]?.items ?? []).filter(({ id }) => !without.includes(id)).slice(0, 30)
  const byId = new Map(found.map((product) => [product.id, product]))
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={15} />}
      rightSection={<span />}
      searchable
      nothingFoundMessage={query.isFetching ? t('loading') : t('picker.nothing')}
      data={found.map(({ id, title }) => ({ value: id, label: title }))}
      filter={({ options }) => options}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => {
        if (id === null) return
        add(id)
        setTyped('')
      }}
      renderOption={({ option }) => {
        const product = byId.get(option.value)
        return (
          <span className="row grow">
            <Thumb src={product?.imageUrl ?? ''} size={28} />
            <span className="grow clip">{option.label}</span>
            {product === undefined ? null : (
              <span className="small dim num">{money(product.price, product.currency)}</span>
            )}
          </span>
        )
      }}
    />
  )
}
