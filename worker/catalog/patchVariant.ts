import type { BadField } from '../model/error.ts'
import { toMinor, type Currency } from '../model/money.ts'
import type { Availability, CurrencyPrice, Variant, ZoneOffer } from '../model/product.ts'
import { cleanText } from './cleanText.ts'
import { onlySaid } from './onlySaid.ts'

/** What a push says of a zone; what it leaves out stays. */
export interface ZonePatch {
  price?: number | undefined
  regularPrice?: number | undefined
  currency?: Currency | undefined
  availability?: Availability | undefined
  stock?: number | undefined
}

/** What a push says of a variant. `price` alone is what is paid now; with `salePrice` it is what is crossed out. */
export interface VariantPatch {
  price?: number | undefined
  /** null ends the sale */
  salePrice?: number | null | undefined
  /** when the sale begins and ends, epoch ms */
  saleFrom?: number | undefined
  saleTo?: number | undefined
  currency?: Currency | undefined
  /** prices in further currencies; null takes one away */
  prices?: Readonly<Record<Currency, number | ZonePatch | null>> | undefined
  /** null takes a zone away */
  zones?: Readonly<Record<string, ZonePatch | null>> | undefined
  /** what the shop pays for it */
  cost?: number | null | undefined
  availability?: Availability | undefined
  /** null: no longer told */
  stock?: number | null | undefined
  /** when it is expected back, epoch ms; null: no longer told */
  restockAt?: number | null | undefined
  sku?: string | undefined
  gtin?: string | undefined
  mpn?: string | undefined
}

/** A variant after a push; what is wrong is added to `bad` under `path`. `now`: epoch ms. */
export function patchVariant(
  variant: Variant,
  said: VariantPatch,
  path: string,
  bad: BadField[],
  now: number,
): Variant {
  const { stock: oldStock, costMinor: oldCost, restockAt: oldRestock, prices, zones, ...old } = variant
  const { priceMinor: _p, regularMinor: _r, saleMinor: _s, saleFrom: _f, saleTo: _t, ...rest } = old
  const currency = said.currency ?? variant.currency
  const after = pricesAfter(variant, said, currency, now)
  if ('field' in after) bad.push({ ...after, field: `${path}${after.field}` })
  const stock = said.stock === undefined ? oldStock : (said.stock ?? undefined)
  const availability = availabilityAfter(variant, said)
  // A count that the availability contradicts is old news.
  const isStale = said.stock === undefined && availability === 'out-of-stock' && (stock ?? 0) > 0
  const isBack = availability === 'in-stock' && said.restockAt === undefined
  return {
    ...rest,
    ...('field' in after ? pricesOf(variant) : after),
    currency,
    availability,
    ...onlySaid({
      stock: isStale ? undefined : stock,
      costMinor: said.cost === undefined ? oldCost : said.cost === null ? undefined : toMinor(said.cost, currency),
      restockAt: isBack ? undefined : said.restockAt === undefined ? oldRestock : (said.restockAt ?? undefined),
      prices: pricesIn(prices, said.prices),
      zones: zonesAfter(zones, said.zones, currency),
    }),
    ...(said.sku === undefined ? {} : { sku: cleanText(said.sku, 128) }),
    ...(said.gtin === undefined ? {} : { gtin: cleanText(said.gtin, 50) }),
    ...(said.mpn === undefined ? {} : { mpn: cleanText(said.mpn, 100) }),
  }
}

type VariantPrices = Pick<Variant, 'priceMinor' | 'regularMinor' | 'saleMinor' | 'saleFrom' | 'saleTo'>

const pricesOf = ({ priceMinor, regularMinor, saleMinor, saleFrom, saleTo }: Variant): VariantPrices => ({
  priceMinor,
  ...onlySaid({ regularMinor, saleMinor, saleFrom, saleTo }),
})

/** A sale that has not begun waits beside the price; one that is over is no statement. */
function pricesAfter(variant: Variant, said: VariantPatch, currency: Currency, now: number): VariantPrices | BadField {
  const { saleFrom, saleTo } = said
  const price = said.price === undefined ? undefined : toMinor(said.price, currency)
  const full = price ?? variant.regularMinor ?? variant.priceMinor
  if (said.salePrice === null) return { priceMinor: full }
  if (said.salePrice === undefined) {
    const isDated = saleFrom !== undefined || saleTo !== undefined
    if (isDated) return { field: 'salePrice', message: 'is missing: the dates of a sale come with its price' }
    return price === undefined ? pricesOf(variant) : { priceMinor: price }
  }
  const sale = toMinor(said.salePrice, currency)
  if (sale >= full) return { field: 'salePrice', message: 'is not below the price' }
  if (saleTo !== undefined && saleTo <= Math.max(now, saleFrom ?? 0)) {
    return { field: 'saleTo', message: 'is over already, or before the sale begins' }
  }
  const dates = onlySaid({ saleFrom, saleTo })
  return saleFrom !== undefined && saleFrom > now
    ? { priceMinor: full, saleMinor: sale, ...dates }
    : { priceMinor: sale, regularMinor: full, ...dates }
}

function pricesIn(old: Variant['prices'], said: VariantPatch['prices']): Variant['prices'] | undefined {
  if (said === undefined) return old
  const next: Record<Currency, CurrencyPrice> = { ...old }
  for (const [currency, one] of Object.entries(said)) {
    const { price, regularPrice } = typeof one === 'number' ? { price: one, regularPrice: undefined } : (one ?? {})
    if (price === undefined) delete next[currency]
    else {
      next[currency] = {
        priceMinor: toMinor(price, currency),
        ...onlySaid({ regularMinor: minor(regularPrice, currency) }),
      }
    }
  }
  return Object.keys(next).length === 0 ? undefined : next
}

function zonesAfter(
  old: Variant['zones'],
  said: VariantPatch['zones'],
  currency: Currency,
): Variant['zones'] | undefined {
  if (said === undefined) return old
  const next: Record<string, ZoneOffer> = { ...old }
  for (const [name, one] of Object.entries(said)) {
    const zone = cleanText(name, 64)
    if (one === null) delete next[zone]
    else next[zone] = zoneAfter(next[zone] ?? {}, one, currency)
  }
  return Object.keys(next).length === 0 ? undefined : next
}

/** As with the variant itself: a price said anew crosses nothing out, and a count without a word speaks for itself. */
function zoneAfter(old: ZoneOffer, said: ZonePatch, ofVariant: Currency): ZoneOffer {
  const currency = said.currency ?? old.currency ?? ofVariant
  const { regularMinor, ...rest } = old
  const availability =
    said.availability ?? (said.stock === undefined ? undefined : said.stock > 0 ? 'in-stock' : 'out-of-stock')
  const prices =
    said.price === undefined
      ? onlySaid({ regularMinor })
      : onlySaid({ priceMinor: minor(said.price, currency), regularMinor: minor(said.regularPrice, currency) })
  return {
    ...rest,
    ...prices,
    ...onlySaid({ currency: said.currency, availability, stock: said.stock }),
  }
}

const minor = (decimal: number | undefined, currency: Currency): number | undefined =>
  decimal === undefined ? undefined : toMinor(decimal, currency)

/** A count without a word speaks for itself, but an order that may be placed without stock stays so. */
function availabilityAfter(variant: Variant, said: VariantPatch): Availability {
  if (said.availability !== undefined) return said.availability
  if (said.stock === undefined || said.stock === null) return variant.availability
  if (variant.availability === 'preorder' || variant.availability === 'backorder') return variant.availability
  return said.stock > 0 ? 'in-stock' : 'out-of-stock'
}
