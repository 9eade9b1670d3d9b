import type { ReactNode } from 'react'

export type Tone = 'ok' | 'warn' | 'bad' | 'accent' | 'plain'

const toneClass = (tone: Tone): string => (tone === 'plain' ? '' : ` ${tone}`)

export const Badge = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`badge${toneClass(tone)}`}>{children}</span>
)

/** A word as the spec spells it: a reason code, a step id. */
export const Code = ({ tone = 'plain', title, children }: { tone?: Tone; title?: string; children: ReactNode }) => (
  <span className={`code${toneClass(tone)}`} title={title}>
    {children}
  </span>
)
