import * as v from 'valibot'
import { ChatFailure, type Chat } from '../catalog/label/modelLabeller.ts'
import { tokensOf, type Question } from '../catalog/label/question.ts'
import { publicAddress } from '../model/publicAddress.ts'

export interface ChatService {
  /** what stands before "/chat/completions" */
  baseUrl: string
  model: string
  /** in clear; absent where the service asks for none */
  key?: string
  /** development only: loopback may be asked */
  allowLocal?: boolean
}

export interface ChatPatience {
  answerMs: number
  attempts: number
  /** the longest a service may let us wait by Retry-After */
  longestWaitMs: number
  firstWaitMs: number
}

const patience: ChatPatience = { answerMs: 90_000, attempts: 4, longestWaitMs: 60_000, firstWaitMs: 1000 }
const mostBytes = 2 * 1024 * 1024

/** https://platform.openai.com/docs/api-reference/chat/create, as far as it is read. */
const Completion = v.object({
  choices: v.pipe(v.array(v.object({ message: v.object({ content: v.nullish(v.string(), '') }) })), v.minLength(1)),
  usage: v.optional(v.nullable(v.object({ prompt_tokens: v.number(), completion_tokens: v.number() }))),
})

/** Parts of the request that some services or models refuse, and what is sent instead once one did. */
const dialects = [
  { refusedAs: 'max_completion_tokens', change: { max_completion_tokens: undefined, max_tokens: true } },
  { refusedAs: 'temperature', change: { temperature: undefined } },
  { refusedAs: 'seed', change: { seed: undefined } },
  { refusedAs: 'json_schema', change: { response_format: { type: 'json_object' } } },
  { refusedAs: 'response_format', change: { response_format: undefined } },
] as const

/**
 * Asks a service that speaks OpenAI's chat completions. Waits as long as `Retry-After` says where it is busy, asks again
 * after a timeout, a broken connection or a 5xx; a redirect is not followed, since the key would go with it. What a service
 * refuses by name is left out from then on.
 */
export function chatOf(
  fetcher: Pick<Fetcher, 'fetch'>,
  service: ChatService,
  limits: ChatPatience = patience,
  wait: (ms: number) => Promise<void> = (ms) => scheduler.wait(ms),
): Chat {
  const checked = publicAddress(`${service.baseUrl.replace(/\/+$/, '')}/chat/completions`, service.allowLocal)
  const learnt = new Set<(typeof dialects)[number]>()
  return async (question) => {
    if ('because' in checked) throw new ChatFailure(`The address ${checked.because}`, true)
    let because = ''
    for (let attempt = 0; attempt < limits.attempts; attempt++) {
      const answer = await post(fetcher, checked.url.href, service, bodyOf(service.model, question, learnt), limits)
      if (answer.is === 'said') return readCompletion(answer.text, question)
      because = answer.because
      if (answer.is === 'refused') {
        const dialect = dialects.find((one) => !learnt.has(one) && answer.because.includes(one.refusedAs))
        if (dialect === undefined) throw new ChatFailure(answer.because, true)
        learnt.add(dialect)
        attempt--
      } else if (attempt + 1 < limits.attempts) {
        await wait(Math.min(limits.longestWaitMs, answer.waitMs ?? limits.firstWaitMs * 2 ** attempt))
      }
    }
    throw new ChatFailure(because, false)
  }
}

function bodyOf(model: string, question: Question, learnt: ReadonlySet<(typeof dialects)[number]>): string {
  const body: Record<string, unknown> = {
    model,
    messages: [
      { role: 'system', content: question.system },
      { role: 'user', content: question.user },
    ],
    temperature: 0,
    seed: 1,
    max_completion_tokens: question.mostTokens,
    response_format: {
      type: 'json_schema',
      json_schema: { name: question.name, strict: true, schema: question.schema },
    },
  }
  for (const { change } of learnt) {
    Object.assign(body, 'max_tokens' in change ? { ...change, max_tokens: question.mostTokens } : change)
  }
  return JSON.stringify(body)
}

type Posted =
  | { is: 'said'; text: string }
  | { is: 'busy'; because: string; waitMs?: number }
  | { is: 'refused'; because: string }

async function post(
  fetcher: Pick<Fetcher, 'fetch'>,
  url: string,
  service: ChatService,
  body: string,
  limits: ChatPatience,
): Promise<Posted> {
  try {
    const response = await fetcher.fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'Aisle',
        ...(service.key === undefined ? {} : { authorization: `Bearer ${service.key}` }),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(limits.answerMs),
    })
    const text = await readText(response)
    if (response.status === 200) return { is: 'said', text }
    const because = `The model's service answered ${response.status}${reasonIn(text, service.key)}`
    const isBusy = response.status === 408 || response.status === 429 || response.status >= 500
    if (!isBusy) return { is: 'refused', because }
    const waitMs = waitOf(response.headers)
    return { is: 'busy', because, ...(waitMs === null ? {} : { waitMs }) }
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    return {
      is: 'busy',
      because: isLate
        ? `The model's service did not answer within ${limits.answerMs / 1000} s`
        : "The model's service could not be reached",
    }
  }
}

/** Seconds, or a date (RFC 9110, 10.2.3): by the clock of the service itself. */
function waitOf(headers: Headers): number | null {
  const after = headers.get('retry-after')
  if (after === null) return null
  const seconds = Number(after)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - Date.parse(headers.get('date') ?? '')
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

const Refusal = v.object({ error: v.object({ message: v.string() }) })

/** What the service itself says is wrong, without our key where it repeats it. */
function reasonIn(text: string, key = ''): string {
  const parsed = v.safeParse(Refusal, parseJson(text))
  if (!parsed.success) return ''
  const { message } = parsed.output.error
  return `: ${(key === '' ? message : message.replaceAll(key, '…')).slice(0, 300)}`
}

function readCompletion(text: string, question: Question): Awaited<ReturnType<Chat>> {
  const parsed = v.safeParse(Completion, parseJson(text))
  const guess = { in: tokensOf(question.system + question.user), out: tokensOf(text) }
  if (!parsed.success) return { text: '', tokens: guess }
  const { choices, usage } = parsed.output
  return {
    text: choices[0]?.message.content ?? '',
    tokens: usage == null ? guess : { in: usage.prompt_tokens, out: usage.completion_tokens },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  if (response.body === null) return text
  for await (const chunk of response.body) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    if (text.length > mostBytes) throw new Error('too long')
  }
  return text
}
