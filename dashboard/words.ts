import type { en } from './words/en.ts'
import type { recipesEn } from './words/recipesEn.ts'

type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
export type Word = keyof typeof en | keyof typeof recipesEn
/** A catalog holds every key of the English one: a missing text fails the type check and the build. */
export type Catalog = Readonly<Record<keyof typeof en, string | Plural>>
/** The words of recipes come with the pages that use them, so that the first load stays small. */
export type RecipesCatalog = Readonly<Record<keyof typeof recipesEn, string | Plural>>
export type Language = 'en' | 'pl' | 'uk'
export const languages: readonly { id: Language; name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'pl', name: 'Polski' },
  { id: 'uk', name: 'Українська' },
]

const loaders: Record<Language, () => Promise<Catalog>> = {
  en: async () => (await import('./words/en.ts')).en,
  pl: async () => (await import('./words/pl.ts')).pl,
  uk: async () => (await import('./words/uk.ts')).uk,
}

const recipesLoaders: Record<Language, () => Promise<RecipesCatalog>> = {
  en: async () => (await import('./words/recipesEn.ts')).recipesEn,
  pl: async () => (await import('./words/recipesPl.ts')).recipesPl,
  uk: async () => (await import('./words/recipesUk.ts')).recipesUk,
}

let catalog: Readonly<Partial<Record<Word, string | Plural>>> = {}
let withRecipes = false
let language: Language = 'en'
let plurals = new Intl.PluralRules('en')

export const currentLanguage = (): Language => language

export async function loadLanguage(wanted: Language): Promise<void> {
  const [main, recipes] = await Promise.all([loaders[wanted](), withRecipes ? recipesLoaders[wanted]() : {}])
  catalog = { ...main, ...recipes }
  language = wanted
  plurals = new Intl.PluralRules(wanted)
  document.documentElement.lang = wanted
  try {
    localStorage.setItem('aisle-language', wanted)
  } catch {
    // Storage is blocked: the choice holds until the page is left.
  }
}

/** A page about recipes, once its words are there. */
export async function withRecipeWords<Page>(page: Promise<Page>): Promise<Page> {
  if (!withRecipes) {
    const recipes = await recipesLoaders[language]()
    catalog = { ...catalog, ...recipes }
    withRecipes = true
  }
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
