import { Modal, TextInput } from '@mantine/core'
import { IconBox, IconLayoutGrid, IconSearch, IconUser } from '@tabler/icons-react'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { blockTitle } from '../blockTitle.ts'
import { api, read } from '../client.ts'
import { shortId } from '../format.ts'
import { blocksQuery } from '../queries.ts'
import type { CustomerRow, Page, ProductList } from '../shapes.ts'
import { currentLanguage, t } from '../words.ts'
import { useMay } from '../me.ts'
import { usePages } from './Nav.tsx'

interface Hit {
  id: string
  label: string
  kind: string
  icon: ReactNode
  open: () => void
}

const iconSize = { size: 16, stroke: 1.75 }

const nobody: Page<CustomerRow> = { items: [] }

/** Ctrl K: jumps to a page, customer, product or block. Arrows choose, Enter opens, Escape closes. */
export function Palette({ close }: { close: () => void }) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const [words] = useDebouncedValue(typed.trim(), 150)
  const navigate = useNavigate()
  const blocks = useQuery(blocksQuery())
  const pages = usePages()
  const mayFind = useMay()('GET /api/customers')
  const found = useQuery({
    queryKey: ['palette', words],
    enabled: words.length > 1,
    queryFn: async () => {
      const [customers, products] = await Promise.all([
        mayFind ? read<Page<CustomerRow>>(api.customers.$get({ query: { q: words, limit: '4' } })) : nobody,
        read<ProductList>(api.products.$get({ query: { q: words, limit: '4', locale: currentLanguage() } })),
      ])
      return { customers: customers.items, products: products.items }
    },
  })
  const fits = (label: string) => label.toLowerCase().includes(typed.trim().toLowerCase())
  const hits: Hit[] = [
    ...pages
      .filter(({ word }) => fits(t(word)))
      .map(({ to, word, icon: Shape }) => ({
        id: to,
        label: t(word),
        kind: t('palette.page'),
        icon: <Shape {...iconSize} />,
        open: () => void navigate({ to }),
      })),
    ...(typed === '' ? [] : (blocks.data?.items ?? []))
      .filter(({ id, title }) => fits(id) || Object.values(title).some(fits))
      .map(({ id, title }) => ({
        id: `block-${id}`,
        label: blockTitle({ id, title }),
        kind: t('palette.block'),
        icon: <IconLayoutGrid {...iconSize} />,
        open: () => void navigate({ to: '/blocks/$id', params: { id } }),
      })),
    ...(found.data?.customers ?? []).map(({ id, label }) => ({
      id,
      label: label ?? shortId(id),
      kind: t('palette.customer'),
      icon: <IconUser {...iconSize} />,
      open: () => void navigate({ to: '/customers/$id', params: { id } }),
    })),
    ...(found.data?.products ?? []).map(({ id, title }) => ({
      id: `product-${id}`,
      label: title,
      kind: t('palette.product'),
      icon: <IconBox {...iconSize} />,
      open: () => void navigate({ to: '/catalog', search: { product: id } }),
    })),
  ]
  const at = Math.min(chosen, hits.length - 1)
  const openHit = (hit: Hit | undefined) => {
    if (hit === undefined) return
    close()
    hit.open()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(at + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(at - 1, 0))
    else if (event.key === 'Enter') openHit(hits[at])
    else return
    event.preventDefault()
  }
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      size={520}
      yOffset="12vh"
      centered={false}
      padding={0}
      aria-label={t('nav.jump')}
    >
      <TextInput
        data-autofocus
        className="paletteInput"
        role="combobox"
        aria-expanded
        aria-controls="palette-hits"
        aria-activedescendant={hits[at] ? `hit-${at}` : undefined}
        aria-label={t('nav.jump')}
        placeholder={t('palette.hint')}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={keys}
      />
      <ul className="palette" id="palette-hits" role="listbox" aria-label={t('nav.jump')}>
        {hits.map((hit, index) => (
          <li
            key={hit.id}
            id={`hit-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => openHit(hit)}
            onMouseMove={() => setChosen(index)}
          >
            {hit.icon}
            <span className="grow clip">{hit.label}</span>
            <span className="small dim">{hit.kind}</span>
          </li>
        ))}
      </ul>
      {hits.length === 0 ? <p className="paletteNone muted">{t('palette.none', { words: typed })}</p> : null}
    </Modal>
  )
}
