import type { LinkKind, TypeLink } from '../../model/typeLink.ts'
import { linkWords } from './words/links.ts'

const columns: readonly LinkKind[] = ['complement', 'accessory', 'consumable', 'replacement']
/** What the first of a list weighs, by kind: what wears out or is used up is needed for sure. */
const first: Readonly<Record<LinkKind, number>> = {
  complement: 0.7,
  accessory: 0.8,
  consumable: 0.9,
  replacement: 0.95,
  collection: 0.6,
}
const STEP = 0.06
const LEAST = 0.3

let parsed: readonly TypeLink[] | undefined

/** What the starter lexicon knows to go with what. */
export function knownLinks(): readonly TypeLink[] {
  if (parsed !== undefined) return parsed
  const links = new Map<string, TypeLink>()
  for (const line of linkWords.split('\n')) {
    const [from = '', ...cells] = line.split('|').map((cell) => cell.trim())
    if (from === '') continue
    for (const [at, kind] of columns.entries()) {
      const partners = (cells[at] ?? '').split(',').map((name) => name.trim())
      for (const [place, to] of partners.filter((name) => name !== '').entries()) {
        const weight = Math.max(LEAST, first[kind] - STEP * place)
        const known = links.get(`${from} ${to}`)
        if (known !== undefined && known.weight >= weight) continue
        links.set(`${from} ${to}`, { from, to, kind, weight: Number(weight.toFixed(2)), reasons: [{ by: 'lexicon' }] })
      }
    }
  }
  return (parsed = [...links.values()])
}
