import { createContext, useContext } from 'react'
import { fieldName } from '../tellRefusal.ts'

/** What the API, or the form itself, has against single fields: "recipe.sources.0.weight" -> why. */
export const FieldErrors = createContext<Readonly<Record<string, string>>>({})

/** What is wrong with a field or anything within it; `alone`: only with the field itself. */
export function useFieldErrors(at: string, alone = false): string[] {
  const errors = useContext(FieldErrors)
  return Object.entries(errors).flatMap(([field, message]) => {
    if (field === at) return [message]
    if (alone || !field.startsWith(`${at}.`)) return []
    const inner = field.slice(at.length + 1)
    const name = fieldName(inner)
    return [name === '' ? message : `${name}: ${message}`]
  })
}
