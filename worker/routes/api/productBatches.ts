import { Hono, type Context } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as v from 'valibot'
import type { ProductPatch } from '../../catalog/patchProduct.ts'
import { patchProducts, upsertProducts, type Pushed, type Rejected } from '../../jobs/pushProducts.ts'
import { AppError } from '../../model/error.ts'
import type { Json, JsonObject } from '../../model/json.ts'
import type { SiteConfig } from '../../model/site.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import type { App } from './access.ts'
import { PriceRow, StockRow } from './productFields.ts'

const tags = ['Catalog']
const mostBytes = 5 * 1024 * 1024
const mostRows = 5000

const Answer = v.object({
  changed: v.number(),
  new: v.number(),
  unchanged: v.number(),
  rejected: v.array(
    v.object({
      index: v.number(),
      id: v.optional(v.string()),
      fields: v.array(v.object({ field: v.string(), message: v.string() })),
    }),
  ),
})
const body = (row: v.GenericSchema) => ({
  content: {
    'application/json': { schema: resolver(v.array(row)) as never },
    'application/x-ndjson': { schema: resolver(row) as never },
  },
})
const responses = { 200: { description: 'Done', content: { 'application/json': { schema: resolver(Answer) } } } }
const shared =
  ` A JSON list or NDJSON, ${mostRows} rows and ${mostBytes / 1024 / 1024} MB at most. The good rows are taken, the bad are listed ` +
  'with their place; 422 when none is good. What is said here stands until a feed itself says something else.'

/** Pushes of many products at once. */
export const productBatches = new Hono<App>()
  .post(
    '/api/products',
    describeRoute({
      tags,
      summary: 'Add products and change those that are there',
      description: `Rows as in NDJSON feeds; each says only what it says, a new product needs title and price.${shared}`,
      requestBody: body(v.looseObject({ id: v.string(), title: v.string(), price: v.number() })),
      responses,
    }),
    async (c) => {
      const { rows, rejected } = await rowsOf(c)
      return answer(c, await upsertProducts(c.env, await configOf(c), rows), rejected)
    },
  )
  .post(
    '/api/products/stock',
    describeRoute({
      tags,
      summary: 'Push stock alone',
      description: `By the id of a product, or the id or SKU of a variant.${shared}`,
      requestBody: body(StockRow),
      responses,
    }),
    async (c) => patchAll(c, StockRow),
  )
  .post(
    '/api/products/prices',
    describeRoute({
      tags,
      summary: 'Push prices alone',
      description: `By the id of a product, or the id or SKU of a variant.${shared}`,
      requestBody: body(PriceRow),
      responses,
    }),
    async (c) => patchAll(c, PriceRow),
  )

type Row = v.GenericSchema<unknown, ProductPatch & { id: string }>

async function patchAll(c: Context<App>, schema: Row) {
  const { rows, rejected } = await rowsOf(c)
  const good = rows.flatMap(({ index, product }) => {
    const parsed = v.safeParse(schema, product)
    if (parsed.success) {
      const { id, ...patch } = parsed.output
      return [{ index, id, patch }]
    }
    const fields = parsed.issues.map((issue) => ({
      field: (issue.path ?? []).map(({ key }) => String(key)).join('.'),
      message: issue.message,
    }))
    rejected.push({ index, ...(typeof product['id'] === 'string' ? { id: product['id'] } : {}), fields })
    return []
  })
  return answer(c, await patchProducts(c.env, await configOf(c), good), rejected)
}

function answer(c: Context<App>, pushed: Pushed, malformed: readonly Rejected[]) {
  const rejected = [...malformed, ...pushed.rejected].sort((a, b) => a.index - b.index)
  const taken = pushed.changed + pushed.new + pushed.unchanged
  if (taken === 0 && rejected.length > 0) {
    const fields = rejected.flatMap(({ index, fields }) =>
      fields.map(({ field, message }) => ({ field: field === '' ? String(index) : `${index}.${field}`, message })),
    )
    const shown = fields.slice(0, 5).map(({ field, message }) => `${field}: ${message}`)
    throw new AppError(422, 'invalid', shown.join('; '), { fields: fields.slice(0, 200) })
  }
  c.set('change', JSON.stringify({ ...pushed, rejected: rejected.length }))
  return c.json({ ...pushed, rejected })
}

/** The objects of a body, each with its place; 400 for a body that is neither a list nor lines of JSON. */
async function rowsOf(
  c: Context<App>,
): Promise<{ rows: { index: number; product: JsonObject }[]; rejected: Rejected[] }> {
  if (Number(c.req.header('content-length') ?? 0) > mostBytes) throw tooLarge()
  const text = (await c.req.text()).trim()
  if (text.length > mostBytes) throw tooLarge()
  const said = text.startsWith('[') ? listIn(text) : linesIn(text)
  if (said.length > mostRows) throw tooLarge()
  if (said.length === 0) throw new AppError(400, 'no-rows', 'Send products as a JSON list or as NDJSON')
  const rows: { index: number; product: JsonObject }[] = []
  const rejected: Rejected[] = []
  for (const [index, value] of said.entries()) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      rows.push({ index, product: value as JsonObject })
    } else rejected.push({ index, fields: [{ field: '', message: 'is no JSON object' }] })
  }
  return { rows, rejected }
}

function listIn(text: string): readonly Json[] {
  try {
    return JSON.parse(text) as readonly Json[]
  } catch {
    throw new AppError(400, 'malformed', 'The body begins like a JSON list and is none')
  }
}

/** One object over many lines is one row; else each line is. A line that is no JSON is null. */
function linesIn(text: string): readonly Json[] {
  const parse = (line: string): Json => {
    try {
      return JSON.parse(line) as Json
    } catch {
      return null
    }
  }
  const whole = parse(text)
  if (whole !== null) return [whole]
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parse)
}

const tooLarge = () =>
  new AppError(413, 'too-large', `A push has at most ${mostBytes / 1024 / 1024} MB and ${mostRows} rows`, {
    hint: 'Send it in parts, or as a feed',
  })

async function configOf(c: Context<App>): Promise<SiteConfig> {
  const config = await siteConfig(c.env, c.var.site)
  if (config === null) throw new AppError(404, 'not-found', `There is no site ${c.var.site}`)
  return config
}
