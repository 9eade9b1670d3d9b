import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** a model's service on loopback: "http://127.0.0.1:<port>" */
    chatServer: string
  }
}

interface Asked {
  model: string
  messages: { role: string; content: string }[]
  max_tokens?: number
  max_completion_tokens?: number
  response_format?: { type: string; json_schema?: { strict?: boolean; schema?: Schema } }
}
interface Schema {
  type: string
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean
  items?: Schema
}

/**
 * A service that speaks chat completions as OpenAI documents them, well and badly: `/<mode>/<name>/v1/chat/completions`.
 * It refuses what OpenAI refuses (no key, a schema that is not strict). `GET /asked/<mode>/<name>` counts requests and
 * products. What a product is for it tells by the last word of the title; "Secret" it does not know.
 */
export default async function serveChat(project: TestProject): Promise<() => Promise<void>> {
  const log = new Map<string, { requests: number; lines: string[] }>()
  const server = createServer((request, response) => {
    const [, first = '', mode = '', name = ''] = (request.url ?? '').split('/')
    if (first === 'asked') return json(response, 200, log.get(`${mode}/${name}`) ?? { requests: 0, lines: [] })
    void answer(request, response, first, `${first}/${mode}`, log)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  project.provide('chatServer', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

const json = (response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void =>
  void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

const refusal = (response: ServerResponse, status: number, message: string, headers: Record<string, string> = {}) =>
  json(response, status, { error: { message, type: 'invalid_request_error', param: null, code: null } }, headers)

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  mode: string,
  name: string,
  log: Map<string, { requests: number; lines: string[] }>,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const asked = JSON.parse(Buffer.concat(chunks).toString()) as Asked
  const user = asked.messages.at(-1)?.content ?? ''
  const lines = [...user.matchAll(/^\d+\. (.*)$/gm)].map(([, line = '']) => line)
  const before = log.get(name) ?? { requests: 0, lines: [] }
  log.set(name, { requests: before.requests + 1, lines: [...before.lines, ...lines] })

  if (request.headers.authorization !== 'Bearer sk-right' || (mode === 'revoked' && before.requests >= 1)) {
    const key = request.headers.authorization?.replace('Bearer ', '') ?? ''
    return refusal(response, 401, `Incorrect API key provided: ${key}`)
  }
  if (mode === 'busy' && before.requests < 2) {
    const wait = before.requests === 0 ? '0' : new Date(Date.now() + 3000).toUTCString()
    return refusal(response, 429, 'Rate limit reached', { 'retry-after': wait })
  }
  if (mode === 'down') return void response.writeHead(503).end('<html>upstream</html>')
  if (mode === 'silent') return
  if (mode === 'cut') return void response.destroy()
  if (mode === 'redirect')
    return void response.writeHead(302, { location: '/good/elsewhere/v1/chat/completions' }).end()
  if (mode === 'old' && asked.max_completion_tokens !== undefined) {
    return refusal(response, 400, "Unsupported parameter: 'max_completion_tokens'. Use 'max_tokens' instead.")
  }
  if (mode === 'old' && asked.response_format?.type === 'json_schema') {
    return refusal(response, 400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported")
  }
  if (mode !== 'old') {
    const { strict, schema } = asked.response_format?.json_schema ?? {}
    if (strict !== true || schema === undefined || !isStrict(schema)) {
      return refusal(response, 400, 'Invalid schema for response_format: additionalProperties must be false')
    }
  }
  const isFirst = before.requests === 0
  const content = contentOf(mode, isFirst, user, lines)
  json(response, 200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: asked.model,
    choices: [{ index: 0, message: { role: 'assistant', content, refusal: null }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1000, completion_tokens: 500, total_tokens: 1500 },
  })
}

/** OpenAI, structured outputs: every object closed, every key required. */
const isStrict = ({ type, properties = {}, required = [], additionalProperties, items }: Schema): boolean =>
  type === 'object'
    ? additionalProperties === false &&
      Object.keys(properties).every((key) => required.includes(key)) &&
      Object.values(properties).every(isStrict)
    : type !== 'array' || (items !== undefined && isStrict(items))

function contentOf(mode: string, isFirst: boolean, user: string, lines: readonly string[]): string {
  if (mode === 'garbage' || (mode === 'malformed' && isFirst)) return '{"products":[{"n":1,"type":"ket'
  if (mode === 'wrong') return JSON.stringify({ answers: lines.map((_, at) => ({ id: at, label: 'x' })) })
  const isLinks = user.startsWith('Types of the shop')
  const good = isLinks ? links(user, lines) : types(lines)
  const skips = mode === 'partial' && isFirst
  const items = skips ? good.filter((_, at) => at % 2 === 0) : good
  const odd = { n: lines.length + 7, type: 'never-asked', name: 'Never asked', sure: 1 }
  const text = JSON.stringify(isLinks ? { types: items } : { products: mode === 'partial' ? [...items, odd] : items })
  return mode === 'old' ? `\`\`\`json\n${text}\n\`\`\`` : text
}

const types = (lines: readonly string[]) =>
  lines.map((line, at) => {
    const word = line.split(' | ')[0]?.split(' ').at(-1) ?? ''
    const sure = line.startsWith('Secret') ? 0.1 : 0.9
    return { n: at + 1, type: `Shiny ${word}`, name: `<b>Shiny</b> ${word.toLowerCase()}`, sure }
  })

/** Everything wants descaler, and something that the shop does not have. */
const links = (user: string, lines: readonly string[]) =>
  lines.map((_, at) => ({
    n: at + 1,
    links: ['descaler', 'unheard-of']
      .filter((to) => to === 'unheard-of' || user.includes(`\n${to}`))
      .map((to) => ({ to, kind: 'consumable', sure: 0.8 })),
  }))
