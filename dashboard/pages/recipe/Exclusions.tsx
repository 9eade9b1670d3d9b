import { NumberInput } from '@mantine/core'
import { FieldError } from '../../parts/FieldError.tsx'
import { t, tOf } from '../../words.ts'
import { Part } from './Part.tsx'
import type { RecipePartProps } from './Sources.tsx'

const exclusions = [
  { id: 'context', pattern: /^context$/, value: 'context' },
  { id: 'cart', pattern: /^cart$/, value: 'cart' },
  { id: 'bought', pattern: /^bought/, value: 'bought:60d', unit: 'd' },
  { id: 'shown', pattern: /^shown/, value: 'shown:4', unit: '' },
  { id: 'disliked', pattern: /^disliked$/, value: 'disliked' },
  { id: 'returned', pattern: /^returned$/, value: 'returned' },
  { id: 'disappointing', pattern: /^disappointing$/, value: 'disappointing' },
] as const

/** What is never shown to this visitor, by what is between them and the product. */
export function Exclusions({ recipe, set }: RecipePartProps) {
  return (
    <Part title={t('editor.never')}>
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
      <FieldError at="recipe.exclude" />
    </Part>
  )
}
