import { Button, Select } from '@mantine/core'
import { IconBooks } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { countBy, findPresets, varied } from '../findPresets.ts'
import { Badge } from '../parts/Badge.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { Search } from '../parts/Search.tsx'
import { SkeletonRows } from '../parts/Skeleton.tsx'
import { sourceColour } from '../parts/ScoreBar.tsx'
import { presetsQuery } from '../queries.ts'
import type { Preset } from '../shapes.ts'
import { textIn } from '../textIn.ts'
import { scopes, sources, windows } from '../vocabulary.ts'
import { t, tOf, type Word } from '../words.ts'
import { PresetPanel } from './PresetPanel.tsx'
import '../style/block.css'
import '../style/presets.css'

const route = getRouteApi('/blocks/presets')
const MOST = 60

/** Ready-made recipes: found by words and chips, tried with real products, kept as blocks. */
export function Presets() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(presetsQuery())
  const set = (part: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, all: undefined, ...part }), replace: true })
  return (
    <Page
      title={t('presets.title')}
      crumb={<Link to="/blocks">{t('nav.blocks')}</Link>}
      subtitle={t('presets.subtitle')}
      actions={
        <Search
          label={t('presets.search')}
          placeholder={t('presets.search')}
          value={search.q ?? ''}
          width={320}
          onChange={(q) => set({ q: q || undefined })}
        />
      }
    >
      <Loaded query={query} skeleton={<Waiting />}>
        {({ items }) => {
          const found = varied(findPresets(items, search))
          const chosen = found.find(({ id }) => id === search.preset) ?? found[0]
          const shown = search.all === undefined ? found.slice(0, MOST) : found
          return (
            <>
              <Filters items={items} search={search} set={set} />
              {found.length === 0 || chosen === undefined ? (
                <section className="card">
                  <Empty icon={IconBooks} title={t('presets.none')} text={t('presets.noneText')}>
                    <Button onClick={() => void navigate({ search: {} })}>{t('clearFilter')}</Button>
                  </Empty>
                </section>
              ) : (
                <div className="presetSplit">
                  <section className="card" aria-label={t('presets.title')}>
                    <p className="small dim presetCount" role="status">
                      {t('presets.found', { n: found.length })}
                    </p>
                    <ul className="presetList">
                      {shown.map((preset) => (
                        <PresetRow
                          key={preset.id}
                          preset={preset}
                          isChosen={preset.id === chosen.id}
                          choose={() => set({ preset: preset.id, all: search.all })}
                        />
                      ))}
                    </ul>
                    {shown.length < found.length ? (
                      <div className="more">
                        <Button onClick={() => set({ all: 'yes' })}>{t('more')}</Button>
                        <span className="small dim">{t('shownOf', { n: shown.length, total: found.length })}</span>
                      </div>
                    ) : null}
                  </section>
                  <PresetPanel
                    key={chosen.id}
                    preset={chosen}
                    isOpen={search.preset === chosen.id}
                    close={() => set({ preset: undefined })}
                  />
                </div>
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

const Waiting = () => (
  <section className="card">
    <SkeletonRows />
  </section>
)

type PresetSearch = ReturnType<typeof route.useSearch>

interface FiltersProps {
  items: readonly Preset[]
  search: PresetSearch
  set: (part: Partial<PresetSearch>) => void
}

const placements = ['home', 'category', 'product', 'cart', 'order', 'search'] as const

function Filters({ items, search, set }: FiltersProps) {
  const bySource = countBy(items, ({ recipe }) => recipe.sources[0]?.use)
  const chips = (key: 'scope' | 'window' | 'placement', names: readonly string[], title: Word) => (
    <div className="row wrap tight" role="group" aria-label={t(title)}>
      <span className="small dim chipTitle">{t(title)}</span>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          className="chip"
          aria-pressed={search[key] === name}
          onClick={() => set({ [key]: search[key] === name ? undefined : name })}
        >
          {tOf(key, name)}
        </button>
      ))}
    </div>
  )
  return (
    <section className="presetFilters" aria-label={t('presets.filters')}>
      <Select
        className="presetSource"
        aria-label={t('presets.source')}
        placeholder={t('presets.source')}
        clearable
        searchable
        data={sources
          .filter((source) => bySource.has(source))
          .map((source) => ({ value: source, label: `${tOf('source', source)} (${bySource.get(source)})` }))}
        value={search.source ?? null}
        onChange={(source) => set({ source: source ?? undefined })}
      />
      {chips('placement', placements, 'presets.placement')}
      {chips('scope', scopes, 'option.scope')}
      {chips('window', windows, 'option.window')}
    </section>
  )
}

interface PresetRowProps {
  preset: Preset
  isChosen: boolean
  choose: () => void
}

const PresetRow = ({ preset, isChosen, choose }: PresetRowProps) => (
  <li>
    <button type="button" className="rowButton" aria-pressed={isChosen} onClick={choose}>
      <i className="swatch" style={{ background: sourceColour(preset.recipe.sources[0]?.use ?? '') }} />
      <span className="grow">
        <span className="medium block">{textIn(preset.name)}</span>
        <span className="small muted block">{textIn(preset.description)}</span>
      </span>
      <Badge>{tOf('placement', preset.placement)}</Badge>
    </button>
  </li>
)
