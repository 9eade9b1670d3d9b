import { expect, test } from 'vitest'
import type { CompiledText } from '../../worker/templates/template.ts'
import { asId } from '../../worker/model/ids.ts'
import type { ProductId } from '../../worker/model/ids.ts'
import { cart, rendered } from './compiled.ts'
import { sampleInputs } from './sampleInputs.ts'

const textOf = (language: string): CompiledText => cart.languages[language] as CompiledText
const languages = ['en', 'pl', 'uk'] as const

test('equal inputs give equal bytes, and another moment gives others', async () => {
  const first = await rendered(textOf('en'))
  expect(await rendered(textOf('en'))).toEqual(first)
  const later = await rendered(textOf('en'), { ...sampleInputs, at: sampleInputs.at + 60_000 })
  expect(later.email.html).not.toBe(first.email.html)
})

test.each(languages)('in %s every part is there, filled, and in one language', async (language) => {
  const { email, inbox } = await rendered(textOf(language), { ...sampleInputs, language })
  for (const part of [email.subject, email.html ?? '', email.text, inbox.title, inbox.text]) {
    expect(part.length).toBeGreaterThan(10)
    expect(part).not.toMatch(/\{\{|\{%|undefined|\[object/)
  }
  expect(email.html).toContain(`<html lang="${language}"`)
  const unsubscribe = { en: 'Unsubscribe', pl: 'Wypisz się', uk: 'Відписатися' }
  for (const other of languages) {
    const isThere = email.html?.includes(unsubscribe[other]) === true && email.text.includes(unsubscribe[other])
    expect(isThere, other).toBe(other === language)
  }
})

test('money and dates are written as the reader writes them, and prices say of when they are', async () => {
  const english = (await rendered(textOf('en'))).email.text
  expect(english).toContain('€349.00')
  expect(english).toContain('Prices of 9 June 2026 at 11:20.')
  const polish = (await rendered(textOf('pl'), { ...sampleInputs, language: 'pl' })).email.text
  expect(polish).toMatch(/349,00\s€/)
  expect(polish).toContain('9 czerwca 2026')
  const ukrainian = (await rendered(textOf('uk'), { ...sampleInputs, language: 'uk' })).email.text
  expect(ukrainian).toMatch(/349,00\s€/)
})

test('a mail has what mail programs ask for: dark styles, alt texts, a preheader, a size Gmail does not clip', async () => {
  const { email } = await rendered(textOf('en'))
  const html = email.html ?? ''
  expect(html).toContain('name="color-scheme" content="light dark"')
  expect(html).toContain('prefers-color-scheme: dark')
  expect(html).toMatch(/display:none[^>]*>Barista One is still €349\.00/)
  expect([...html.matchAll(/<img\b[^>]*>/g)].every(([tag]) => tag.includes('alt="'))).toBe(true)
  expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024)
  expect(html).not.toContain('fonts.googleapis.com')
})

test('unsubscribing takes one POST: both headers of RFC 8058, the page in the footer, the reason why it came', async () => {
  const { email, links } = await rendered(textOf('en'))
  expect(email.headers['List-Unsubscribe']).toBe(
    `<${links['unsubscribe']}>, <mailto:shop@marlow.example?subject=unsubscribe>`,
  )
  expect(email.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  expect(email.html).toContain(`href="${links['unsubscribe']}"`)
  expect(email.html).toContain('You get this because you allowed reminders on 12 March.')
})

test('every address in the mail leads through a token of ours; no product address is written into it', async () => {
  const { email } = await rendered(textOf('en'))
  const addresses = [...(email.html ?? '').matchAll(/href="([^"]+)"/g)].map(([, address]) => address ?? '')
  expect(addresses.length).toBeGreaterThan(8)
  for (const address of addresses) expect(address).toMatch(/^https:\/\/aisle\.marlow\.example\/(c|u|preferences)\//)
})

test('without recommendations their section is gone, heading and all', async () => {
  const { email } = await rendered(textOf('en'), { ...sampleInputs, blocks: {} })
  expect(email.html).not.toContain('Goes well with')
  expect(email.text).not.toContain('Goes well with')
})

test('S3 what a product, a variant or a customer is called stays text', async () => {
  const evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ shop.name }}'
  const item = { ...sampleInputs.items[0]!, title: evil, details: evil, imageUrl: 'javascript:alert(1)' }
  const inputs = { ...sampleInputs, firstName: evil, items: [item], blocks: { 'cart-complements': [item] } }
  const { email } = await rendered(textOf('en'), inputs)
  expect(email.html).not.toContain('<script>alert')
  expect(email.html).not.toContain('<img src=x')
  expect(email.html).not.toContain('javascript:')
  expect(email.html).toContain('&lt;script&gt;')
  expect(email.html).toContain('{{ shop.name }}')
  expect(email.subject).toContain(evil)
  expect(email.subject).not.toMatch(/[\r\n]/)
})

test('the greeting goes without a name, and one or many goods are counted right', async () => {
  const { firstName: _, ...nameless } = sampleInputs
  expect((await rendered(textOf('en'), nameless)).email.subject).toBe('Your cart is waiting')
  const one = await rendered(textOf('en'), { ...sampleInputs, items: sampleInputs.items.slice(0, 1) })
  expect(one.email.text).toContain('It is in stock.')
  const more = sampleInputs.items.map((item) => ({ ...item, productId: asId<ProductId>(`${item.productId}-2`) }))
  const four = await rendered(textOf('en'), { ...sampleInputs, items: [...sampleInputs.items, ...more] })
  expect(four.email.text).toContain('All 4 are in stock.')
  expect(four.email.html).toContain('Back to your cart, €850.00')
})
