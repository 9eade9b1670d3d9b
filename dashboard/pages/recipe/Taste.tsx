import { NumberInput, Select, Slider } from '@mantine/core'
import type { Diversity } from '../../../worker/model/recipe.ts'
import { number } from '../../format.ts'
import { FieldError } from '../../parts/FieldError.tsx'
import { capped } from '../../vocabulary.ts'
import { t } from '../../words.ts'
import { withPart } from './listEdits.ts'
import { NumberLine } from './NumberLine.tsx'
import { Part } from './Part.tsx'
import type { RecipePartProps } from './Sources.tsx'

const tastes = ['price', 'brand', 'category'] as const

/** How much what the visitor is known to like moves an item. */
export function Affinity({ recipe, set }: RecipePartProps) {
  const affinity = recipe.affinity ?? {}
  return (
    <Part title={t('affinity.title')} note={t('affinity.note')}>
      {tastes.map((taste) => (
        <ShareLine
          key={taste}
          name={t(`affinity.${taste}`)}
          value={affinity[taste] ?? 0}
          set={(value) => set({ affinity: withPart(affinity, taste, value === 0 ? undefined : value) })}
        />
      ))}
      <FieldError at="recipe.affinity" />
    </Part>
  )
}

interface ShareLineProps {
  name: string
  value: number
  set: (value: number) => void
}

const ShareLine = ({ name, value, set }: ShareLineProps) => (
  <div className="tasteLine">
    <span>{name}</span>
    <ShareSlider name={name} value={value} change={set} />
    <b className="num medium right">{value === 0 ? t('affinity.off') : number(value)}</b>
  </div>
)

/** Against look-alikes: by likeness, by caps, by change over time, and by trying out what few have met. */
export function Variety({ recipe, set }: RecipePartProps) {
  const diversity = recipe.diversity ?? {}
  const mmr = diversity.mmr ?? 1
  const { maxPer = {} } = diversity
  const put = (next: Diversity) => set({ diversity: next })
  return (
    <Part title={t('editor.variety')}>
      <div className="variety">
        <span className="dim">{t('editor.alike')}</span>
        <ShareSlider
          name={t('editor.variety')}
          value={1 - mmr}
          change={(value) => put({ ...diversity, mmr: Math.round((1 - value) * 100) / 100 })}
        />
        <span className="dim">{t('editor.diverse')}</span>
        <b className="num medium right">{number(1 - mmr, { maximumFractionDigits: 2 })}</b>
      </div>
      <div className="caps">
        <span className="dim">{t('editor.atMost')}</span>
        {capped.map((of) => (
          <label key={of} className="row tight">
            <NumberInput
              className="tiny"
              hideControls
              aria-label={t('variety.atMost', { of: t(`variety.${of}`) })}
              min={0}
              max={100}
              placeholder="∞"
              value={maxPer[of] ?? ''}
              onChange={(value) =>
                put({ ...diversity, maxPer: withPart(maxPer, of, Number(value) > 0 ? Number(value) : undefined) })
              }
            />
            <span className="dim">{t(`variety.${of}`)}</span>
          </label>
        ))}
      </div>
      <label className="ruleLine">
        <span className="dim">{t('variety.rotation')}</span>
        <Select
          className="rotation"
          size="xs"
          aria-label={t('variety.rotation')}
          allowDeselect={false}
          data={[
            { value: 'never', label: t('variety.never') },
            { value: 'hour', label: t('variety.hour') },
            { value: 'day', label: t('variety.day') },
          ]}
          value={diversity.rotation ?? 'never'}
          onChange={(value) =>
            put(withPart(diversity, 'rotation', value === 'hour' || value === 'day' ? value : undefined))
          }
        />
      </label>
      <NumberLine
        before={t('variety.explore')}
        after={t('variety.explorePlaces')}
        value={recipe.explore ?? 0}
        most={20}
        change={(explore) => set({ explore })}
      />
      <FieldError at="recipe.diversity" />
      <FieldError at="recipe.explore" />
    </Part>
  )
}

interface ShareSliderProps {
  name: string
  value: number
  change: (value: number) => void
}

/** From nothing to all, in twentieths. */
const ShareSlider = ({ name, value, change }: ShareSliderProps) => (
  <Slider
    size={4}
    thumbSize={14}
    min={0}
    max={1}
    step={0.05}
    label={null}
    thumbLabel={name}
    value={value}
    onChange={(next) => change(Math.round(next * 100) / 100)}
  />
)
