import type { LinkKind } from './typeLink.ts'

/** What a product is for, as a labeller says it. */
export interface TypeLabel {
  type: string
  /** in the shop's main language */
  name: string
  /** 0 to 1 */
  confidence: number
}

/** What goes with a type. */
export interface LinkLabel {
  to: string
  kind: LinkKind
  /** 0 to 1 */
  confidence: number
}

/** Answers by the hash of what was asked; null: it was asked and has none. */
export interface LabelAnswers {
  types?: Readonly<Record<string, TypeLabel | null>>
  links?: Readonly<Record<string, { from: string; links: readonly LinkLabel[] } | null>>
}

/** Which language model says what products are for, and what that may cost (docs/understanding.md). */
export interface LabellerSettings {
  /** a service that speaks OpenAI's chat completions, or the Worker's own AI binding */
  provider: 'openai' | 'workers-ai'
  /** of the service: what stands before "/chat/completions" */
  baseUrl?: string
  model: string
  /** encrypted under the Worker's secret; never returned */
  key?: string
  /** USD per million tokens */
  priceIn: number
  priceOut: number
  /** USD that one run may cost at most */
  mostCost: number
  /** `unsure`: products whose own words do not say what they are; `all`: all that no person decided */
  scope: 'unsure' | 'all'
  /** what is new is asked every night */
  nightly: boolean
}
