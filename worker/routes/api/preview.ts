import type * as v from 'valibot'
import { clock } from '../../clock.ts'
import type { Env } from '../../env.ts'
import { AppError } from '../../model/error.ts'
import type { LiveFacts } from '../../model/facts.ts'
import { asId, type CustomerId, type SiteId } from '../../model/ids.ts'
import type { Block } from '../../model/recipe.ts'
import { askCustomer } from '../../objects/canonical.ts'
import type { Customer } from '../../objects/customer.ts'
import { recommend, type RecommendRequest } from '../../recommend/recommend.ts'
import { liveFacts } from '../../session/liveFacts.ts'
import { loadIndex } from '../../store/artifacts.ts'
import { noFacts } from '../../recommend/visit.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { customOf, describeItem } from '../recommend.ts'
import { factsOf, type Preview } from './blockFields.ts'

/** A block as it would be filled right now, with each source's share and what the rules removed. */
export async function previewBlock(
  env: Env,
  site: SiteId,
  block: Block,
  facts: LiveFacts,
  request: Omit<RecommendRequest, 'explain' | 'taken'>,
) {
  const startedAt = clock.now()
  const index = await loadIndex(env, site, startedAt)
  if (index === null) {
    const counts = { products: 0, allowed: 0, candidates: 0, returned: 0 }
    return { block: block.id, recipe: '', items: [], removed: [], counts, ms: 0 }
  }
  const config = await siteConfig(env, site)
  const blockById = (id: string) => config?.blocks.find((one) => one.id === id)
  const custom = await customOf(env, [{ block, request: { context: request.context ?? {} } }])
  const ranked = recommend({ ...request, custom, blockById, explain: true }, facts, index, block, startedAt)
  return {
    block: ranked.block,
    recipe: ranked.recipe,
    items: ranked.items.map(describeItem),
    removed: ranked.removed ?? [],
    counts: ranked.counts,
    ms: clock.now() - startedAt,
  }
}

/** Who looks and where, as a preview asks: a customer, somebody made up, or nobody known. */
export async function previewed(
  env: Env,
  site: SiteId,
  { customerId, visitor, context, locale, limit }: Omit<v.InferOutput<typeof Preview>, 'recipe'>,
): Promise<{ facts: LiveFacts; request: Omit<RecommendRequest, 'explain' | 'taken'> }> {
  const madeUp = visitor === undefined ? noFacts : factsOf(visitor, clock.now())
  const facts = customerId === undefined ? madeUp : await factsOfCustomer(env, site, customerId)
  const request = {
    ...(context === undefined ? {} : { context }),
    ...(locale === undefined ? {} : { locale }),
    ...(limit === undefined ? {} : { limit }),
  }
  return { facts, request }
}

/** What ranking may know of a customer. Throws 404 for one of whom nothing is stored. */
export async function factsOfCustomer(env: Env, site: SiteId, id: string): Promise<LiveFacts> {
  const { answer } = await askCustomer(env, site, asId<CustomerId>(id), (stub) => {
    // The stub's mapped type of a whole profile is too deep for the compiler; what comes back is plain data.
    const customer = stub as unknown as Pick<Customer, 'describe'>
    return customer.describe()
  })
  if (answer === null) throw new AppError(404, 'no-customer', `There is no customer ${id}`)
  return liveFacts(answer)
}
