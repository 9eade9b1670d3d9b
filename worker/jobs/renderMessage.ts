import { WorkerEntrypoint } from 'cloudflare:workers'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { CustomerState } from '../model/customer.ts'
import type { Line } from '../model/event.ts'
import type { ProductId, SiteId } from '../model/ids.ts'
import { macKey } from '../model/keys.ts'
import type { Draft, InboxItem, MessageItem, Prepared, Rendered, RenderInputs } from '../model/message.ts'
import type { Product } from '../model/product.ts'
import type { SiteConfig } from '../model/site.ts'
import { recommend } from '../recommend/recommend.ts'
import { emailOf } from '../scenarios/addressesOf.ts'
import { inCart } from '../scenarios/factsOf.ts'
import { rulesOf } from '../scenarios/rulesOf.ts'
import { zoneOf } from '../scenarios/zoneOf.ts'
import { liveFacts } from '../session/liveFacts.ts'
import { loadIndex } from '../store/artifacts.ts'
import { findProduct, readProductsById } from '../store/products.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { languageOf } from '../templates/languageOf.ts'
import { isOutOfTime } from '../templates/liquidEngine.ts'
import { canBuy, messageItem } from '../templates/messageItem.ts'
import { linkNames, signLinks } from '../templates/messageLinks.ts'
import { renderMessage as render } from '../templates/renderMessage.ts'
import type { CompiledTemplate, CompiledText } from '../templates/template.ts'
import { loadTemplate, templateVersion } from './loadTemplate.ts'

/** The Worker's own entrypoint for customers' objects: it holds index and templates, they never do. */
export class Renderer extends WorkerEntrypoint<Env> {
  /** Goods, prices and blocks of this moment, rendered; with `inputs`, exactly what those say, again. */
  prepare(draft: Draft, state: CustomerState, inputs?: RenderInputs): Promise<Prepared> {
    return prepareMessage(this.env, draft, state, inputs)
  }
}

/** What a draft needs from outside its customer's object, right before it may be sent. */
export async function prepareMessage(
  env: Env,
  draft: Draft,
  state: CustomerState,
  earlier?: RenderInputs,
): Promise<Prepared> {
  const config = await siteConfig(env, state.site)
  if (config === null) return { goods: [], problem: 'unavailable' }
  const now = clock.now()
  const products = await productsOf(env, state.site, draft.items)
  const goods = draft.items.map((line) => ({
    productId: line.productId,
    ...(line.variantId === undefined ? {} : { variantId: line.variantId }),
    sellable: canBuy(products.get(line.productId), line),
  }))
  const version = earlier?.templateVersion ?? templateVersion(config.templates, draft.template)
  const template = version === null ? null : await loadTemplate(env, state.site, draft.template, version)
  const languages = template === null ? [] : Object.keys(template.languages)
  const language = earlier?.language ?? languageOf([state.language, config.language], languages)
  const text = language === null ? undefined : template?.languages[language]
  if (template === null || language === null || text === undefined) return { goods, problem: 'no-template' }
  const attempt = async (): Promise<Prepared> => {
    const inputs = earlier ?? (await gather(env, config, draft, state, products, { template, text, language }, now))
    return { goods, inputs, ...(await renderInputs(env, config, inputs, text, draft.scenario, emailOf(state) ?? '')) }
  }
  try {
    // Off Cloudflare the limit counts wall time: a machine that stalled once must not cost the message.
    return await attempt().catch((error: unknown) => (isOutOfTime(error) ? attempt() : Promise.reject(error)))
  } catch (error) {
    // Liquid names the place in the template, never a customer's values.
    console.error(`template ${draft.template}@${version}:`, error instanceof Error ? error.message : error)
    return { goods, problem: 'render-failed' }
  }
}

/** A message that went out, as it was: the same bytes for the same inputs and address. Null when its template is gone. */
export async function renderAgain(
  env: Env,
  inputs: RenderInputs,
  scenario: string,
  to: string,
): Promise<{ email: Rendered; inbox: InboxItem } | null> {
  const config = await siteConfig(env, inputs.site)
  const template = await loadTemplate(env, inputs.site, inputs.template, inputs.templateVersion)
  const text = template?.languages[inputs.language]
  return config === null || text === undefined ? null : renderInputs(env, config, inputs, text, scenario, to)
}

