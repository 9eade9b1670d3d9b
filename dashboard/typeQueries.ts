import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, currentSite, read, send } from './client.ts'
import { toast } from './parts/toasts.ts'
import type { LinkRow, TypeDetail, TypeList } from './typeShapes.ts'
import { currentLanguage, t } from './words.ts'

const key = (...parts: readonly unknown[]) => [currentSite(), 'types', ...parts]

export const typesQuery = () =>
  queryOptions({
    queryKey: key('list', currentLanguage()),
    queryFn: () => read<TypeList>(api.types.$get({ query: { locale: currentLanguage(), limit: '500' } })),
    placeholderData: keepPreviousData,
  })

export const typeQuery = (id: string) =>
  queryOptions({
    queryKey: key('one', id, currentLanguage()),
    queryFn: () => read<TypeDetail>(api.types[':id'].$get({ param: { id }, query: { locale: currentLanguage() } })),
  })

export const linksQuery = (removed: boolean) =>
  queryOptions({
    queryKey: key('links', removed),
    queryFn: () =>
      read<{ items: readonly LinkRow[]; next?: string }>(
        api.links.$get({ query: { removed: removed ? 'true' : 'false', limit: '500' } }),
      ),
    placeholderData: keepPreviousData,
  })

/** A text in the reader's language, else in any. */
export const inReaders = (texts: Readonly<Record<string, string>>, fallback: string): string =>
  texts[currentLanguage()] ?? texts.en ?? Object.values(texts)[0] ?? fallback

export interface Step {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: unknown
}

/** Does one step and offers to take it back by another. */
export function useStep() {
  const queries = useQueryClient()
  const run = async ({ method, path, body }: Step) => {
    await send(method, path, body)
    await queries.invalidateQueries({ predicate: ({ queryKey }) => /^(types|jobs|product)/.test(String(queryKey[1])) })
  }
  const failed = (error: Error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message })
  return useMutation({
    mutationFn: ({ step }: { step: Step; back?: Step; title: string }) => run(step),
    onSuccess: (_, { title, back }) =>
      toast({
        tone: 'ok',
        title,
        ...(back === undefined
          ? {}
          : { undo: () => void run(back).then(() => toast({ tone: 'ok', title: t('undone') }), failed) }),
      }),
    onError: failed,
  })
}

export const typePath = (id: string): string => `/api/types/${encodeURIComponent(id)}`
export const linkPath = (id: string): string => `/api/links/${encodeURIComponent(id)}`
