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
  | 'goes_with_product'
  | 'same_collection'
  | 'similar_to'
  | 'alternative'
  | 'popular'
  | 'popular_in_category'
  | 'popular_near_you'
  | 'popular_at_this_time'
  | 'fits_your_visit'
  | 'seasonal'
  | 'trending'
  | 'new'
  | 'discount'
  | 'price_drop_for_you'
  | 'reorder_due'
  | 'your_brand'
  | 'your_category'
  | 'matches_search'
  | 'chosen_after_search'
  | 'picked_by_shop'
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
    goes_with_product: 'Goes with {product}',
    same_collection: 'From the same collection as {product}',
    alternative: 'Instead of {product}',
    popular_near_you: 'Popular near you',
    popular_at_this_time: 'Popular at this time of day',
    fits_your_visit: 'Fits what brought you here',
    seasonal: 'In season now',
    trending: 'On the rise this week',
    discount: '{percent}% off',
    price_drop_for_you: '{percent}% cheaper than when you saw it',
    reorder_due: 'Time to buy it again',
    your_brand: 'More from {brand}',
    your_category: 'Popular in {category}, which you look at',
    matches_search: 'Matches what you searched for',
    chosen_after_search: 'Others chose it after this search',
    picked_by_shop: 'Picked by the shop',
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
    goes_with_product: 'Pasuje do: {product}',
    same_collection: 'Z tej samej kolekcji co {product}',
    alternative: 'Zamiast: {product}',
    popular_near_you: 'Popularne w Twojej okolicy',
    popular_at_this_time: 'Popularne o tej porze dnia',
    fits_your_visit: 'Pasuje do tego, skąd trafiasz',
    seasonal: 'Na ten sezon',
    trending: 'Zyskuje popularność w tym tygodniu',
    discount: '{percent}% taniej',
    price_drop_for_you: '{percent}% taniej, niż gdy oglądano',
    reorder_due: 'Pora kupić ponownie',
    your_brand: 'Więcej od {brand}',
    your_category: 'Popularne w oglądanej kategorii {category}',
    matches_search: 'Pasuje do wyszukiwania',
    chosen_after_search: 'Wybierane po takim wyszukiwaniu',
    picked_by_shop: 'Wybór sklepu',
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
    goes_with_product: 'Пасує до: {product}',
    same_collection: 'З тієї ж колекції, що й {product}',
    alternative: 'Замість: {product}',
    popular_near_you: 'Популярне поруч із вами',
    popular_at_this_time: 'Популярне в цей час доби',
    fits_your_visit: 'Пасує до того, що вас привело',
    seasonal: 'Саме по сезону',
    trending: 'Набирає популярності цього тижня',
    discount: 'Дешевше на {percent}%',
    price_drop_for_you: 'На {percent}% дешевше, ніж коли ви переглядали',
    reorder_due: 'Час купити знову',
    your_brand: 'Більше від {brand}',
    your_category: 'Популярне в категорії «{category}», яку ви переглядаєте',
    matches_search: 'Відповідає вашому пошуку',
    chosen_after_search: 'Інші обирали це після такого пошуку',
    picked_by_shop: 'Вибір магазину',
    fallback: 'Може вам сподобатися',
  },
}

const rules = new Map<string, Intl.PluralRules>()
const LONGEST_NAME = 48

/** The text in `locale`, else English. Names are cut at 48 characters: a reason is one line. */
export function sayReason(
  code: ReasonCode,
  locale: string,
  about: { product?: string; category?: string; brand?: string; percent?: number; count?: number } = {},
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
    brand: short(about.brand ?? ''),
    percent: String(about.percent ?? ''),
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
