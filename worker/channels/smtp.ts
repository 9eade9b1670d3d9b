import type { Channel, Delivery, Rendered } from '../model/message.ts'
import type { SmtpSettings } from '../model/site.ts'
import { mimeOf } from './mime.ts'
import type { Reply } from './smtpDialogue.ts'
import { inTime, SmtpDialogue } from './smtpDialogue.ts'

/** `connect` of `cloudflare:sockets`, or of a test in Node. */
export type Connect = (
  address: { hostname: string; port: number },
  options: { secureTransport: 'on' | 'off' | 'starttls'; allowHalfOpen: false },
) => Pick<Socket, 'opened' | 'readable' | 'writable' | 'startTls' | 'close'>

/** The server said no to one step; `isFinal`: it would say so again (5yz, RFC 5321, 4.2.1). */
class Refusal extends Error {
  readonly isFinal: boolean
  readonly reply: Reply
  constructor(reply: Reply) {
    super(reply.text.slice(0, 200))
    this.reply = reply
    this.isFinal = reply.code >= 500
  }
}
/** What the site's own settings got wrong: not this customer's trouble. */
class Misconfigured extends Error {}

const defaultReplyMs = 20_000
const retryMs = 60_000

/**
 * Mail through a relay: ports 465 (TLS) and 587 (STARTTLS). SMTP knows no idempotency keys, so an answer that is missing
 * after the message's last byte is `unknown`, and one that is missing before it is safe to try again. STARTTLS that was
 * asked for and is not offered ends the attempt: password and mail never fall back to clear text.
 */
export const smtp = (settings: SmtpSettings, connect: Connect, replyMs = defaultReplyMs): Channel => ({
  idempotencyMs: 0,
  async send(message, key) {
    let stage: 'before' | 'handed-over' = 'before'
    try {
      const reply = await exchange(settings, connect, replyMs, message, key, () => (stage = 'handed-over'))
      return { is: 'sent', providerId: reply.text.slice(4, 204) }
    } catch (error) {
      return deliveryOf(error, stage)
    }
  },
})

function deliveryOf(error: unknown, stage: 'before' | 'handed-over'): Delivery {
  if (error instanceof Refusal && error.isFinal) return { is: 'refused', reason: error.message }
  if (error instanceof Refusal) {
    // 4.7.x is policy, mostly "too fast"; 421, 450 and 452 ask for patience too.
    const isRate = /^4\d\d[ -]4\.7\./.test(error.reply.text) || error.reply.code === 450 || error.reply.code === 452
    return { is: 'retry', afterMs: retryMs, reason: isRate ? 'rate-limited' : error.message }
  }
  const reason = error instanceof Error ? error.message : 'connection failed'
  if (stage === 'handed-over') return { is: 'unknown', reason }
  return { is: 'retry', afterMs: error instanceof Misconfigured ? 10 * retryMs : retryMs, reason }
}

async function exchange(
  settings: SmtpSettings,
  connect: Connect,
  replyMs: number,
  message: Rendered,
  key: string,
  handOver: () => void,
): Promise<Reply> {
  const { host: hostname, port, security } = settings
  const secureTransport = security === 'tls' ? 'on' : security === 'starttls' ? 'starttls' : 'off'
  let socket = connect({ hostname, port }, { secureTransport, allowHalfOpen: false })
  try {
    await inTime(socket.opened, replyMs)
    let dialogue = new SmtpDialogue(socket, replyMs)
    expect(await dialogue.hear(), 220)
    let offers = await greet(dialogue, settings)
    if (security === 'starttls') {
      if (!/^250[ -]STARTTLS/im.test(offers)) throw new Misconfigured(`${hostname} offers no STARTTLS`)
      expect(await dialogue.say('STARTTLS'), 220)
      dialogue.release()
      socket = socket.startTls()
      dialogue = new SmtpDialogue(socket, replyMs)
      offers = await greet(dialogue, settings)
    }
    await logIn(dialogue, settings, offers)
    expect(await dialogue.say(`MAIL FROM:<${address(settings.from)}>`), 250)
    expect(await dialogue.say(`RCPT TO:<${address(message.to)}>`), 250, 251)
    expect(await dialogue.say('DATA'), 354)
    const { from, fromName, replyTo } = settings
    handOver()
    const reply = await dialogue.say(`${mimeOf(message, { from, fromName, replyTo }, key)}.`)
    expect(reply, 250)
    // The mail is accepted: how the goodbye goes changes nothing.
    await dialogue.say('QUIT').catch(() => undefined)
    return reply
  } finally {
    await inTime(socket.close(), replyMs).catch(() => undefined)
  }
}

async function greet(dialogue: SmtpDialogue, { from }: SmtpSettings): Promise<string> {
  const reply = await dialogue.say(`EHLO ${from.split('@')[1] ?? 'localhost'}`)
  expect(reply, 250)
  return reply.text
}

async function logIn(dialogue: SmtpDialogue, settings: SmtpSettings, offers: string): Promise<void> {
  const { username, password = '' } = settings
  if (username === undefined || username === '') return
  const reply = /^250[ -]AUTH[ =].*\bPLAIN\b/im.test(offers)
    ? await dialogue.say(`AUTH PLAIN ${base64(`\0${username}\0${password}`)}`)
    : await byLogin(dialogue, username, password)
  if (reply.code !== 235) throw new Misconfigured(`The relay refused the login: ${reply.text.slice(0, 100)}`)
}

async function byLogin(dialogue: SmtpDialogue, username: string, password: string): Promise<Reply> {
  const first = await dialogue.say('AUTH LOGIN')
  if (first.code !== 334) return first
  const second = await dialogue.say(base64(username))
  return second.code === 334 ? dialogue.say(base64(password)) : second
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

/** An address that could end its line, or the angle brackets, is none (S8). */
function address(text: string): string {
  if (/^[^\s<>\p{Cc}]+@[^\s<>\p{Cc}]+$/u.test(text)) return text
  throw new Refusal({ code: 501, text: '501 5.1.3 no such form of address' })
}

function expect(reply: Reply, ...codes: readonly number[]): void {
  if (!codes.includes(reply.code)) throw new Refusal(reply)
}
