/** Why an item is there (RECOMMEND.md 2): a code for reports, a text for people. */
export interface Reason {
  code: ReasonCode
  text: string
}

export type ReasonCode =
  | 'viewed_this'
  | 'viewed_similar'
  | 'bought_together'
  | 'goes_with'
  | 'similar_to'
  | 'popular'
  | 'popular_in_category'
  | 'new'
  | 'fallback'

/** Plural forms by CLDR category; a plain text where number changes nothing. */
type Wording = string | Partial<Record<Intl.LDMLPluralRule, string>>

const texts: Readonly<Record<string, Readonly<Record<ReasonCode, Wording>>>> = {
  en: {
    viewed_this: 'You viewed this recently',
    viewed_similar: 'Because you viewed {product}',
    bought_together: 'Often bought with {product}',
    goes_with: { one: 'Goes with the item in your cart', other: 'Goes with the {count} items in your cart' },
    similar_to: 'Similar to {product}',
    popular: 'Popular right now',
    popular_in_category: 'Popular in {category}',
    new: { one: 'New today', other: 'New, {count} days here' },
    fallback: 'You may like this',
  },
  pl: {
    viewed_this: 'Ostatnio oglądane',
    viewed_similar: 'Na podstawie obejrzanego: {product}',
    bought_together: 'Często kupowane razem z: {product}',
    goes_with: { one: 'Pasuje do produktu w koszyku', other: 'Pasuje do {count} produktów w koszyku' },
    similar_to: 'Podobne do: {product}',
    popular: 'Teraz popularne',
    popular_in_category: 'Popularne w kategorii {category}',
    new: { one: 'Nowość od dziś', other: 'Nowość od {count} dni' },
    fallback: 'Może Ci się spodobać',
  },
  uk: {
    viewed_this: 'Ви нещодавно переглядали',
    viewed_similar: 'Бо ви переглядали: {product}',
    bought_together: 'Часто купують разом із: {product}',
    goes_with: {
      one: 'Пасує до {count} товару в кошику',
      other: 'Пасує до {count} товарів у кошику',
    },
    similar_to: 'Схоже на: {product}',
    popular: 'Зараз популярне',
    popular_in_category: 'Популярне в категорії «{category}»',
    new: {
      one: 'Новинка: {count} день у продажу',
      few: 'Новинка: {count} дні у продажу',
      other: 'Новинка: {count} днів у продажу',
    },
    fallback: 'Може вам сподобатися',
  },
}

const rules = new Map<string, Intl.PluralRules>()
const LONGEST_NAME = 48

/** The text in `locale`, else English. Names are cut at 48 characters: a reason is one line. */
export function sayReason(
  code: ReasonCode,
  locale: string,
  about: { product?: string; category?: string; count?: number } = {},
): Reason {
  const language = locale.split('-')[0] ?? ''
  const known = language in texts ? language : 'en'
  const wording = texts[known]![code]
  const count = about.count ?? 1
  let text: string
  if (typeof wording === 'string') text = wording
  else {
    let rule = rules.get(known)
    if (rule === undefined) rules.set(known, (rule = new Intl.PluralRules(known)))
    text = wording[rule.select(count)] ?? wording.other ?? ''
  }
  const values: Record<string, string> = {
    product: short(about.product ?? ''),
    category: short(about.category ?? ''),
    count: String(count),
  }
  return { code, text: text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '') }
}

const short = (name: string): string =>
  [...name].length <= LONGEST_NAME
    ? name
    : `${[...name]
        .slice(0, LONGEST_NAME - 1)
        .join('')
        .trimEnd()}…`