async function renderInputs(
  env: Env,
  config: SiteConfig,
  inputs: RenderInputs,
  text: CompiledText,
  scenario: string,
  to: string,
): Promise<{ email: Rendered; inbox: InboxItem }> {
  const key = await macKey(env.SECRET, inputs.site, 'tokens')
  const links = await signLinks(key, inputs, linkNames(inputs, text))
  const { email } = config.settings
  const from = email?.from ?? `shop@${config.domain.split(':')[0]}`
  return render(text, inputs, links, { to, from, scenario })
}

/** Everything the template may say, as it is now: with the template's version it is all that is kept of the message. */
async function gather(
  env: Env,
  config: SiteConfig,
  draft: Draft,
  state: CustomerState,
  products: ReadonlyMap<ProductId, Product>,
  chosen: { template: CompiledTemplate; text: CompiledText; language: string },
  now: number,
): Promise<RenderInputs> {
  const { language, template, text } = chosen
  // What was bought or taken out since stays out of the message; what is sold out is not advertised.
  const fromCart = rulesOf(config, draft.scenario, draft.version)?.scenario.entry.take?.items === 'cart.items'
  const lines = fromCart ? inCart({ items: draft.items }, state) : draft.items
  const items = lines.flatMap((line) => {
    const product = products.get(line.productId)
    const item = product && canBuy(product, line) ? messageItem(product, line, language, config.language) : null
    return item ?? []
  })
  const { settings } = config
  const firstName = state.traits['firstName'] ?? state.traits['first_name']
  const consentAt = state.consents.email?.[draft.topic]?.at
  return {
    site: state.site,
    customer: state.id,
    message: draft.id,
    template: template.id,
    templateVersion: template.version,
    language,
    timeZone: zoneOf(state, config),
    at: now,
    items,
    blocks: await fillBlocks(env, config, draft, state, items, text, language, now),
    ...(typeof firstName === 'string' && firstName !== '' ? { firstName: firstName.slice(0, 60) } : {}),
    origin: (env.PUBLIC_URL ?? `https://${config.domain}`).replace(/\/$/, ''),
    shop: {
      name: config.name,
      currency: config.currency,
      cartUrl: settings.cartUrl,
      homeUrl: new URL('.', settings.cartUrl).href,
      postalAddress: settings.postalAddress,
    },
    ...(consentAt === undefined ? {} : { consentAt }),
  }
}

/** All blocks of a template by one look at the index. A name is a slot of the scenario's step, else a block's id. */
async function fillBlocks(
  env: Env,
  config: SiteConfig,
  draft: Draft,
  state: CustomerState,
  items: readonly MessageItem[],
  text: CompiledText,
  language: string,
  now: number,
): Promise<RenderInputs['blocks']> {
  if (text.blocks.length === 0) return {}
  const index = await loadIndex(env, state.site, now)
  if (index === null) return {}
  const facts = liveFacts(state)
  const context = { productIds: items.map(({ productId }) => productId) }
  const blockById = (id: string) => config.blocks.find((one) => one.id === id)
  const filled = text.blocks.map(({ name, limit }): readonly [string, readonly MessageItem[]] => {
    const block = config.blocks.find(({ id }) => id === (draft.blocks[name] ?? name))
    if (block === undefined || !block.enabled) return [name, []]
    const ranked = recommend({ limit, context, locale: language, blockById }, facts, index, block, now)
    return [name, ranked.items.map(({ availability: _a, score: _s, parts: _p, ...item }) => item)]
  })
  return Object.fromEntries(filled)
}

/** By the id each line uses, which may be a variant's. */
async function productsOf(env: Env, site: SiteId, lines: readonly Line[]): Promise<Map<ProductId, Product>> {
  const ids = [...new Set(lines.map(({ productId }) => productId))]
  const found = new Map((await readProductsById(env.DB, site, ids)).map((product) => [product.id, product] as const))
  for (const id of ids) {
    const product = found.has(id) ? null : await findProduct(env.DB, site, id)
    if (product !== null) found.set(id, product)
  }
  return found
}
