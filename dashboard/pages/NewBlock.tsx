import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { ApiFailure, send } from '../client.ts'
import { nameOf } from '../format.ts'
import { useMember } from '../me.ts'
import { Notice } from '../parts/Notice.tsx'
import { toast } from '../parts/toasts.ts'
import { blocksQuery, stale } from '../queries.ts'
import type { Block, Preset } from '../shapes.ts'
import { t, tOf } from '../words.ts'

interface NewBlockProps {
  preset: Preset
  close: () => void
}

const placements = ['home', 'category', 'product', 'cart', 'order', 'search', 'any', 'email', 'push', 'inbox'] as const

/** "Best sellers" of "Best sellers · this brand · 7 days": shoppers read no settings. */
const headingOf = (name: string): string => name.split(' · ')[0] ?? name

/** The first name that no block has yet. */
function freeId(wanted: string, taken: readonly string[]): string {
  let id = wanted.slice(0, 60)
  for (let count = 2; taken.includes(id); count++) id = `${wanted.slice(0, 60)}-${count}`
  return id
}

/** A block of its own from a preset: a name for the page, a heading for the shopper; then the editor. */
export function NewBlock({ preset, close }: NewBlockProps) {
  const { site } = useMember()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const taken = (useQuery(blocksQuery()).data?.items ?? []).map(({ id }) => id)
  const [typed, setTyped] = useState<string | null>(null)
  const id = typed ?? freeId(preset.id, taken)
  const [placement, setPlacement] = useState<Block['placement']>(preset.placement)
  const names: Readonly<Record<string, string>> = preset.name
  const [title, setTitle] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(site.languages.map((language) => [language, headingOf(names[language] ?? preset.name.en)])),
  )
  const make = useMutation({
    mutationFn: () =>
      send<Block>('PUT', `/api/blocks/${encodeURIComponent(id)}`, {
        placement,
        title,
        enabled: true,
        recipe: { ...preset.recipe, id, version: 0 },
      }),
    onSuccess: async (block) => {
      await stale(queries, 'block')
      toast({ tone: 'ok', title: t('presets.made', { name: title[site.language] ?? id }) })
      close()
      await navigate({ to: '/blocks/$id', params: { id: block.id } })
    },
  })
  const isTaken = taken.includes(id)
  const failure = make.error instanceof ApiFailure ? make.error : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isTaken) make.mutate()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('presets.create')}
      size={460}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} className="stack">
        <TextInput
          data-autofocus
          label={t('presets.id')}
          description={t('presets.idHelp')}
          value={id}
          error={isTaken ? t('presets.taken') : failure?.fields['id']}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          label={t('setting.placement')}
          allowDeselect={false}
          data={placements.map((value) => ({ value, label: tOf('placement', value) }))}
          value={placement}
          onChange={(value) => setPlacement(placements.find((one) => one === value) ?? placement)}
        />
        {site.languages.map((language) => (
          <TextInput
            key={language}
            label={t('editor.titleIn', { language: nameOf('language', language) })}
            value={title[language] ?? ''}
            onChange={(event) => setTitle({ ...title, [language]: event.currentTarget.value })}
          />
        ))}
        {failure === null || failure.fields['id'] !== undefined ? null : <Notice tone="bad">{failure.message}</Notice>}
        <div className="row dialogActions">
          <Button onClick={close}>{t('presets.cancel')}</Button>
          <Button type="submit" variant="filled" loading={make.isPending} disabled={isTaken || id === ''}>
            {t('presets.create')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
