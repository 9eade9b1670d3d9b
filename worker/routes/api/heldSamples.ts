import type { Change } from '../../model/change.ts'
import { toDecimal } from '../../model/money.ts'
import type { Product, Texts } from '../../model/product.ts'

/** One product of a held change, as the dashboard shows it. */
export interface HeldSample {
  productId: string
  title: Texts
  imageUrl: string
  news: 'cheaper' | 'dearer' | 'back' | 'sold-out'
  fromPrice?: number
  toPrice?: number
  currency?: string
}

const samplesAtMost = 6

/** The first products of a held change, of its own reason and the deepest cuts first. */
export async function describeHeld(
  changes: readonly Change[],
  reason: 'stock' | 'prices',
  find: (id: string) => Promise<Product | null>,
): Promise<HeldSample[]> {
  const told = changes
    .map((change) => ({ change, ...newsOf(change) }))
    .filter(({ news, change }) => news !== undefined && (change.kind === 'price') === (reason === 'prices'))
    .toSorted((a, b) => b.depth - a.depth)
  const byProduct = new Map(told.toReversed().map((one) => [one.change.productId, one]))
  const first = [...byProduct.values()].toReversed().slice(0, samplesAtMost)
  return Promise.all(
    first.map(async ({ change, news = 'sold-out' }) => {
      const product = await find(change.productId)
      return {
        productId: change.productId,
        title: product?.title ?? {},
        imageUrl: product?.imageUrl ?? '',
        news,
        ...(change.kind === 'price' && change.fromMinor !== null
          ? {
              fromPrice: toDecimal(change.fromMinor, change.currency),
              toPrice: toDecimal(change.toMinor, change.currency),
              currency: change.currency,
            }
          : {}),
      }
    }),
  )
}

function newsOf(change: Change): { news?: HeldSample['news']; depth: number } {
  switch (change.kind) {
    case 'price': {
      const { fromMinor, toMinor } = change
      if (fromMinor === null || fromMinor === 0) return { depth: 0 }
      return { news: toMinor < fromMinor ? 'cheaper' : 'dearer', depth: 1 - toMinor / fromMinor }
    }
    case 'stock':
      return change.from.canBuy === change.to.canBuy
        ? { depth: 0 }
        : { news: change.to.canBuy ? 'back' : 'sold-out', depth: 0 }
    case 'gone':
      return { news: 'sold-out', depth: 0 }
    case 'new':
    case 'attributes':
      return { depth: 0 }
  }
}
