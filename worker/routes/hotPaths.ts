import type { Env } from '../env.ts'
import type { Call } from './call.ts'
import { refusalReply } from './call.ts'
import { collectKinds, takeEvents } from './collectPost.ts'
import { firstPartyPrefix } from './firstParty.ts'
import { recommendPost } from './recommend.ts'

const paths = new Map<string, (call: Call) => Promise<Response>>([
  ['/v1/recommend', recommendPost],
  ...collectKinds.map(([path, kind]) => [path, (call: Call) => takeEvents(call, kind)] as const),
])

/** Answers what every page view asks; null for any other request, which is the router's. */
export function answerHot(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> | null {
  if (request.method !== 'POST') return null
  const { url } = request
  const start = url.indexOf('/', 'https://'.length)
  const isFirstParty = url.startsWith(firstPartyPrefix, start)
  const end = url.indexOf('?', start)
  const handle = paths.get(
    url.slice(isFirstParty ? start + firstPartyPrefix.length - 1 : start, end < 0 ? url.length : end),
  )
  if (handle === undefined) return null
  const call: Call = { request, env, ctx, isFirstParty, origin: request.headers.get('origin') }
  return handle(call).catch((error: unknown) => refusalReply(call, error as Error))
}
