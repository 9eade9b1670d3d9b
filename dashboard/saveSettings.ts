import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiFailure, send } from './client.ts'
import { toast } from './parts/toasts.ts'
import type { Settings } from './shapes.ts'
import { t } from './words.ts'

/** The part of the settings that a form changes; a password is only ever sent, never read. */
export type SettingsChange = Partial<Omit<Settings, 'settings'>> & {
  settings?: Partial<Omit<Settings['settings'], 'email'>> & { email?: unknown; labeller?: unknown }
}

export function useSaveSettings() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: SettingsChange) => send('PUT', '/api/settings', change),
    onSuccess: async () => {
      toast({ tone: 'ok', title: t('settings.saved') })
      await queries.invalidateQueries()
    },
    onError: (error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
  })
}

/** The message for one field of a refused change. */
export const fieldError = (error: Error | null, ...names: readonly string[]): string | undefined =>
  error instanceof ApiFailure ? names.map((name) => error.fields[name]).find((text) => text !== undefined) : undefined
