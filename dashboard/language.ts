import { createContext } from 'react'
import type { Language } from './words.ts'

/** Changes the dashboard's language; every text is then drawn anew. */
export const LanguageChoice = createContext<(language: Language) => Promise<void>>(async () => {})
