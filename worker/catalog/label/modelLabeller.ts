import type { KnownType, Labeller, Tokens } from './labeller.ts'
import { parseLinks, parseTypes } from './parseAnswer.ts'
import { labellerId, linkQuestion, productLine, typeQuestion, type Question } from './question.ts'

/** One question to a language model. Throws `ChatFailure` where there is no answer at all. */
export type Chat = (question: Question) => Promise<{ text: string; tokens: Tokens }>

/** No answer came. `isFinal`: none will, whatever is asked: a wrong key, no such model. */
export class ChatFailure extends Error {
  override readonly name = 'ChatFailure'
  readonly isFinal: boolean
  constructor(message: string, isFinal: boolean) {
    super(message)
    this.isFinal = isFinal
  }
}

/**
 * A language model as a labeller. An answer is judged item by item against the schema; what is missing or bad is asked a
 * second time, alone, and then has none: the local label stays.
 */
export const modelLabeller = (chat: Chat, model: string, language: string): Labeller => ({
  id: labellerId(model),
  types(products, known) {
    const lines = products.map((product) => productLine(product, language))
    return twice(
      chat,
      lines,
      (part) => typeQuestion(part, known, language),
      (text, part) => parseTypes(text, part.length),
    )
  },
  links(hosts, known) {
    return twice(
      chat,
      hosts,
      (part) => linkQuestion(part, known),
      (text, part: readonly KnownType[]) => parseLinks(text, part, known),
    )
  },
})

async function twice<Thing, Answer>(
  chat: Chat,
  things: readonly Thing[],
  question: (part: readonly Thing[]) => Question,
  parse: (text: string, part: readonly Thing[]) => ReadonlyMap<number, Answer | null>,
): Promise<{ answers: (Answer | null)[]; tokens: Tokens }> {
  const answers = new Map<number, Answer | null>()
  const tokens = { in: 0, out: 0 }
  for (let attempt = 0; attempt < 2; attempt++) {
    const missing = [...things.keys()].filter((at) => !answers.has(at))
    if (missing.length === 0) break
    const part = missing.map((at) => things[at]!)
    const said = await chat(question(part))
    tokens.in += said.tokens.in
    tokens.out += said.tokens.out
    for (const [at, answer] of parse(said.text, part)) answers.set(missing[at]!, answer)
  }
  return { answers: things.map((_, at) => answers.get(at) ?? null), tokens }
}
