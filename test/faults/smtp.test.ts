import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, type Runtime, startRuntime } from '../../cli/runtime.ts'
import { admin, browserAgent, lamps } from './admin.ts'

const stateDir = mkdtempSync(path.join('/dev/shm', 'aisle-smtp-'))
const mails: { mail: ParsedMail; secure: boolean; user: string | undefined }[] = []
let relay: SMTPServer
let runtime: Runtime

beforeAll(async () => {
  // A relay with a certificate of its own, which the runtime trusts as it would a public authority's.
  const [key, cert] = [path.join(stateDir, 'key.pem'), path.join(stateDir, 'cert.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const options = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync('openssl', ['req', '-x509', ...options, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' })
  process.env['SSL_CERT_FILE'] = cert
  relay = new SMTPServer({
    key: readFileSync(key),
    cert: readFileSync(cert),
    onAuth: ({ username, password }, _session, done) =>
      done(password === 'relay-пароль' ? null : new Error('wrong password'), { user: username }),
    onRcptTo: ({ address }, _session, done) => {
      if (address.startsWith('nobody')) return done(Object.assign(new Error('no such user'), { responseCode: 550 }))
      return done()
    },
    onData: (stream, session, done) => {
      void take(stream, session).then(() => setImmediate(done))
    },
  })
  const relayPort = await freePort()
  await new Promise<void>((resolve) => relay.listen(relayPort, '127.0.0.1', resolve))
  runtime = await startRuntime({
    stateDir,
    dev: true,
    site: {
      id: 'mails',
      name: 'Mails',
      domain: 'mails.example',
      currency: 'EUR',
      language: 'en',
      languages: ['en', 'uk'],
      timeZone: 'UTC',
    },
  })
  await admin(runtime, 'POST', '/api/feeds/import?format=ndjson&source=upload&mode=full', lamps(10))
  const { settings } = (await admin(runtime, 'GET', '/api/settings')) as { settings: { caps: Record<string, object> } }
  const caps = Object.fromEntries(Object.entries(settings.caps).map(([name, cap]) => [name, { ...cap, hours: null }]))
  const email = {
    provider: 'smtp',
    host: 'localhost',
    port: relayPort,
    security: 'starttls',
    username: 'shop',
    password: 'relay-пароль',
    from: 'shop@mails.example',
    fromName: 'Крамниця',
  }
  await admin(runtime, 'PUT', '/api/settings', {
    settings: { ...settings, caps, email, postalAddress: 'Mail Street 1, Kyiv' },
  })
  await admin(runtime, 'PUT', '/api/scenarios/abandoned-cart', { enabled: true })
})

afterAll(async () => {
  delete process.env['SSL_CERT_FILE']
  await runtime?.stop()
  await new Promise<void>((resolve) => relay.close(resolve))
  rmSync(stateDir, { recursive: true, force: true })
})

test('the reminder leaves the built Worker over STARTTLS and is read by a parser we did not write', async () => {
  await leaveCart('ola')
  await advance('PT61M')
  expect(mails).toHaveLength(1)
  const [{ mail, secure, user } = { mail: undefined, secure: false, user: '' }] = mails
  expect([secure, user]).toEqual([true, 'shop'])
  expect(mail?.subject).toBe('Ваш кошик чекає, Оля')
  expect(mail?.from?.value[0]).toEqual({ address: 'shop@mails.example', name: 'Крамниця' })
  expect(mail?.text).toContain('Відписатися')
  expect(typeof mail?.html === 'string' && mail.html.includes('<html')).toBe(true)
  const lines = mail?.headerLines.map(({ line }) => line) ?? []
  expect(lines.find((line) => line.startsWith('List-Unsubscribe:'))).toMatch(
    /^List-Unsubscribe: <http:\/\/127\.0\.0\.1:\d+\/u\/[\w.-]+>, <mailto:shop@mails\.example\?subject=unsubscribe>$/,
  )
  expect(lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
})

test('a mailbox that does not exist is a refusal with the relay’s own words, tried once', async () => {
  const before = mails.length
  await leaveCart('nobody')
  await advance('PT61M')
  expect(mails).toHaveLength(before)
  const list = (await admin(runtime, 'GET', '/api/customers?externalId=nobody')) as { items: { id: string }[] }
  const { items } = (await admin(runtime, 'GET', `/api/customers/${list.items[0]?.id}/messages`)) as {
    items: { status: string; reason?: string; attempts: { status: string; reason?: string }[] }[]
  }
  expect(items[0]).toMatchObject({ status: 'failed', reason: 'provider-refused' })
})

async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  mails.push({ mail: await simpleParser(stream), secure: session.secure, user: session.user })
}

async function leaveCart(name: string): Promise<void> {
  const post = async (key: string, batch: object[]) => {
    const reply = await fetch(`${runtime.url}/v1/batch`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': browserAgent,
        authorization: `Basic ${btoa(`${key}:`)}`,
      },
      body: JSON.stringify({ batch }),
    })
    const answer = await reply.json<{ rejected: unknown[] }>()
    if (!reply.ok || answer.rejected.length > 0) throw new Error(JSON.stringify(answer))
  }
  const products = (await admin(runtime, 'GET', '/api/products?limit=1')) as { items: { id: string }[] }
  const added = { product_id: products.items[0]?.id, price: 10, quantity: 1, currency: 'EUR' }
  await post(runtime.keys.secretKey, [
    {
      type: 'identify',
      userId: name,
      messageId: `identify-${name}`,
      traits: {
        email: `${name}@mails.example`,
        firstName: 'Оля',
        language: 'uk',
        consents: { email: { reminders: 'granted' } },
      },
    },
    { type: 'track', event: 'Product Added', userId: name, messageId: `added-${name}`, properties: added },
  ])
}

async function advance(by: string): Promise<void> {
  const reply = await fetch(`${runtime.url}/dev/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: by }),
  })
  if (!reply.ok) throw new Error(await reply.text())
}
