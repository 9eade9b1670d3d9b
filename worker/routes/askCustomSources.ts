import * as v from 'valibot'
import type { Block } from '../model/recipe.ts'
import { publicAddress } from '../model/publicAddress.ts'
import type { CustomItem } from '../recommend/sources/source.ts'
import type { PageContext } from '../recommend/visit.ts'

const TIMEOUT_MS = 300
const MOST_BYTES = 65_536

/** What a shop's own source must answer: products by id, best first or with scores. */
const Answer = v.object({
  items: v.pipe(
    v.array(
      v.object({
        productId: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
        score: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))),
      }),
    ),
    v.maxLength(200),
  ),
})

/**
 * Asks the shop's own HTTP sources that these blocks name, all at once, before ranking begins: `POST {block, context}`,
 * nothing about the person. One that is late (300 ms unless the recipe says), fails, answers too much or not the schema
 * says nothing, and the block goes on without it. `onProblem` hears why.
 */
export async function askCustomSources(
  fetcher: Pick<Fetcher, 'fetch'>,
  asked: readonly { block: Block; context: PageContext }[],
  { allowLocal = false, onProblem = () => {} }: { allowLocal?: boolean; onProblem?: (problem: string) => void } = {},
): Promise<ReadonlyMap<string, readonly CustomItem[]>> {
  const questions = new Map<string, Promise<readonly CustomItem[] | null>>()
  for (const { block, context } of asked) {
    for (const { url, timeoutMs = TIMEOUT_MS } of [...block.recipe.sources, ...block.recipe.fallback]) {
      if (url === undefined || questions.has(url)) continue
      const body = JSON.stringify({ block: block.id, context })
      const answer = ask(fetcher, url, body, timeoutMs, allowLocal).catch((error: unknown) => {
        onProblem(`${block.id}: ${new URL(url).host}: ${error instanceof Error ? error.message : String(error)}`)
        return null
      })
      questions.set(url, answer)
    }
  }
  const answers = new Map<string, readonly CustomItem[]>()
  for (const [url, answer] of questions) {
    const items = await answer
    if (items !== null) answers.set(url, items)
  }
  return answers
}

/** Whether any of these blocks waits for a source outside. */
export const hasCustomSource = (blocks: readonly Block[]): boolean =>
  blocks.some(({ recipe }) => [...recipe.sources, ...recipe.fallback].some(({ use }) => use === 'custom'))

async function ask(
  fetcher: Pick<Fetcher, 'fetch'>,
  url: string,
  body: string,
  timeoutMs: number,
  allowLocal: boolean,
): Promise<readonly CustomItem[]> {
  const checked = publicAddress(url, allowLocal)
  if ('because' in checked) throw new Error(`the address ${checked.because}`)
  const response = await fetcher.fetch(checked.url.href, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'user-agent': 'Aisle' },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new Error(`answered ${response.status}`)
  }
  const parsed = v.safeParse(Answer, JSON.parse(await readText(response)))
  if (!parsed.success) throw new Error('answered something other than {items: [{productId, score?}]}')
  return parsed.output.items
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  if (response.body === null) return text
  for await (const chunk of response.body) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    if (text.length > MOST_BYTES) throw new Error(`answered more than ${MOST_BYTES} bytes`)
  }
  return text
}
