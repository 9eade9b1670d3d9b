import { defineAisleBlock } from './aisleBlock.ts'
import { defineAisleInbox } from './aisleInbox.ts'
import { askTogether } from './askTogether.ts'
import type { Handle } from './handle.ts'
import { recommender } from './recommend.ts'
import { readSignals } from './signals.ts'

const aisle = (...call: unknown[]): unknown => (window as { aisle?: (...call: unknown[]) => unknown }).aisle?.(...call)

aisle('ready', (handle: Handle) => {
  if (customElements.get('aisle-block') !== undefined) return
  const { commands, late } = handle
  const recommend = recommender(handle)
  commands['recommend'] = recommend
  for (const [resolve, name, ...args] of late.splice(0)) resolve(commands[name]?.(...(args as never[])))
  readSignals(window, (said) => aisle('consent', said))
  defineAisleBlock({
    ask: askTogether((request) => recommend(request)),
    track: (event, properties) => aisle('track', event, properties),
  })
  defineAisleInbox(handle)
})
