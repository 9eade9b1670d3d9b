import { isbot } from 'isbot'

/** SDKs run on servers, whose user agents look like tools: what they report are the shop's events. */
const sdks =
  /^(analytics-node|@segment\/analytics-node|@rudderstack\/rudder-sdk-node|rudder-sdk-node|analytics\.js|aisle)/i
const known = new Map<string, boolean>()

/** Whether an event comes from a bot: by the event's own user agent, else by the request's. */
export function isBot(
  eventAgent: string | undefined,
  requestAgent: string | undefined,
  library: string | undefined,
): boolean {
  if (eventAgent === undefined && library !== undefined && sdks.test(library)) return false
  const agent = eventAgent ?? requestAgent
  if (agent === undefined || agent === '') return false
  let answer = known.get(agent)
  if (answer === undefined) {
    answer = isbot(agent)
    if (known.size >= 5000) known.clear()
    known.set(agent, answer)
  }
  return answer
}
