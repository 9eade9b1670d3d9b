import { useMutation, useQueryClient } from '@tanstack/react-query'
import { send } from './client.ts'
import { toast } from './parts/toasts.ts'
import type { Block } from './shapes.ts'
import { t } from './words.ts'

interface Change {
  block: Block
  /** what was live before; undo puts it back */
  before: Block
  title: string
}

/** Puts a block live and offers to take the change back. */
export function useSaveBlock() {
  const queries = useQueryClient()
  const put = async (block: Block) => {
    await send('PUT', `/api/blocks/${encodeURIComponent(block.id)}`, block)
    await queries.invalidateQueries({ predicate: ({ queryKey }) => /^block/.test(String(queryKey[1])) })
  }
  return useMutation({
    mutationFn: ({ block }: Change) => put(block),
    onSuccess: (_, { before, title }) =>
      toast({
        tone: 'ok',
        title,
        undo: () =>
          void put(before).then(
            () => toast({ tone: 'ok', title: t('undone') }),
            (error: Error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
          ),
      }),
    onError: (error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
  })
}
