import { useDebouncedValue } from '@mantine/hooks'
import { ApiFailure } from './client.ts'
import { completeRecipe } from './completeRecipe.ts'
import { useMember } from './me.ts'
import { questionOf } from './previewAs.ts'
import type { Block } from './shapes.ts'
import { usePreview } from './usePreview.ts'
import { usePreviewSearch } from './usePreviewSearch.ts'

/** The recipe as it can be asked a moment after the last change, and what the API has against it by the form's fields. */
export function useTriedRecipe({ id, placement, recipe: written }: Block) {
  const search = usePreviewSearch(placement)
  const { site } = useMember()
  const [settled] = useDebouncedValue(written, 250)
  const { recipe, fieldInForm } = completeRecipe(settled)
  const { error } = usePreview(id, recipe, questionOf(search, search.locale ?? site.language))
  const refused = error instanceof ApiFailure && error.status === 422 ? Object.entries(error.fields) : []
  return { recipe, fields: Object.fromEntries(refused.map(([field, message]) => [fieldInForm(field), message])) }
}
