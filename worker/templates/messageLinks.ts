import type { Claims, TokenKind } from '../model/token.ts'
import { signToken } from '../model/token.ts'
import type { RenderInputs } from '../model/message.ts'
import type { CompiledText } from './template.ts'

const dayMs = 86_400_000
/** A click still finds its product in an old mail; an unsubscribe must work for as long as anybody keeps one. */
const clickMs = 180 * dayMs
const rightsMs = 5 * 365 * dayMs

/** Every link a message can have, by name. `i0` is the first item, `b-more-0` the first of block "more". */
export function linkNames(inputs: RenderInputs, text: Pick<CompiledText, 'links'>): readonly string[] {
  const blocks = Object.entries(inputs.blocks)
  return [
    'cart',
    'home',
    'view',
    ...inputs.items.map((_, index) => `i${index}`),
    ...blocks.flatMap(([name, items]) => items.map((_, index) => `b-${name}-${index}`)),
    ...text.links.map((_, index) => `t${index}`),
  ]
}

/** Where a link leads: looked up in what the message said, never taken from the link. Null for none of its links. */
export function linkTarget(
  inputs: RenderInputs,
  text: Pick<CompiledText, 'links'> | null,
  name: string,
): string | null {
  if (name === 'cart') return inputs.shop.cartUrl
  if (name === 'home') return inputs.shop.homeUrl
  const item = /^i(\d+)$/.exec(name)
  if (item !== null) return inputs.items[Number(item[1])]?.url ?? null
  const block = /^b-([\w-]+)-(\d+)$/.exec(name)
  if (block !== null) return inputs.blocks[block[1] ?? '']?.[Number(block[2])]?.url ?? null
  const written = /^t(\d+)$/.exec(name)
  return written === null ? null : (text?.links[Number(written[1])] ?? null)
}

/** Addresses for all links of a message, plus `unsubscribe`, `preferences` and the `open` picture. `key`: the site's token key. */
export async function signLinks(
  key: CryptoKey,
  inputs: RenderInputs,
  names: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const { origin, site, customer, message, at } = inputs
  const sign = (kind: TokenKind, about: string, forMs: number): Promise<string> => {
    const claims: Claims = { site, customer, expiresAt: at + forMs, about }
    return signToken(key, kind, claims)
  }
  const clicks = await Promise.all(
    names.map(async (name) => [name, `${origin}/c/${await sign('click', `${message}:${name}`, clickMs)}`] as const),
  )
  return {
    ...Object.fromEntries(clicks),
    unsubscribe: `${origin}/u/${await sign('unsubscribe', `${message}:email`, rightsMs)}`,
    preferences: `${origin}/preferences/${await sign('preferences', message, rightsMs)}`,
    open: `${origin}/o/${await sign('open', message, clickMs)}.gif`,
  }
}
