import type { Block, Recipe } from '../shapes.ts'
import { t } from '../words.ts'
import { ConditionForm } from './recipe/ConditionForm.tsx'
import { Exclusions } from './recipe/Exclusions.tsx'
import { Fallback } from './recipe/Fallback.tsx'
import { withPart } from './recipe/listEdits.ts'
import { Part } from './recipe/Part.tsx'
import { Rules } from './recipe/Rules.tsx'
import { Setting } from './recipe/Setting.tsx'
import { Sources } from './recipe/Sources.tsx'
import { Affinity, Variety } from './recipe/Taste.tsx'

interface FormProps {
  block: Block
  change: (block: Block) => void
}

/** The recipe, top to bottom in the order it is applied; then the block around it. */
export function RecipeForm({ block, change }: FormProps) {
  const { recipe } = block
  const set = (part: Partial<Recipe>) => change({ ...block, recipe: { ...recipe, ...part } })
  return (
    <section className="card recipe" aria-label={t('editor.recipe')}>
      <Sources recipe={recipe} set={set} />
      <Part title={t('editor.onlyShow')}>
        {recipe.filter === undefined ? <p className="small muted">{t('editor.noFilter')}</p> : null}
        <ConditionForm
          at="recipe.filter"
          condition={recipe.filter}
          change={(filter) => change({ ...block, recipe: withPart(recipe, 'filter', filter) })}
        />
      </Part>
      <Exclusions recipe={recipe} set={set} />
      <Rules recipe={recipe} set={set} />
      <Affinity recipe={recipe} set={set} />
      <Variety recipe={recipe} set={set} />
      <Fallback recipe={recipe} set={set} block={block.id} />
      <Setting block={block} change={change} />
    </section>
  )
}
