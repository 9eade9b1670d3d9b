/** The shop's languages, in the order in which every table of the demo catalog writes them. */
export const languages = ['en', 'pl', 'uk'] as const
export type Language = (typeof languages)[number]

export type Local = Readonly<Record<Language, string>>

export const local = (en: string, pl: string, uk: string): Local => ({ en, pl, uk })

/** The same in every language: brand and model names, numbers. */
export const same = (text: string): Local => local(text, text, text)

/** Lines of `cell | cell | cell`; empty lines are left out, as are the spaces around a cell. */
export const rows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()))

/** Lines of `key | en | pl | uk`, by key. */
export function localTable(text: string): ReadonlyMap<string, Local> {
  return new Map(rows(text).map(([key = '', en = '', pl = '', uk = '']) => [key, local(en, pl, uk)]))
}

/** One text made per language. */
export const perLanguage = (make: (language: Language) => string): Local => local(make('en'), make('pl'), make('uk'))

/** "Barista One" -> "barista-one": what ids and addresses are made of. */
export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\w\s.-]/g, '')
    .toLowerCase()
    .trim()
    .replace(/[\s_.-]+/g, '-')
