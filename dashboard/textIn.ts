import { currentLanguage } from './words.ts'

/** A text of the catalog in the reader's language, else in any. */
export const textIn = (text: string | Readonly<Record<string, string>>): string =>
  typeof text === 'string' ? text : (text[currentLanguage()] ?? text['en'] ?? Object.values(text)[0] ?? '')
