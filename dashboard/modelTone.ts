import type { Tone } from './parts/Badge.tsx'
import type { Model } from './shapes.ts'

/** How a model's state is coloured; the word always stands beside it. */
export const modelTone = (state: Model['state']): Tone =>
  state === 'live' ? 'ok' : state === 'refused' ? 'warn' : 'plain'
