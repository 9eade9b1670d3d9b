import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { currentSite, send } from './client.ts'
import type { questionOf } from './previewAs.ts'
import type { Recipe, Recommended } from './shapes.ts'

/** What a recipe would show in a block; old items stay while new ones are worked out. */
export const usePreview = (block: string, recipe: Recipe | undefined, question: ReturnType<typeof questionOf>) =>
  useQuery({
    queryKey: [currentSite(), 'preview', block, recipe, question],
    queryFn: ({ signal }) => {
      signal.throwIfAborted()
      return send<Recommended>('POST', `/api/blocks/${encodeURIComponent(block)}/preview`, { recipe, ...question })
    },
    enabled: recipe !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
