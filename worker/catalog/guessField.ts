import type { Field } from './columns.ts'

/** Parts of names by which shops of many languages call a field; the first that a name holds decides. */
const parts: readonly (readonly [Field, RegExp])[] = [
  ['gtin', /(^|_)(ean|gtin|upc|isbn)|barcode|штрих|kreskow/],
  ['item_group_id', /(group|parent|master|model)_?(id|sku|code)$/],
  ['currency', /curr|валют|walut|währung|měna/],
  ['image_link', /image|img|photo|picture|thumb|фото|зображ|изображ|картин|zdj|bild|obraz|foto/],
  ['link', /url|link|href|посилан|ссылк|odkaz/],
  ['cost_of_goods_sold', /cost|purchase|wholesale|закуп|собест|собів|zakup|hurt|einkauf/],
  ['sale_price', /(sale|promo|special|discount|акці|акци|зниж|скид|promoc|aktion|sleva)/],
  ['regular_price', /(old|before|regular|list|msrp|rrp|стар|przed|uvp|původ).*(price|цін|цен|cen|preis)|стара|старая/],
  ['price', /price|цін|цен|cena|ceny|preis|варт|стоим|brutto/],
  ['quantity', /stock|qty|quant|кільк|колич|залиш|остат|ilo[sś]|stan_mag|(^|_)stan$|bestand|lager|sklad|množ|amount/],
  ['availability', /avail|наявн|налич|dost[eę]p|verfügb/],
  ['description', /desc|опис|opis|beschreib|popis/],
  ['brand', /brand|vendor|manufact|виробн|произв|бренд|produc|marka|hersteller|výrob/],
  ['product_type', /categ|катег|kateg|розділ|раздел|warengruppe|section|dział/],
  ['title', /name|title|назв|наймен|наимен|nazw|tytu|bezeichnung|název/],
  ['labels', /tags?$|label|мітк|метк|etykiet/],
  ['id', /(^|_)(id|sku|art|арт|код|kod|code|symbol|indeks|number|nr)(_|$|\.)|артик|artik|номенкл/],
]

/** The field that a name of no known column is likeliest to mean. `name`: as `plainName` makes it. */
export const fieldOfName = (name: string): Field | null => parts.find(([, pattern]) => pattern.test(name))?.[0] ?? null

/** "name_uk", "Nazwa (PL)" and "title_ua" say a language; other endings do not. */
export function languageOfName(name: string): string | undefined {
  const code = /[_([.](en|pl|uk|ua|ru|de|cs|sk|fr|es|it|ro|hu|lt|lv|et)[)\]]?$/.exec(name)?.[1]
  return code === 'ua' ? 'uk' : code
}
