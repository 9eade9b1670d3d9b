import { expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { admin, send } from '../contract/newSite.ts'
import { advance, cartShop, Shopper } from './cartShop.ts'

test('a cart left for an hour brings exactly one message, as a mail and in the inbox', async () => {
  const ola = new Shopper(await cartShop())
  await ola.adds('kettle')
  await ola.signsUp()
  await advance('PT59M')
  expect(await ola.mails()).toEqual([])
  await advance('PT2M')
  const [mail] = await ola.mails()
  expect(mail).toMatchObject({
    channel: 'email',
    scenario: 'abandoned-cart',
    status: 'sent',
    subject: 'Your cart is waiting, Ola',
  })
  expect(mail?.html).toContain('Kettle K')
  expect(mail?.text).toContain('€100.00')
  expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  expect((await ola.inbox()).map(({ title }) => title)).toEqual(['Your cart is waiting, Ola'])
  await advance('P3D')
  expect(await ola.mails()).toHaveLength(1)
  expect((await ola.decisions())[0]).toMatchObject({ outcome: 'sent' })
})

test('an order in the very millisecond the message is due stops it, and the decision says purchased', async () => {
  const ola = new Shopper(await cartShop())
  await ola.adds('kettle')
  await ola.signsUp()
  await advance('PT30M')
  const dueAt = await ola.nextStepAt()
  await ola.server({
    type: 'track',
    event: 'Order Completed',
    userId: ola.userId,
    timestamp: new Date(dueAt).toISOString(),
    properties: { order_id: 'o1', products: [{ product_id: 'kettle', quantity: 1 }] },
  })
  await advance('PT2H')
  expect(await ola.mails()).toEqual([])
  expect(await ola.inbox()).toEqual([])
  expect((await ola.decisions())[0]).toMatchObject({ outcome: 'ended', reason: 'purchased' })
})

test('an emptied cart stops the message as removed', async () => {
  const ola = new Shopper(await cartShop())
  await ola.adds('kettle')
  await ola.signsUp()
  await advance('PT40M')
  await ola.server({ type: 'track', event: 'Cart Updated', userId: ola.userId, properties: { products: [] } })
  await advance('PT3H')
  expect(await ola.mails()).toEqual([])
  expect((await ola.decisions())[0]).toMatchObject({ outcome: 'ended', reason: 'removed' })
})

test('a cart whose goods are sold out by then brings nothing: not in stock', async () => {
  const site = await cartShop()
  const ola = new Shopper(site)
  await ola.adds('kettle')
  await ola.signsUp()
  await advance('PT59M')
  await admin(site, 'PATCH', '/api/products/kettle', { stock: 0, availability: 'out_of_stock' })
  await advance('PT2M')
  expect(await ola.mails()).toEqual([])
  expect((await ola.decisions())[0]).toMatchObject({ outcome: 'skipped', reason: 'not-in-stock' })
})

test('without consent nothing is sent, neither as a mail nor behind her back in the inbox', async () => {
  const ola = new Shopper(await cartShop())
  await ola.adds('kettle')
  await ola.signsUp({})
  await advance('PT61M')
  expect(await ola.mails()).toEqual([])
  expect(await ola.inbox()).toEqual([])
  const [decision] = await ola.decisions()
  expect(decision).toMatchObject({ outcome: 'skipped', reason: 'no-consent' })
  expect(decision?.checks.map(({ check, ok }) => [check, ok])).toEqual([
    ['run-alive', true],
    ['in-time', true],
    ['hours', true],
    ['purchase', true],
    ['no-open-session', true],
    ['recheck', true],
    ['goods', true],
    ['consent', false],
  ])
})

test('an anonymous visitor, who has no address, finds the reminder in the inbox on the site', async () => {
  const guest = new Shopper(await cartShop())
  await guest.adds('kettle')
  await advance('PT61M')
  expect((await guest.inbox()).map(({ title }) => title)).toEqual(['Your cart is waiting'])
})

test('a mail waits for the morning, and says in the meantime that it does', async () => {
  const site = await cartShop(20.5) // due at 21:30, half an hour into quiet hours
  const ola = new Shopper(site)
  await ola.adds('kettle')
  await ola.signsUp()
  await advance('PT2H')
  expect(await ola.mails()).toEqual([])
  expect((await ola.decisions())[0]).toMatchObject({ outcome: 'deferred', reason: 'quiet-hours' })
  await advance('PT11H')
  expect(await ola.mails()).toHaveLength(1)
})

test('one click by a client that knows RFC 8058 alone unsubscribes; the reminder due a millisecond later stays unsent', async () => {
  const site = await cartShop()
  const ola = new Shopper(site)
  await ola.adds('kettle')
  await ola.signsUp()
  await advance('PT61M')
  const [mail] = await ola.mails()
  const address = /<(https?:[^>]+)>/.exec(mail?.headers['List-Unsubscribe'] ?? '')?.[1] ?? ''
  const path = new URL(address).pathname
  const page = await send(path)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('<form method="post">')
  await advance('P4D')
  await ola.adds('mixer')
  await advance('PT30M')
  const dueAt = await ola.nextStepAt()
  await advance(`PT${Math.floor((dueAt - clock.now()) / 1000)}S`)
  const reply = await send(path, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect([reply.status, reply.headers.get('location'), reply.headers.get('set-cookie')]).toEqual([200, null, null])
  await advance('PT5M')
  expect(await ola.mails()).toHaveLength(1)
  expect((await ola.decisions())[0]).toMatchObject({ outcome: 'skipped', reason: 'unsubscribed' })
})

test('a click lands on the product, a picture counts the open, and one flipped bit of any token is 404', async () => {
  const ola = new Shopper(await cartShop())
  await ola.adds('kettle')
  await ola.signsUp()
  await advance('PT61M')
  const [mail] = await ola.mails()
  const html = mail?.html ?? ''
  const paths = [...html.matchAll(/(?:href|src)="https?:\/\/[^/"]+(\/(?:c|o|u|preferences)\/[^"]+)"/g)].map(
    ([, path]) => path ?? '',
  )
  const click = paths.find((path) => path.startsWith('/c/') && tokenSays(path).endsWith(':i0')) ?? ''
  const landed = await send(click)
  expect(landed.status).toBe(302)
  expect(landed.headers.get('location')).toBe(
    'https://marlow.example/p/kettle?utm_source=aisle&utm_medium=email&utm_campaign=abandoned-cart',
  )
  const open = await send(paths.find((path) => path.startsWith('/o/')) ?? '')
  expect(open.headers.get('content-type')).toBe('image/gif')
  const kinds = ['/c/', '/o/', '/u/', '/preferences/']
  for (const kind of kinds) {
    const path = paths.find((one) => one.startsWith(kind)) ?? ''
    const bare = path.replace(/\.gif$/, '')
    const flipped = bare.slice(0, -1) + (bare.endsWith('A') ? 'B' : 'A')
    expect((await send(flipped)).status, kind).toBe(404)
  }
  const others = kinds.map((kind) => kind + click.slice('/c/'.length))
  for (const other of others.slice(1)) expect((await send(other)).status, other.slice(0, 6)).toBe(404)
})

test('preferences per topic and channel, in her language, apply at once', async () => {
  const ola = new Shopper(await cartShop())
  await ola.adds('kettle')
  await ola.signsUp({ email: { reminders: 'granted', news: 'granted' } }, { language: 'pl' })
  await advance('PT61M')
  const [mail] = await ola.mails()
  expect(mail?.subject).toBe('Twój koszyk czeka, Ola')
  const path = /https?:\/\/[^/"]+(\/preferences\/[^"]+)"/.exec(mail?.html ?? '')?.[1] ?? ''
  const page = await (await send(path)).text()
  expect(page).toContain('<html lang="pl">')
  expect(page).toMatch(/name="email\.news"[^>]* checked/)
  const saved = await send(path, {
    method: 'POST',
    body: 'email.reminders=on&inbox.reminders=on',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const after = await saved.text()
  expect(after).toMatch(/name="email\.reminders"[^>]* checked/)
  expect(after).not.toMatch(/name="email\.news"[^>]* checked/)
})

const tokenSays = (path: string): string => {
  const body = path.split('/')[2]?.split('.')[0] ?? ''
  const [, , , about] = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/'))) as string[]
  return about ?? ''
}
