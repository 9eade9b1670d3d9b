import type { LinkLabel } from '../../model/label.ts'
import { LEXICON_VERSION, readTexts } from '../understand/decideType.ts'
import { knownLinks } from '../understand/knownLinks.ts'
import { lexiconNames } from '../understand/lexicon.ts'
import { textIn } from '../../model/product.ts'
import { noTokens, type Labeller } from './labeller.ts'

/** The starter lexicon as a labeller: the same answer each time, from no service, at no cost. */
export const localLabeller = (language: string): Labeller => ({
  id: `lexicon-${LEXICON_VERSION}`,
  async types(products) {
    const answers = products.map((product) => {
      const read = readTexts(product, language)
      return read === null
        ? null
        : { type: read.id, name: textIn(lexiconNames(read.id) ?? {}, language), confidence: read.confidence }
    })
    return { answers, tokens: noTokens }
  },
  async links(hosts, known) {
    const there = new Set(known.map(({ id }) => id))
    const byHost = Map.groupBy(
      knownLinks().filter(({ to }) => there.has(to)),
      ({ from }) => from,
    )
    const answers = hosts.map(({ id }): LinkLabel[] =>
      (byHost.get(id) ?? []).map(({ to, kind, weight }) => ({ to, kind, confidence: weight })),
    )
    return { answers, tokens: noTokens }
  },
})
