import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { outboxChannel, outboxPrefix } from '../../worker/channels/outboxChannel.ts'
import { openSecret, sealSecret } from '../../worker/channels/sealedSecret.ts'
import { smtp } from '../../worker/channels/smtp.ts'
import { asId } from '../../worker/model/ids.ts'
import type { SiteId } from '../../worker/model/ids.ts'
import type { SmtpSettings } from '../../worker/model/site.ts'
import type { Trouble } from './channelSuite.ts'
import { reminder, testChannel } from './channelSuite.ts'
import type { Says } from './relay.ts'
import { relay } from './relay.ts'

const settings: SmtpSettings = {
  provider: 'smtp',
  host: 'relay.example',
  port: 587,
  security: 'starttls',
  username: 'shop',
  password: 'пароль',
  from: 'shop@marlow.example',
  fromName: 'Marlow & Söhne',
}
const impatientMs = 100

const troubles: Readonly<Record<Trouble, Says>> = {
  none: () => '',
  'too-many': (line) => (line.startsWith('RCPT') ? '450 4.7.1 too many messages' : ''),
  broken: (line) => (line.startsWith('MAIL') ? '451 4.3.0 try later' : ''),
  refuses: (line) => (line.startsWith('RCPT') ? '550 5.1.1 no such user here' : ''),
  'no-answer': (line) => (line === '.' ? 'hang' : ''),
}

testChannel('e-mail by SMTP', (trouble) => {
  const double = relay(troubles[trouble])
  return { channel: smtp(settings, double.connect, impatientMs), arrived: async () => double.taken.length }
})

testChannel("development's outbox beside a provider", (trouble) => {
  const double = relay(troubles[trouble])
  const provider = smtp(settings, double.connect, impatientMs)
  return { channel: outboxChannel(env.STORE, provider), arrived: async () => double.taken.length }
})

test("development's outbox alone keeps a message once, however often it is handed over", async () => {
  const channel = outboxChannel(env.STORE)
  expect(channel.idempotencyMs).toBeGreaterThan(0)
  for (let tries = 0; tries < 3; tries++) {
    expect(await channel.send(reminder, 'msg_1:email')).toMatchObject({ is: 'sent' })
  }
  const { objects } = await env.STORE.list({ prefix: outboxPrefix })
  expect(objects).toHaveLength(1)
})

test('STARTTLS that was asked for and is not offered ends the attempt before any password is said', async () => {
  const double = relay((line) => (line.startsWith('EHLO') ? '250 relay.example' : ''))
  const delivery = await smtp(settings, double.connect, impatientMs).send(reminder, 'msg_1:email')
  expect(delivery).toMatchObject({ is: 'retry', reason: 'relay.example offers no STARTTLS' })
  expect(double.lines).toEqual(['EHLO marlow.example'])
})

test('the password is said only behind TLS, in the way the relay asks for', async () => {
  const double = relay()
  await smtp(settings, double.connect, impatientMs).send(reminder, 'msg_1:email')
  expect(double.secured).toEqual(['starttls', 'startTls'])
  const said = double.lines.find((line) => line.startsWith('AUTH PLAIN'))
  expect(new TextDecoder().decode(Uint8Array.from(atob(said?.slice(11) ?? ''), (c) => c.charCodeAt(0)))).toBe(
    '\0shop\0пароль',
  )
})

test('a connection that ends before the message, or after it, is told apart', async () => {
  for (const [at, is] of [
    ['RCPT', 'retry'],
    ['.', 'unknown'],
  ] as const) {
    const double = relay((line) => (line.startsWith(at) ? 'close' : ''))
    expect(await smtp(settings, double.connect, 5000).send(reminder, 'msg_1:email'), at).toMatchObject({ is })
  }
})

test('a relay that greets with nothing, or hangs up at once, is tried again later', async () => {
  const silent = relay(() => '', '')
  expect(await smtp(settings, silent.connect, impatientMs).send(reminder, 'k')).toMatchObject({ is: 'retry' })
})

test('S8 names and subjects never start another header, and an address cannot end its line', async () => {
  const double = relay()
  const evil = { ...reminder, subject: 'Hi\r\nBcc: all@example.com', headers: { 'X-Note': 'a\r\nX-Evil: 1' } }
  await smtp(settings, double.connect, impatientMs).send(evil, 'msg_1:email')
  const [head = ''] = double.taken[0]?.split('\r\n\r\n') ?? []
  const names = head.split('\r\n').map((line) => line.split(':')[0])
  expect(names).toEqual(['From', 'To', 'Subject', 'Date', 'X-Note', 'MIME-Version', 'Content-Type'])
  for (const to of ['ola@example.com>\r\nRCPT TO:<eve@example.com', 'ola @example.com', 'ola']) {
    expect(await smtp(settings, relay().connect, impatientMs).send({ ...reminder, to }, 'k'), to).toMatchObject({
      is: 'refused',
    })
  }
})

test('S10 a relay password is sealed for its site and installation alone', async () => {
  const [site, other] = [asId<SiteId>('demo'), asId<SiteId>('other')]
  const sealed = await sealSecret('s'.repeat(32), site, 'пароль')
  expect(sealed).not.toContain('пароль')
  expect(await openSecret('s'.repeat(32), site, sealed)).toBe('пароль')
  await expect(openSecret('s'.repeat(32), other, sealed)).rejects.toThrow()
  await expect(openSecret('t'.repeat(32), site, sealed)).rejects.toThrow()
})
