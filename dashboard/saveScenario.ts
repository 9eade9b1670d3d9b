import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Json } from '../worker/model/json.ts'
import { send } from './client.ts'
import { toast } from './parts/toasts.ts'
import type { ScenarioRow } from './shapes.ts'
import { t } from './words.ts'

interface Values {
  enabled: boolean
  params: Readonly<Record<string, Json>>
}
interface Change {
  row: ScenarioRow
  next: Values
  title: string
}

/** Switches a scenario or changes its parameters, and offers to take that back. */
export function useSaveScenario() {
  const queries = useQueryClient()
  const put = async (id: string, values: Values) => {
    await send('PUT', `/api/scenarios/${encodeURIComponent(id)}`, values)
    await queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[1] === 'scenarios' || queryKey[1] === 'home',
    })
  }
  return useMutation({
    mutationFn: ({ row, next }: Change) => put(row.id, next),
    onSuccess: (_, { row, title }) =>
      toast({
        tone: 'ok',
        title,
        undo: () =>
          void put(row.id, { enabled: row.enabled, params: row.params }).then(
            () => toast({ tone: 'ok', title: t('undone') }),
            (error: Error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
          ),
      }),
    onError: (error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
  })
}
