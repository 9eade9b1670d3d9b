import type { FallbackStep, MerchandisingRule, SourceOptions } from '../worker/model/recipe.ts'
import { completeCondition, isUnfinished } from './conditionTree.ts'
import type { Recipe } from './shapes.ts'

export interface Complete {
  recipe: Recipe
  /** "recipe.rules.0.by" of what was sent, as the place it has in the form */
  fieldInForm: (field: string) => string
}

/** The recipe without what is still being written: that would be refused, and the preview would stop. */
export function completeRecipe(form: Recipe): Complete {
  const kept = {
    sources: places(form.sources, (source) => !isSourceUnfinished(source)),
    rules: places(form.rules ?? [], (rule) => !isRuleUnfinished(rule)),
    fallback: places(form.fallback, (step) => !isSourceUnfinished(step)),
  }
  const { filter: written, rules = [], ...others } = form
  const filter = completeCondition(written)
  const recipe: Recipe = {
    ...others,
    ...(filter === undefined ? {} : { filter }),
    sources: kept.sources.map((at) => withWhere(form.sources[at]!)),
    fallback: kept.fallback.map((at) => withWhere(form.fallback[at]!)),
    ...(kept.rules.length === 0 ? {} : { rules: kept.rules.map((at) => rules[at]!) }),
  }
  return {
    recipe,
    fieldInForm: (field) =>
      field.replace(/^recipe\.(sources|rules|fallback)\.(\d+)/, (_, list: keyof typeof kept, at: string) => {
        return `recipe.${list}.${kept[list][Number(at)] ?? at}`
      }),
  }
}

/** Fields that want a word before the recipe can be kept. */
export function unfinishedFields(form: Recipe): string[] {
  const of = <T>(list: string, items: readonly T[], isOpen: (item: T) => boolean) =>
    places(items, isOpen).map((at) => `recipe.${list}.${at}`)
  return [
    ...of('sources', form.sources, isSourceUnfinished),
    ...(isUnfinished(form.filter) ? ['recipe.filter'] : []),
    ...of('rules', form.rules ?? [], isRuleUnfinished),
    ...of('fallback', form.fallback, isSourceUnfinished),
  ]
}

const places = <T>(items: readonly T[], fits: (item: T) => boolean): number[] =>
  items.flatMap((item, at) => (fits(item) ? [at] : []))

function withWhere<T extends SourceOptions>(source: T): T {
  const { where: written, ...others } = source
  const where = completeCondition(written)
  return (where === undefined ? others : { ...source, where }) as T
}

function isSourceUnfinished(source: SourceOptions & { use: string; block?: FallbackStep['block'] }): boolean {
  if (isUnfinished(source.where)) return true
  switch (source.use) {
    case 'custom':
      return (source.url ?? '') === ''
    case 'filler':
      return source.freeFrom === undefined
    case 'list':
      return (source.products ?? []).length === 0 && completeCondition(source.where) === undefined
    case 'block':
      return (source.block ?? '') === ''
    default:
      return false
  }
}

const isRuleUnfinished = (rule: MerchandisingRule): boolean =>
  rule.do === 'pin'
    ? rule.products.length === 0
    : isUnfinished(rule.where) || completeCondition(rule.where) === undefined
