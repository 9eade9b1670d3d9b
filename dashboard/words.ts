import type { en } from './words/en.ts'
import type { assistEn } from './words/assistEn.ts'
import type { blockEn } from './words/blockEn.ts'
import type { blocksEn } from './words/blocksEn.ts'
import type { catalogEn } from './words/catalogEn.ts'
import type { customersEn } from './words/customersEn.ts'
import type { errorsEn } from './words/errorsEn.ts'
import type { feedsEn } from './words/feedsEn.ts'
import type { messagesEn } from './words/messagesEn.ts'
import type { modelsEn } from './words/modelsEn.ts'
import type { recipesEn } from './words/recipesEn.ts'
import type { settingsEn } from './words/settingsEn.ts'

type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
/** The texts come in parts: the first with the shell, the others with the pages that use them, so that the first load stays small. */
interface Parts {
  base: typeof en
  assist: typeof assistEn
  block: typeof blockEn
  blocks: typeof blocksEn
  catalog: typeof catalogEn
  customers: typeof customersEn
  errors: typeof errorsEn
  feeds: typeof feedsEn
  messages: typeof messagesEn
  models: typeof modelsEn
  recipes: typeof recipesEn
  settings: typeof settingsEn
}
export type Part = keyof Parts
export type Word = { [Name in Part]: keyof Parts[Name] }[Part]
/** A part in another language holds every key of the English one: a missing text fails the type check and the build. */
export type Translated<Name extends Part> = Readonly<Record<keyof Parts[Name], string | Plural>>
export type Language = 'en' | 'pl' | 'uk'
export const languages: readonly { id: Language; name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'pl', name: 'Polski' },
  { id: 'uk', name: 'Українська' },
]

type Loader<Name extends Part> = () => Promise<Translated<Name>>
const loaders: { readonly [Name in Part]: Readonly<Record<Language, Loader<Name>>> } = {
  base: {
    en: async () => (await import('./words/en.ts')).en,
    pl: async () => (await import('./words/pl.ts')).pl,
    uk: async () => (await import('./words/uk.ts')).uk,
  },
  assist: {
    en: async () => (await import('./words/assistEn.ts')).assistEn,
    pl: async () => (await import('./words/assistPl.ts')).assistPl,
    uk: async () => (await import('./words/assistUk.ts')).assistUk,
  },
  block: {
    en: async () => (await import('./words/blockEn.ts')).blockEn,
    pl: async () => (await import('./words/blockPl.ts')).blockPl,
    uk: async () => (await import('./words/blockUk.ts')).blockUk,
  },
  blocks: {
    en: async () => (await import('./words/blocksEn.ts')).blocksEn,
    pl: async () => (await import('./words/blocksPl.ts')).blocksPl,
    uk: async () => (await import('./words/blocksUk.ts')).blocksUk,
  },
  catalog: {
    en: async () => (await import('./words/catalogEn.ts')).catalogEn,
    pl: async () => (await import('./words/catalogPl.ts')).catalogPl,
    uk: async () => (await import('./words/catalogUk.ts')).catalogUk,
  },
  customers: {
    en: async () => (await import('./words/customersEn.ts')).customersEn,
    pl: async () => (await import('./words/customersPl.ts')).customersPl,
    uk: async () => (await import('./words/customersUk.ts')).customersUk,
  },
  errors: {
    en: async () => (await import('./words/errorsEn.ts')).errorsEn,
    pl: async () => (await import('./words/errorsPl.ts')).errorsPl,
    uk: async () => (await import('./words/errorsUk.ts')).errorsUk,
  },
  feeds: {
    en: async () => (await import('./words/feedsEn.ts')).feedsEn,
    pl: async () => (await import('./words/feedsPl.ts')).feedsPl,
    uk: async () => (await import('./words/feedsUk.ts')).feedsUk,
  },
  messages: {
    en: async () => (await import('./words/messagesEn.ts')).messagesEn,
    pl: async () => (await import('./words/messagesPl.ts')).messagesPl,
    uk: async () => (await import('./words/messagesUk.ts')).messagesUk,
  },
  models: {
    en: async () => (await import('./words/modelsEn.ts')).modelsEn,
    pl: async () => (await import('./words/modelsPl.ts')).modelsPl,
    uk: async () => (await import('./words/modelsUk.ts')).modelsUk,
  },
  recipes: {
    en: async () => (await import('./words/recipesEn.ts')).recipesEn,
    pl: async () => (await import('./words/recipesPl.ts')).recipesPl,
    uk: async () => (await import('./words/recipesUk.ts')).recipesUk,
  },
  settings: {
    en: async () => (await import('./words/settingsEn.ts')).settingsEn,
    pl: async () => (await import('./words/settingsPl.ts')).settingsPl,
    uk: async () => (await import('./words/settingsUk.ts')).settingsUk,
  },
}

let catalog: Readonly<Partial<Record<Word, string | Plural>>> = {}
const used = new Set<Part>(['base'])
let language: Language = 'en'
let plurals = new Intl.PluralRules('en')

export const currentLanguage = (): Language => language

export async function loadLanguage(wanted: Language): Promise<void> {
  const texts = await Promise.all([...used].map((part) => loaders[part][wanted]()))
  catalog = Object.assign({}, ...texts)
  language = wanted
  plurals = new Intl.PluralRules(wanted)
  document.documentElement.lang = wanted
  try {
    localStorage.setItem('aisle-language', wanted)
  } catch {
    // Storage is blocked: the choice holds until the page is left.
  }
}

/** What is given, once the texts that it uses are there. */
export async function withWords<Page>(parts: readonly Part[], page: Promise<Page>): Promise<Page> {
  const missing = parts.filter((part) => !used.has(part))
  const texts = await Promise.all(missing.map((part) => loaders[part][language]()))
  catalog = Object.assign({}, catalog, ...texts)
  for (const part of missing) used.add(part)
  return page
}

export function preferredLanguage(): Language {
  let stored: string | null = null
  try {
    stored = localStorage.getItem('aisle-language')
  } catch {
    // Storage is blocked: the browser's own language decides.
  }
  const wanted = [stored ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2))
  for (const tag of wanted) {
    const known = languages.find(({ id }) => id === tag)
    if (known !== undefined) return known.id
  }
  return 'en'
}

/** The text of a key; `{name}` is filled from `values`, and `n` chooses the plural form. */
export function t(key: Word, values: Readonly<Record<string, string | number>> = {}): string {
  const entry = catalog[key] ?? key
  // The page did not ask for the part that holds it: a mistake that test/dashboard/words.test.ts looks for.
  if (entry === key) console.error(`No text is loaded for ${key}`)
  const text = typeof entry === 'string' ? entry : (entry[plurals.select(Number(values.n ?? 0))] ?? entry.other)
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : typeof value === 'number' ? value.toLocaleString(language) : value
  })
}

/** A text for a word of the API ("no-consent", "marketing") where the catalog has one, else the word itself. */
export function tOf(prefix: string, word: string): string {
  const key = `${prefix}.${word}`
  return key in catalog ? t(key as Word) : word
}
export const hasWord = (key: string): key is Word => key in catalog
