import type { LinkReason, TypeLink } from '../../model/typeLink.ts'

/** Whose word on the kind of a link counts more. */
const rank: Readonly<Record<LinkReason['by'], number>> = {
  merchant: 7,
  lexicon: 6,
  attributes: 5,
  titles: 4,
  labeller: 3,
  orders: 2,
  collection: 1,
}
/** Evidence that changed less than this is no news, and no row. */
const NEWS = 0.2

export const linkId = ({ from, to }: Pick<TypeLink, 'from' | 'to'>): string => `${from}~${to}`

/**
 * All links of a shop: what was found now, joined per pair of types, under what people said. A locked link stays as it is,
 * one taken away stays away; of the others only what really changed differs from `stored`. Links whose types the shop does
 * not have are left out. In the order of their ids.
 */
export function decideLinks(
  found: readonly TypeLink[],
  stored: readonly TypeLink[],
  hasType: (id: string) => boolean,
): TypeLink[] {
  const links = new Map<string, TypeLink>()
  for (const link of found) {
    if (link.from === link.to || !hasType(link.from) || !hasType(link.to)) continue
    const known = links.get(linkId(link))
    links.set(linkId(link), known === undefined ? link : joined(known, link))
  }
  for (const link of stored) {
    if (link.locked === true || link.removed === true) {
      links.set(linkId(link), link)
      continue
    }
    const now = links.get(linkId(link))
    if (now !== undefined && isAlike(now, link)) links.set(linkId(link), link)
  }
  return [...links.values()].toSorted((a, b) => (linkId(a) < linkId(b) ? -1 : 1))
}

/** Two findings on one pair: the weightier word says the kind, doubts multiply. */
function joined(a: TypeLink, b: TypeLink): TypeLink {
  const [lead, other] = leadRank(b) > leadRank(a) ? [b, a] : [a, b]
  const weight = Number((1 - (1 - a.weight) * (1 - b.weight / 2)).toFixed(2))
  return { ...lead, weight: Math.min(0.99, weight), reasons: [...lead.reasons, ...other.reasons] }
}

const leadRank = (link: TypeLink): number => Math.max(...link.reasons.map(({ by }) => rank[by]))

function isAlike(a: TypeLink, b: TypeLink): boolean {
  if (a.kind !== b.kind || Math.abs(a.weight - b.weight) > NEWS / 2 || a.reasons.length !== b.reasons.length)
    return false
  return a.reasons.every((reason, at) => {
    const other = b.reasons[at]
    return (
      other?.by === reason.by &&
      Math.abs(amount(reason) - amount(other)) <= NEWS * Math.max(amount(reason), amount(other))
    )
  })
}

const amount = (reason: LinkReason): number =>
  reason.by === 'orders'
    ? reason.orders
    : reason.by === 'collection'
      ? reason.collections
      : reason.by === 'labeller'
        ? reason.confidence
        : 'products' in reason
          ? reason.products
          : 1
