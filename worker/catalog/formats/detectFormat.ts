import type { JsonObject } from '../../model/json.ts'
import type { FeedFormat } from '../feedFormat.ts'
import { csv } from './csv.ts'
import { googleRss } from './googleRss.ts'
import { json } from './json.ts'
import { jsonCutter } from './jsonCutter.ts'
import { jsonFeed } from './jsonFeed.ts'
import { objectIn } from './jsonRows.ts'
import { isMagentoCsv, magentoCsv } from './magentoCsv.ts'
import { ndjson } from './ndjson.ts'
import { isPrestashopCombinations, prestashopCombinations } from './prestashopCombinations.ts'
import { isPrestashopCsv, prestashopCsv } from './prestashopCsv.ts'
import { isShopifyCsv, shopifyCsv } from './shopifyCsv.ts'
import { isShopify, shopifyJson } from './shopifyJson.ts'
import { isWoocommerceCsv, woocommerceCsv } from './woocommerceCsv.ts'
import { isWoocommerce, woocommerceJson } from './woocommerceJson.ts'
import { isWoocommerceStore, woocommerceStoreJson } from './woocommerceStoreJson.ts'
import { yml } from './yml.ts'

export const feedFormats: readonly FeedFormat[] = [
  googleRss,
  yml,
  csv,
  ndjson,
  json,
  jsonFeed,
  shopifyJson,
  shopifyCsv,
  woocommerceJson,
  woocommerceStoreJson,
  woocommerceCsv,
  prestashopCsv,
  prestashopCombinations,
  magentoCsv,
]

/** Which format a feed's beginning shows; null where it is neither text with columns, JSON nor XML. */
export function detectFormat(start: string): FeedFormat | null {
  const text = start.replace(/^\uFEFF/, '').trimStart()
  if (text.startsWith('<')) return xmlFormat(text)
  if (text.startsWith('{') || /^\[\s*[{\]]/.test(text)) return jsonFormat(text)
  if (text.startsWith('[') || text === '') return null
  // A header line of one column is no table: what would follow an id?
  if (!/^[^\r\n]*[,;\t|]/.test(text) || text.slice(0, 2000).includes('\0')) return null
  const [header = ''] = text.split(/\r\n|\n|\r/, 1)
  const found = tables.find(([, isIts]) => isIts(header))
  return found?.[0] ?? csv
}

function xmlFormat(text: string): FeedFormat | null {
  if (/<(yml_catalog|offers)\b/.test(text)) return yml
  return /<(rss|feed|channel|rdf:RDF)\b/i.test(text) ? googleRss : null
}

const tables: readonly (readonly [FeedFormat, (header: string) => boolean])[] = [
  [shopifyCsv, isShopifyCsv],
  [woocommerceCsv, isWoocommerceCsv],
  [magentoCsv, isMagentoCsv],
  [prestashopCsv, isPrestashopCsv],
  [prestashopCombinations, isPrestashopCombinations],
]

const shapes: readonly (readonly [FeedFormat, (product: JsonObject) => boolean])[] = [
  [shopifyJson, isShopify],
  [woocommerceStoreJson, isWoocommerceStore],
  [woocommerceJson, isWoocommerce],
]

/** By its first product; objects one a line are NDJSON. */
function jsonFormat(text: string): FeedFormat {
  if (/^\{[^[]*"version"\s*:\s*"https?:\/\/jsonfeed\.org/.test(text)) return jsonFeed
  const first = jsonCutter().write(text)[0]?.text ?? null
  const product = first === null ? null : objectIn(first)
  const node = product?.['node']
  const known = typeof node === 'object' && node !== null && !Array.isArray(node) ? (node as JsonObject) : product
  const found = known === null ? undefined : shapes.find(([, isIts]) => isIts(known))
  if (found !== undefined) return found[0]
  if (text.startsWith('[') || wrapped.test(text)) return json
  if (first === null) return /^\{\s*\n/.test(text) ? json : ndjson
  // An object in a line of its own is NDJSON; one that wraps its products, or spans lines, is JSON.
  return !text.startsWith(first) || first.includes('\n') ? json : ndjson
}

const wrapped = /^\{\s*"(products|items|data|results|offers|response|result)"\s*:\s*[[{]/
