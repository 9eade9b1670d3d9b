import { useMutation, useQueryClient } from '@tanstack/react-query'
import { send } from './client.ts'
import { toast } from './parts/toasts.ts'
import { stale } from './queries.ts'
import type { Block } from './shapes.ts'
import { t } from './words.ts'

interface Change {
  block: Block
  /** what was live before; undo puts it back */
  before: Block
  title: string
  /** a draft is kept: it becomes what is published */
  hasDraft?: boolean
}

const pathOf = (id: string, rest = ''): string => `/api/blocks/${encodeURIComponent(id)}${rest}`

/** Puts a block live and offers to take the change back. */
export function useSaveBlock() {
  const queries = useQueryClient()
  const put = async (block: Block, hasDraft = false) => {
    if (hasDraft) {
      await send('PUT', pathOf(block.id, '/draft'), block)
      await send('POST', pathOf(block.id, '/draft/publish'))
    } else {
      await send('PUT', pathOf(block.id), block)
    }
    await stale(queries, 'block')
  }
  return useMutation({
    mutationFn: ({ block, hasDraft }: Change) => put(block, hasDraft),
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
