import { Button, NumberInput, Slider } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { SourceUse } from '../../../worker/model/recipe.ts'
import { number, percent } from '../../format.ts'
import { FieldError } from '../../parts/FieldError.tsx'
import { sourceColour } from '../../parts/ScoreBar.tsx'
import { Segmented } from '../../parts/Segmented.tsx'
import type { Recipe } from '../../shapes.ts'
import { tellSource } from '../../tellSource.ts'
import { optionsOf } from '../../vocabulary.ts'
import { t, tOf } from '../../words.ts'
import { AddSource } from './AddSource.tsx'
import { LineTools, moveKeys } from './LineTools.tsx'
import { moved, replaced, without } from './listEdits.ts'
import { MoreButton } from './MoreButton.tsx'
import { Part } from './Part.tsx'
import { SourceDetail } from './SourceDetail.tsx'

export interface RecipePartProps {
  recipe: Recipe
  set: (part: Partial<Recipe>) => void
}

/** Where candidates come from: each with its weight in the ranking, or with places of its own. */
export function Sources({ recipe, set }: RecipePartProps) {
  const [adding, setAdding] = useState(false)
  const { sources } = recipe
  const total = sources.reduce((sum, { weight }) => sum + weight, 0) || 1
  return (
    <Part
      title={t('editor.sources')}
      note={t('editor.weightAndShare')}
      actions={
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={14} />}
          aria-label={t('sources.add')}
          onClick={() => setAdding(true)}
        >
          {t('add')}
        </Button>
      }
    >
      {sources.length === 0 ? <p className="small muted">{t('sources.none')}</p> : null}
      <ul>
        {sources.map((source, index) => (
          <SourceLine
            key={index}
            at={`recipe.sources.${index}`}
            source={source}
            share={source.weight / total}
            index={index}
            count={sources.length}
            change={(next) => set({ sources: replaced(sources, index, next) })}
            move={(by) => set({ sources: moved(sources, index, by) })}
            remove={() => set({ sources: without(sources, index) })}
          />
        ))}
      </ul>
      <FieldError at="recipe.sources" alone />
      {adding ? (
        <AddSource
          title={t('sources.add')}
          close={() => setAdding(false)}
          choose={(use) => {
            set({ sources: [...sources, { use, weight: 0.5 }] })
            setAdding(false)
          }}
        />
      ) : null}
    </Part>
  )
}

interface SourceLineProps {
  at: string
  source: SourceUse
  share: number
  index: number
  count: number
  change: (source: SourceUse) => void
  move: (by: 1 | -1) => void
  remove: () => void
}

/** What can't be said in one line opens below; a source that can't go without opens by itself. */
function SourceLine({ at, source, share, index, count, change, move, remove }: SourceLineProps) {
  const needsMore = ['list', 'filler', 'custom'].includes(source.use)
  const [open, setOpen] = useState(needsMore && optionsOf(source.use).every((key) => source[key] === undefined))
  const { use, weight, slots } = source
  const name = tOf('source', use)
  const told = tellSource(source)
  const weigh = (value: number) => change({ ...source, weight: value })
  return (
    <li className="sourceLine" onKeyDown={moveKeys(move)}>
      <div className="source">
        <MoreButton name={name} open={open} toggle={() => setOpen(!open)} />
        <span className="clip" title={tOf('sourceHelp', use)}>
          <i className="swatch" style={{ background: sourceColour(use) }} /> {name}
          {told === '' ? null : <span className="small dim block clip">{told}</span>}
        </span>
        {slots === undefined ? (
          <>
            <Slider
              color={sourceColour(use)}
              size={4}
              thumbSize={14}
              min={0}
              max={Math.max(1, weight)}
              step={0.05}
              value={weight}
              label={null}
              thumbLabel={t('editor.weightOf', { name })}
              onChange={(value) => weigh(Math.round(value * 100) / 100)}
            />
            <NumberInput
              aria-label={t('editor.weightOf', { name })}
              hideControls
              min={0}
              max={100}
              step={0.1}
              decimalScale={2}
              value={weight}
              onChange={(value) => weigh(Math.min(100, Math.max(0, Number(value) || 0)))}
            />
            <span className="num small dim right">{percent(share)}</span>
          </>
        ) : (
          <>
            <span className="small dim">{t('sources.slots')}</span>
            <NumberInput
              aria-label={t('sources.slotsOf', { name })}
              hideControls
              min={1}
              max={50}
              value={slots}
              onChange={(value) => change({ ...source, slots: Number(value) || 1 })}
            />
            <span className="small dim right">{weight > 0 ? number(weight) : ''}</span>
          </>
        )}
        <LineTools name={name} index={index} count={count} move={move} remove={remove} />
      </div>
      {open ? (
        <div className="sourceMore">
          <p className="small muted">{tOf('sourceHelp', use)}</p>
          <Segmented
            small
            label={t('sources.place')}
            value={slots === undefined ? 'weight' : 'slots'}
            onChange={(how) => {
              const { slots: _, ...ranked } = source
              change(how === 'slots' ? { ...source, weight: 0, slots: 1 } : { ...ranked, weight: weight || 0.5 })
            }}
            data={[
              { value: 'weight', label: t('sources.byWeight') },
              { value: 'slots', label: t('sources.bySlots') },
            ]}
          />
          <SourceDetail at={at} source={source} change={change} />
        </div>
      ) : null}
      <FieldError at={at} />
    </li>
  )
}
