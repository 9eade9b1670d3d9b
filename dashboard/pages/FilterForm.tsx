import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Comparison, Condition } from '../../worker/model/scenario.ts'
import { JsonView } from '../parts/JsonView.tsx'
import { productsQuery } from '../queries.ts'
import { t, tOf } from '../words.ts'

interface Rule {
  fact: string
  is: Comparison
  value?: unknown
}

const comparisons: Readonly<Record<string, readonly Comparison[]>> = {
  price: ['<=', '>=', 'between', '<', '>'],
}
const others: readonly Comparison[] = ['=', '!=']
const facts = ['price', 'category', 'brand', 'label', 'collection']

/** The rules of a filter that is a plain list; null for one that only the API can write. */
function rulesOf(filter: Condition | undefined): readonly Rule[] | null {
  if (filter === undefined) return []
  const list = 'all' in filter ? filter.all : [filter]
  return list.every((one): one is Extract<Condition, { fact: string }> => 'fact' in one) ? list : null
}

const written = (value: unknown): string =>
  Array.isArray(value) ? value.join(' – ') : value === undefined || value === null ? '' : String(value)

/** "20", "0.5*context" or "$context" as they are; two numbers make a range; for the rest, text. */
function valueFrom(text: string, fact: string, is: Comparison): Rule['value'] {
  if (fact !== 'price') return text
  const parts = text
    .split(/\s*[–;]\s*|\s+-\s+/)
    .map((part) =>
      part !== '' && Number.isFinite(Number(part.replace(',', '.'))) ? Number(part.replace(',', '.')) : part,
    )
  return is === 'between' ? (parts.length > 1 ? parts.slice(0, 2) : [parts[0] ?? 0, parts[0] ?? 0]) : (parts[0] ?? '')
}

interface FilterProps {
  filter: Condition | undefined
  change: (filter: Condition | undefined) => void
}

export function FilterForm({ filter, change }: FilterProps) {
  const rules = rulesOf(filter)
  const facets = useInfiniteQuery(productsQuery({})).data?.pages[0]?.facets
  const set = (next: readonly Rule[]) =>
    change(next.length === 0 ? undefined : { all: next as Extract<Condition, { fact: string }>[] })
  const replace = (index: number, rule: Rule) => set((rules ?? []).map((old, at) => (at === index ? rule : old)))
  const known = (fact: string) =>
    fact === 'category'
      ? facets?.category?.map(({ id, name }) => ({ value: id, label: name }))
      : fact === 'brand'
        ? facets?.brand?.map(({ id, name }) => ({ value: id, label: name }))
        : undefined
  return (
    <div className="part">
      <h2>
        {t('editor.onlyShow')}
        {rules === null ? null : (
          <Button
            variant="subtle"
            size="compact-xs"
            className="push"
            leftSection={<IconPlus size={14} />}
            onClick={() => set([...rules, { fact: 'price', is: '<=', value: 100 }])}
          >
            {t('add')}
          </Button>
        )}
      </h2>
      {rules === null ? (
        <>
          <p className="help">{t('editor.filterByApi')}</p>
          <JsonView value={filter} />
        </>
      ) : rules.length === 0 ? (
        <p className="small muted">{t('editor.noFilter')}</p>
      ) : (
        rules.map((rule, index) => {
          const choices = known(rule.fact)
          return (
            <div className="filterRule" key={index}>
              <Select
                aria-label={t('editor.fact')}
                allowDeselect={false}
                data={[...new Set([...facts, rule.fact])].map((fact) => ({ value: fact, label: tOf('fact', fact) }))}
                value={rule.fact}
                onChange={(fact) =>
                  replace(
                    index,
                    fact === 'price' ? { fact, is: '<=', value: 100 } : { fact: fact ?? rule.fact, is: '=', value: '' },
                  )
                }
              />
              <Select
                aria-label={t('editor.comparison')}
                allowDeselect={false}
                data={(comparisons[rule.fact] ?? others).map((is) => ({ value: is, label: tOf('is', is) }))}
                value={rule.is}
                onChange={(is) => replace(index, { ...rule, is: (is ?? rule.is) as Comparison })}
              />
              {choices ? (
                <Select
                  className="filterValue"
                  aria-label={t('editor.value')}
                  searchable
                  data={[{ value: '$context', label: t('editor.likeViewed') }, ...choices]}
                  value={written(rule.value)}
                  onChange={(value) => replace(index, { ...rule, value: value ?? '' })}
                />
              ) : (
                <TextInput
                  key={`${rule.fact}${rule.is}`}
                  className="filterValue"
                  aria-label={t('editor.value')}
                  placeholder={rule.is === 'between' ? '20 – 90' : ''}
                  defaultValue={written(rule.value)}
                  onChange={(event) =>
                    replace(index, { ...rule, value: valueFrom(event.currentTarget.value, rule.fact, rule.is) })
                  }
                />
              )}
              <ActionIcon
                aria-label={t('editor.removeRule')}
                onClick={() => set(rules.filter((_, at) => at !== index))}
              >
                <IconX size={14} />
              </ActionIcon>
            </div>
          )
        })
      )}
    </div>
  )
}
