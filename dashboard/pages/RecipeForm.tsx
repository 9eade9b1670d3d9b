import { ActionIcon, Button, Menu, NumberInput, Select, Slider, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { number, nameOf, percent } from '../format.ts'
import { useMember } from '../me.ts'
import { sourceColour } from '../parts/ScoreBar.tsx'
import type { Block, Recipe } from '../shapes.ts'
import { sources as allSources } from '../vocabulary.ts'
import { t, tOf } from '../words.ts'
import { FilterForm } from './FilterForm.tsx'

interface FormProps {
  block: Block
  change: (block: Block) => void
}

/** The recipe, top to bottom in the order it is applied: sources, filters, exclusions, variety, fallback, limit. */
export function RecipeForm({ block, change }: FormProps) {
  const { site } = useMember()
  const { recipe } = block
  const set = (part: Partial<Recipe>) => change({ ...block, recipe: { ...recipe, ...part } })
  return (
    <section className="card recipe" aria-label={t('editor.recipe')}>
      <Sources recipe={recipe} set={set} />
      <FilterForm filter={recipe.filter} change={(filter) => set({ filter } as Partial<Recipe>)} />
      <Exclusions recipe={recipe} set={set} />
      <Variety recipe={recipe} set={set} />
      <Fallback recipe={recipe} set={set} />
      <div className="part">
        <h2>{t('editor.size')}</h2>
        <div className="ruleLine">
          <span className="dim">{t('editor.showUpTo')}</span>
          <NumberInput
            className="short"
            aria-label={t('editor.showUpTo')}
            min={1}
            max={50}
            value={recipe.limit}
            onChange={(limit) => set({ limit: Number(limit) || 1 })}
          />
          <span className="dim">{t('editor.items')}</span>
        </div>
      </div>
      <div className="part">
        <h2>{t('editor.titles')}</h2>
        <div className="stack tight">
          {[...new Set([...site.languages, ...Object.keys(block.title)])].map((language) => (
            <TextInput
              key={language}
              aria-label={t('editor.titleIn', { language: nameOf('language', language) })}
              leftSection={<span className="small dim">{language}</span>}
              value={block.title[language] ?? ''}
              onChange={(event) =>
                change({ ...block, title: { ...block.title, [language]: event.currentTarget.value } })
              }
            />
          ))}
        </div>
      </div>
    </section>
  )
}

interface PartProps {
  recipe: Recipe
  set: (part: Partial<Recipe>) => void
}

function Sources({ recipe, set }: PartProps) {
  const total = recipe.sources.reduce((sum, { weight }) => sum + weight, 0) || 1
  const left = allSources.filter((name) => !recipe.sources.some(({ use }) => use === name))
  const weigh = (index: number, weight: number) =>
    set({ sources: recipe.sources.map((source, at) => (at === index ? { ...source, weight } : source)) })
  return (
    <div className="part">
      <h2>
        {t('editor.sources')} <span className="small dim">{t('editor.weightAndShare')}</span>
        {left.length > 0 ? (
          <Menu position="bottom-end" width={320}>
            <Menu.Target>
              <Button variant="subtle" size="compact-xs" className="push" leftSection={<IconPlus size={14} />}>
                {t('add')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {left.map((name) => (
                <Menu.Item key={name} onClick={() => set({ sources: [...recipe.sources, { use: name, weight: 0.5 }] })}>
                  {tOf('source', name)}
                  <span className="block help">{tOf('sourceHelp', name)}</span>
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </h2>
      {recipe.sources.map(({ use, weight }, index) => (
        <div className="source" key={use}>
          <span className="row tight clip" title={tOf('sourceHelp', use)}>
            <i className="swatch" style={{ background: sourceColour(use) }} />
            {tOf('source', use)}
          </span>
          <Slider
            color={sourceColour(use)}
            size={4}
            thumbSize={14}
            min={0}
            max={1}
            step={0.05}
            value={weight}
            label={null}
            thumbLabel={t('editor.weightOf', { name: tOf('source', use) })}
            onChange={(value) => weigh(index, Math.round(value * 100) / 100)}
          />
          <NumberInput
            aria-label={t('editor.weightOf', { name: tOf('source', use) })}
            hideControls
            min={0}
            max={1}
            step={0.1}
            decimalScale={2}
            value={weight}
            onChange={(value) => weigh(index, Math.min(1, Math.max(0, Number(value) || 0)))}
          />
          <span className="num small dim right">{percent(weight / total)}</span>
          <ActionIcon
            size="sm"
            aria-label={t('editor.removeSource', { name: tOf('source', use) })}
            disabled={recipe.sources.length === 1}
            onClick={() => set({ sources: recipe.sources.filter((_, at) => at !== index) })}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
    </div>
  )
}

const exclusions = [
  { id: 'context', pattern: /^context$/, value: 'context' },
  { id: 'cart', pattern: /^cart$/, value: 'cart' },
  { id: 'bought', pattern: /^bought/, value: 'bought:60d', unit: 'd' },
  { id: 'shown', pattern: /^shown/, value: 'shown:4', unit: '' },
  { id: 'disliked', pattern: /^disliked$/, value: 'disliked' },
  { id: 'returned', pattern: /^returned$/, value: 'returned' },
  { id: 'disappointing', pattern: /^disappointing$/, value: 'disappointing' },
] as const

function Exclusions({ recipe, set }: PartProps) {
  return (
    <div className="part">
      <h2>{t('editor.never')}</h2>
      <div className="row wrap tight">
        {exclusions.map((exclusion) => {
          const { id, pattern, value } = exclusion
          const now = recipe.exclude.find((entry) => pattern.test(entry))
          const amount = Number(/\d+/.exec(now ?? '')?.[0] ?? NaN)
          return (
            <span key={id} className="row tight">
              <button
                type="button"
                className="chip"
                aria-pressed={now !== undefined}
                onClick={() =>
                  set({
                    exclude:
                      now === undefined ? [...recipe.exclude, value] : recipe.exclude.filter((entry) => entry !== now),
                  })
                }
              >
                {tOf('exclude', id)}
              </button>
              {'unit' in exclusion && now !== undefined ? (
                <NumberInput
                  className="short"
                  aria-label={tOf('excludeUnit', id)}
                  suffix={` ${tOf('excludeUnit', id)}`}
                  min={1}
                  max={365}
                  hideControls
                  value={Number.isNaN(amount) ? 1 : amount}
                  onChange={(next) =>
                    set({
                      exclude: recipe.exclude.map((entry) =>
                        entry === now ? `${id}:${Number(next) || 1}${exclusion.unit}` : entry,
                      ),
                    })
                  }
                />
              ) : null}
            </span>
          )
        })}
      </div>
    </div>
  )
}

function Variety({ recipe, set }: PartProps) {
  const diversity = recipe.diversity ?? {}
  const mmr = diversity.mmr ?? 1
  const limits = (diversity.maxPer ?? {}) as Partial<Record<'category' | 'brand', number>>
  const setLimit = (of: 'category' | 'brand', value: number | string) => {
    const { [of]: _, ...others } = limits
    const maxPer = Number(value) > 0 ? { ...others, [of]: Number(value) } : others
    set({ diversity: { ...diversity, maxPer } })
  }
  return (
    <div className="part">
      <h2>{t('editor.variety')}</h2>
      <div className="variety">
        <span className="dim">{t('editor.alike')}</span>
        <Slider
          size={4}
          thumbSize={14}
          min={0}
          max={1}
          step={0.05}
          label={null}
          thumbLabel={t('editor.variety')}
          value={1 - mmr}
          onChange={(value) => set({ diversity: { ...diversity, mmr: Math.round((1 - value) * 100) / 100 } })}
        />
        <span className="dim">{t('editor.diverse')}</span>
        <b className="num medium right">{number(1 - mmr, { maximumFractionDigits: 2 })}</b>
      </div>
      <div className="ruleLine">
        <span className="dim">{t('editor.atMost')}</span>
        <NumberInput
          className="short"
          hideControls
          aria-label={t('editor.perCategory')}
          min={0}
          max={50}
          placeholder="∞"
          value={limits.category ?? ''}
          onChange={(value) => setLimit('category', value)}
        />
        <span className="dim">{t('editor.perCategory')}</span>
        <NumberInput
          className="short"
          hideControls
          aria-label={t('editor.perBrand')}
          min={0}
          max={50}
          placeholder="∞"
          value={limits.brand ?? ''}
          onChange={(value) => setLimit('brand', value)}
        />
        <span className="dim">{t('editor.perBrand')}</span>
      </div>
    </div>
  )
}

function Fallback({ recipe, set }: PartProps) {
  const scopes = ['category', 'site'] as const
  const left = scopes.filter((scope) => !recipe.fallback.some((step) => step.scope === scope))
  return (
    <div className="part">
      <h2>
        {t('editor.ifFewer')}
        <NumberInput
          className="short"
          hideControls
          aria-label={t('editor.ifFewer')}
          min={0}
          max={50}
          value={recipe.min}
          onChange={(min) => set({ min: Number(min) || 0 })}
        />
        {left.length > 0 ? (
          <Select
            className="push addSelect"
            size="xs"
            aria-label={t('editor.addFallback')}
            placeholder={t('add')}
            value={null}
            data={left.map((scope) => ({ value: scope, label: tOf('fallback', scope) }))}
            onChange={(scope) => {
              if (scope === 'category' || scope === 'site')
                set({ fallback: [...recipe.fallback, { use: 'popular', scope }] })
            }}
          />
        ) : null}
      </h2>
      <ol className="row wrap tight fallback">
        {recipe.fallback.map(({ scope = 'site' }, index) => (
          <li key={scope} className="token">
            <span className="dim num">{index + 1}</span> {tOf('fallback', scope)}
            <ActionIcon
              size="xs"
              aria-label={t('editor.removeFallback', { name: tOf('fallback', scope) })}
              onClick={() => set({ fallback: recipe.fallback.filter((_, at) => at !== index) })}
            >
              <IconX size={12} />
            </ActionIcon>
          </li>
        ))}
        <li className="token dim">{t('editor.thenHide')}</li>
      </ol>
    </div>
  )
}
