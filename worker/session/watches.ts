import type { CustomerState, Interest } from '../model/customer.ts'
import type { Action } from '../model/event.ts'
import { fnv128 } from '../scenarios/fnv128.ts'

/** A watch as its owner sees it. */
export type Watch = Pick<Interest, 'productId' | 'variantId' | 'targetMinor' | 'at'> & {
  id: string
  kind: NonNullable<Interest['watch']>
}

/** An address that nobody confirmed may hold so many watches (SCENARIOS.md 4, Consent). */
const watchesOfAddress = 5
const watchesAtMost = 100

/** Names a watch among those of its customer: the same wish again is the same watch. */
export const watchIdOf = ({
  watch,
  productId,
  variantId,
}: Pick<Extract<Action, { type: 'watched' }>, 'watch' | 'productId' | 'variantId'>): string =>
  fnv128(JSON.stringify([watch, productId, variantId ?? ''])).slice(0, 20)

/** What a customer watches, newest first. */
export function watchesOf({ interests }: Pick<CustomerState, 'interests'>): readonly Watch[] {
  return interests
    .flatMap(({ kind, watch = 'stock', productId, variantId, targetMinor, at }) =>
      kind !== 'watched'
        ? []
        : [
            {
              id: watchIdOf({ watch, productId, ...(variantId === undefined ? {} : { variantId }) }),
              kind: watch,
              productId,
              ...(variantId === undefined ? {} : { variantId }),
              ...(targetMinor === undefined ? {} : { targetMinor }),
              at,
            },
          ],
    )
    .toReversed()
}

/** Why one more watch is too many; null: it is not. One that stands already is never. */
export function tooManyWatches(
  state: Pick<CustomerState, 'interests' | 'identifiers'>,
  wish: Extract<Action, { type: 'watched' }>,
): 'customer' | 'address' | null {
  const standing = state.interests.filter(({ kind }) => kind === 'watched')
  if (watchesOf(state).some(({ id }) => id === watchIdOf(wish))) return null
  if (standing.length >= watchesAtMost) return 'customer'
  const { email } = wish
  if (email === undefined) return null
  const isConfirmed = state.identifiers.some(
    ({ type, value, verified }) => type === 'email' && verified && value === email,
  )
  return !isConfirmed && standing.filter((one) => one.email === email).length >= watchesOfAddress ? 'address' : null
}
