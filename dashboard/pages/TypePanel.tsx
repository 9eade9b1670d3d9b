import { ActionIcon, Button, Select, TagsInput, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowRight, IconLock, IconLockOpen, IconTrash, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { percent } from '../format.ts'
import { Badge } from '../parts/Badge.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { Thumb } from '../parts/Thumb.tsx'
import { inReaders, linkPath, typePath, typeQuery, typesQuery, useStep } from '../typeQueries.ts'
import type { LinkRow, TypeDetail, TypedProduct } from '../typeShapes.ts'
import { currentLanguage, t, tOf } from '../words.ts'
import { reasonTexts } from './linkReasons.ts'
import { May, MayEdit } from '../parts/May.tsx'
import { useMay } from '../me.ts'

const kinds = ['complement', 'accessory', 'consumable', 'replacement', 'collection'] as const

interface PanelProps {
  id: string
  close: () => void
  open: (id: string) => void
}

export function TypePanel({ id, close, open }: PanelProps) {
  const query = useQuery(typeQuery(id))
  useHotkeys([['Escape', close]])
  return (
    <section className="card productPanel" aria-label={t('types.detail')}>
      <ActionIcon className="panelClose" aria-label={t('close')} onClick={close}>
        <IconX size={16} />
      </ActionIcon>
      <Loaded query={query} skeleton={<SkeletonLines lines={10} />}>
        {(type) => <Type key={type.id} type={type} open={open} />}
      </Loaded>
    </section>
  )
}

function Type({ type, open }: { type: TypeDetail; open: (id: string) => void }) {
  const step = useStep()
  const language = currentLanguage()
  const [name, setName] = useState(type.names[language] ?? inReaders(type.names, type.id))
  const [categories, setCategories] = useState<readonly string[]>(type.categories)
  const given = { names: type.names, categories: type.categories, titles: type.titles, locked: type.locked }
  const save = (change: Partial<typeof given>, title: string) =>
    step.mutate({
      step: { method: 'PUT', path: typePath(type.id), body: { ...given, locked: true, ...change } },
      back: { method: 'PUT', path: typePath(type.id), body: given },
      title,
    })
  return (
    <div className="typePanel">
      <div className="section">
        <div className="row wrap">
          <h2 className="grow">{inReaders(type.names, type.id)}</h2>
          <May call="PUT /api/types/:id">
            <Button
              size="compact-sm"
              leftSection={type.locked ? <IconLock size={14} /> : <IconLockOpen size={14} />}
              onClick={() => save({ locked: !type.locked }, t(type.locked ? 'types.unlocked' : 'types.lockedNow'))}
            >
              {t(type.locked ? 'types.unlock' : 'types.lock')}
            </Button>
          </May>
        </div>
        <MayEdit call="PUT /api/types/:id">
          <form
            className="typeForm"
            onSubmit={(event) => {
              event.preventDefault()
              save({ names: { ...type.names, [language]: name.trim() }, categories }, t('types.saved'))
            }}
          >
            <TextInput label={t('types.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
            <TagsInput
              label={t('types.categories')}
              description={t('types.categoriesText')}
              value={[...categories]}
              onChange={setCategories}
            />
            <May call="PUT /api/types/:id">
              <Button type="submit" variant="filled" disabled={name.trim() === ''} loading={step.isPending}>
                {t('types.save')}
              </Button>
            </May>
          </form>
        </MayEdit>
      </div>
      <Links type={type} open={open} />
      <div className="section">
        <h3>{t('types.productsOf', { n: type.products })}</h3>
        <ul className="typeProducts">
          {type.items.map((product) => (
            <TypedRow key={product.id} product={product} type={type.id} />
          ))}
        </ul>
      </div>
    </div>
  )
}

function Links({ type, open }: { type: TypeDetail; open: (id: string) => void }) {
  const may = useMay()
  const step = useStep()
  const types = useQuery(typesQuery()).data?.items ?? []
  const [to, setTo] = useState<string | null>(null)
  const change = (link: LinkRow, kind: string) =>
    step.mutate({
      step: { method: 'PUT', path: linkPath(link.id), body: { ...link, kind, locked: true } },
      back: { method: 'PUT', path: linkPath(link.id), body: link },
      title: t('types.linkSaved'),
    })
  const remove = (link: LinkRow) =>
    step.mutate({
      step: { method: 'DELETE', path: linkPath(link.id) },
      back: { method: 'PUT', path: linkPath(link.id), body: link },
      title: t('types.linkRemoved'),
    })
  const outgoing = type.links.filter(({ from, removed }) => from === type.id && !removed)
  const incoming = type.links.filter(({ to: other, removed }) => other === type.id && !removed)
  return (
    <div className="section">
      <h3>{t('types.goesWith')}</h3>
      {outgoing.length === 0 ? <p className="small dim">{t('types.nothingGoes')}</p> : null}
      <ul className="typeLinks">
        {outgoing
          .toSorted((a, b) => b.weight - a.weight)
          .map((link) => (
            <li key={link.id}>
              <div className="row">
                <button type="button" className="textButton medium grow" onClick={() => open(link.to)}>
                  {inReaders(link.toNames, link.to)}
                </button>
                {link.locked ? <IconLock size={14} aria-label={t('types.locked')} /> : null}
                <Select
                  aria-label={t('types.kindOf', { name: inReaders(link.toNames, link.to) })}
                  size="xs"
                  allowDeselect={false}
                  disabled={!may('PUT /api/links/:id')}
                  value={link.kind}
                  onChange={(kind) => kind !== null && change(link, kind)}
                  data={kinds.map((value) => ({ value, label: tOf('linkKind', value) }))}
                  style={{ width: 140 }}
                />
                <May call="DELETE /api/links/:id">
                  <ActionIcon
                    aria-label={t('types.remove', { name: inReaders(link.toNames, link.to) })}
                    onClick={() => remove(link)}
                  >
                    <IconTrash size={15} />
                  </ActionIcon>
                </May>
              </div>
              <div className="small dim">{reasonTexts(link.reasons).join(' · ')}</div>
            </li>
          ))}
      </ul>
      <May call="POST /api/links">
        <form
          className="row typeAdd"
          onSubmit={(event) => {
            event.preventDefault()
            if (to === null) return
            step.mutate({
              step: { method: 'POST', path: '/api/links', body: { from: type.id, to, kind: 'complement' } },
              back: { method: 'DELETE', path: linkPath(`${type.id}~${to}`) },
              title: t('types.linkAdded'),
            })
            setTo(null)
          }}
        >
          <Select
            aria-label={t('types.addLink')}
            placeholder={t('types.addLink')}
            searchable
            className="grow"
            value={to}
            onChange={setTo}
            data={types
              .filter(({ id }) => id !== type.id && outgoing.every((link) => link.to !== id))
              .map(({ id, names }) => ({ value: id, label: inReaders(names, id) }))}
          />
          <Button type="submit" disabled={to === null}>
            {t('add')}
          </Button>
        </form>
      </May>
      {incoming.length > 0 ? (
        <p className="small muted">
          {t('types.usedBy')}{' '}
          {incoming.map((link, at) => (
            <span key={link.id}>
              {at > 0 ? ', ' : ''}
              <button type="button" className="textButton" onClick={() => open(link.from)}>
                {inReaders(link.fromNames, link.from)}
              </button>
            </span>
          ))}
        </p>
      ) : null}
    </div>
  )
}

function TypedRow({ product, type }: { product: TypedProduct; type: string }) {
  const may = useMay()
  const step = useStep()
  const types = useQuery(typesQuery()).data?.items ?? []
  const [isOpen, setOpen] = useState(false)
  const path = `/api/products/${encodeURIComponent(product.id)}`
  const pinned = product.type?.locked === true
  const pin = (to: string | null) =>
    step.mutate({
      step: { method: 'PATCH', path, body: { type: to } },
      back: { method: 'PATCH', path, body: { type: pinned ? type : null } },
      title: t(to === null ? 'types.unpinned' : 'types.pinned'),
    })
  return (
    <li>
      <div className="row">
        <Thumb src={product.imageUrl} size={32} />
        <span className="grow clip" title={product.title}>
          {product.title}
        </span>
        {pinned ? (
          <ActionIcon
            disabled={!may('PATCH /api/products/:id')}
            aria-label={t('types.unpin', { name: product.title })}
            onClick={() => pin(null)}
          >
            <IconLock size={15} />
          </ActionIcon>
        ) : (
          <span title={tOf('typeBy', product.type?.by ?? 'category')}>
            <Badge>{percent(product.type?.confidence ?? 0)}</Badge>
          </span>
        )}
        <May call="PATCH /api/products/:id">
          <ActionIcon
            aria-label={t('types.move', { name: product.title })}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <IconArrowRight size={15} />
          </ActionIcon>
        </May>
      </div>
      {isOpen ? (
        <Select
          aria-label={t('types.moveTo')}
          placeholder={t('types.moveTo')}
          searchable
          autoFocus
          size="xs"
          data={types.map(({ id, names }) => ({ value: id, label: inReaders(names, id) }))}
          onChange={(to) => to !== null && pin(to)}
        />
      ) : null}
    </li>
  )
}
