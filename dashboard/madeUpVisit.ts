/** What a made-up visitor did with a product. */
export const deeds = ['viewed', 'cart', 'wished', 'bought'] as const
export type Deed = (typeof deeds)[number]

export interface Done {
  deed: Deed
  productId: string
}

/** "viewed:SKU-1,cart:SKU-2", as it stands in the URL; what is none is left out. */
export function readVisit(text: string | undefined): Done[] {
  return (text ?? '').split(',').flatMap((one) => {
    const at = one.indexOf(':')
    const deed = deeds.find((known) => known === one.slice(0, at))
    const productId = decoded(one.slice(at + 1))
    return deed === undefined || productId === '' ? [] : [{ deed, productId }]
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

export const writeVisit = (done: readonly Done[]): string | undefined =>
  done.length === 0
    ? undefined
    : done.map(({ deed, productId }) => `${deed}:${encodeURIComponent(productId)}`).join(',')

/** The same as the API takes it: products by what was done with them, oldest first. */
export function visitorOf(done: readonly Done[]): Partial<Record<Deed, string[]>> {
  const visitor: Partial<Record<Deed, string[]>> = {}
  for (const { deed, productId } of done) (visitor[deed] ??= []).push(productId)
  return visitor
}
