import { Autocomplete, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { percent } from '../../format.ts'
import { audiencesQuery } from '../../queries.ts'
import { countries, isRegion, regionName } from '../../regionNames.ts'
import { t } from '../../words.ts'

interface AudienceFieldProps {
  label: string
  value: string | undefined
  change: (value: string | undefined) => void
  placeholder?: string
}

/** A country or a part of one: those that the shop knows first, every other by its name, a part by its code. */
export function RegionField({ label, value, change, placeholder = t('rules.everybody') }: AudienceFieldProps) {
  const known = useQuery(audiencesQuery()).data?.regions ?? []
  const [typed, setTyped] = useState('')
  const own = value?.toLowerCase()
  const code = typed.trim().toLowerCase()
  const seen = known.map(({ id }) => id)
  const added = [own, isRegion(code) ? code : undefined].filter((id) => id !== undefined)
  const others = [...new Set([...added, ...countries()])].filter((id) => !seen.includes(id))
  const told = new Map(
    known.map(({ id, share, hasBestsellers }) => [
      id,
      [share > 0 ? t('audience.share', { share: percent(share) }) : '', hasBestsellers ? t('audience.bestsellers') : '']
        .filter(Boolean)
        .join(', '),
    ]),
  )
  // The code stands in the label: it is what is searched.
  const option = (id: string) => ({ value: id, label: `${regionName(id)} (${id})` })
  const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label)
  return (
    <label className="option">
      <span className="small muted">{label}</span>
      <Select
        aria-label={label}
        placeholder={placeholder}
        searchable
        clearable
        nothingFoundMessage={t('audience.noRegion')}
        data={[
          ...(seen.length === 0 ? [] : [{ group: t('audience.seen'), items: seen.map(option) }]),
          { group: t('audience.others'), items: others.map(option).sort(byName) },
        ]}
        renderOption={({ option: { value: id, label: name } }) => (
          <span className="row tight grow">
            <span>{name}</span>
            <span className="push small dim">{told.get(id)}</span>
          </span>
        )}
        onSearchChange={setTyped}
        value={own ?? null}
        onChange={(next) => change(next ?? undefined)}
      />
    </label>
  )
}

/** A segment's name: those that other rules use are offered, any other can be written. */
export function SegmentField({ label, value, change, placeholder = t('rules.everybody') }: AudienceFieldProps) {
  const known = useQuery(audiencesQuery()).data?.segments ?? []
  const note = useId()
  return (
    <div className="option">
      <label className="option">
        <span className="small muted">{label}</span>
        <Autocomplete
          aria-label={label}
          aria-describedby={note}
          placeholder={placeholder}
          maxLength={64}
          data={known.map(({ id }) => id)}
          renderOption={({ option: { value: id } }) => (
            <span className="row tight grow">
              <span>{id}</span>
              <span className="push small dim">{known.find((one) => one.id === id)?.blocks.join(', ')}</span>
            </span>
          )}
          value={value ?? ''}
          onChange={(next) => change(next === '' ? undefined : next)}
        />
      </label>
      {value === undefined ? null : (
        <p className="help" id={note}>
          {t('audience.segmentNote')}
        </p>
      )}
    </div>
  )
}

/** Whose bestsellers a source shows that asks for those of the visitor's region or segment. */
export function AudienceNote({ scope }: { scope: 'region' | 'segment' }) {
  const known = useQuery(audiencesQuery()).data?.regions
  if (scope === 'segment') return <p className="help wide">{t('audience.scopeSegment')}</p>
  if (known === undefined) return null
  const names = known.filter(({ hasBestsellers }) => hasBestsellers).map(({ id }) => regionName(id))
  return (
    <p className="help wide">
      {names.length === 0
        ? t('audience.scopeNoRegions')
        : t('audience.scopeRegions', { names: [...names.slice(0, 8), ...(names.length > 8 ? ['…'] : [])].join('; ') })}
    </p>
  )
}
