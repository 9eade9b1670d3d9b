import type { SourceOptions } from '../../../worker/model/recipe.ts'
import { t } from '../../words.ts'
import { ConditionForm } from './ConditionForm.tsx'
import { withPart } from './listEdits.ts'
import { SourceOptionsForm } from './SourceOptionsForm.tsx'

interface SourceDetailProps<T> {
  /** the field it is, as the API names it */
  at: string
  source: T
  change: (source: T) => void
}

/** What a source reads beyond its name, and which products it may name. */
export function SourceDetail<T extends SourceOptions & { use: string }>({ at, source, change }: SourceDetailProps<T>) {
  return (
    <>
      <SourceOptionsForm source={source} change={change} />
      <span className="small muted">{t('sources.where')}</span>
      <ConditionForm
        at={`${at}.where`}
        condition={source.where}
        change={(where) => change(withPart<T, 'where'>(source, 'where', where))}
      />
    </>
  )
}
