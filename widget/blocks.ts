import { defineAisleBlock } from './aisleBlock.ts'
import { askTogether } from './askTogether.ts'
import type { RecommendAnswer } from './handle.ts'

const aisle = (...call: unknown[]): unknown => (window as { aisle?: (...call: unknown[]) => unknown }).aisle?.(...call)

if (customElements.get('aisle-block') === undefined) {
  const ask = askTogether(async (request) => (await aisle('recommend', request)) as RecommendAnswer | null)
  defineAisleBlock({
    ask,
    track: (event, properties) => aisle('track', event, properties),
  })
}
