import { expect, test } from 'vitest'
import { isOutOfTime } from '../../worker/templates/liquidEngine.ts'
import { AppError } from '../../worker/model/error.ts'
import { compileTemplate } from '../../worker/templates/compileTemplate.ts'
import { linkTarget } from '../../worker/templates/messageLinks.ts'
import { compiledOf, mailOf, mrml, rendered, templateOf } from './compiled.ts'
import { sampleInputs } from './sampleInputs.ts'

const refused = (text: Parameters<typeof templateOf>[0]): AppError => {
  try {
    compileTemplate(templateOf(text), mrml)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('it compiled')
}

test('bad MJML and bad Liquid are refused by language and field', () => {
  expect(refused({ mjml: '<mjml><mj-body><mj-nope></mj-body></mjml>' })).toMatchObject({
    status: 422,
    code: 'bad-mjml',
  })
  expect(refused({ mjml: mailOf('{% if items %}') }).fields[0]).toMatchObject({ field: 'languages.en.mjml' })
  expect(refused({ subject: '{{ total | shout }}' }).fields[0]).toMatchObject({ field: 'languages.en.subject' })
  expect(refused({ text: '{% recommend block %}' }).fields[0]).toMatchObject({ field: 'languages.en.text' })
  expect(refused({ mjml: mailOf('x'.repeat(129 * 1024)) }).fields[0]?.message).toBe('longer than 128 KB')
})

test('block tags are collected from all parts, each block once, with the most it shows', () => {
  const text = compiledOf({
    mjml: mailOf('{% if total %}{% recommend \'for-you\', limit: 3 %}{% endif %}{% recommend "similar" %}'),
    text: "{% recommend 'for-you', limit: 6 %} {% recommend 'popular', limit: 999 %}",
  })
  expect(text.blocks).toEqual([
    { name: 'for-you', limit: 6 },
    { name: 'similar', limit: 4 },
    { name: 'popular', limit: 12 },
  ])
})

test('an address written into a template becomes a numbered link that is looked up, never a parameter', async () => {
  const text = compiledOf({
    mjml: mailOf('<a href="https://blog.example/a?b=1&amp;c=2">Read</a> <a href="{{ links.cart }}">Cart</a>'),
  })
  expect(text.links).toEqual(['https://blog.example/a?b=1&c=2'])
  const { email, links } = await rendered(text)
  expect(email.html).toContain(`href="${links['t0']}"`)
  expect(email.html).not.toContain('blog.example')
  expect(linkTarget(sampleInputs, text, 't0')).toBe('https://blog.example/a?b=1&c=2')
  expect(linkTarget(sampleInputs, text, 'i1')).toBe('https://marlow.example/p/burr-g2')
  expect(linkTarget(sampleInputs, text, 'b-cart-complements-2')).toBe('https://marlow.example/p/descaler')
  for (const name of ['t1', 'i9', 'b-nope-0', 'b-cart-complements-9', 'https://evil.example', '__proto__', '']) {
    expect(linkTarget(sampleInputs, text, name), name).toBeNull()
  }
})

test('a template without a text part gets one made from its mail', async () => {
  const text = compiledOf({
    mjml: mailOf('<p>Hello {{ customer.firstName }}</p><p><a href="{{ links.cart }}">To the cart</a></p>'),
  })
  const { email, links } = await rendered(text)
  expect(email.text).toContain('Hello Ola')
  expect(email.text).toContain(`To the cart: ${links['cart']}`)
  expect(email.text).not.toMatch(/<|mso|style/)
})

test('templates reach no prototypes, no files, no clock and no chance', async () => {
  const text = compiledOf({
    mjml: mailOf('[{{ customer.constructor }}{{ items.__proto__ }}{{ shop.toString }}{{ items.constructor.name }}]'),
    text: "{{ 'now' | date: '%Y-%m-%d %H:%M' }} {{ 'a,b,c' | split: ',' | sample }}",
  })
  const { email } = await rendered(text)
  expect(email.html).toContain('[]')
  expect(email.text).toBe('2026-06-09 11:20 a')
  const file = compiledOf({ mjml: mailOf('x'), text: "{% include '/etc/passwd' %}" })
  await expect(rendered(file)).rejects.toThrow()
})

test('S7 a template that works for ever, or writes for ever, is stopped within 250 ms of work', async () => {
  for (const source of [
    '{% for a in (1..100000000) %}x{% endfor %}',
    '{% for a in (1..9000) %}{% for b in (1..9000) %}{% assign c = a | times: b %}{% endfor %}{% endfor %}',
    "{% assign s = 'xxxxxxxxxxxxxxxx' %}{% for a in (1..40) %}{% assign s = s | append: s %}{% endfor %}{{ s }}",
    "{{ 'x' | replace: 'x', 'xxxxxxxxxx' | times: 2 }}{% for a in (1..300000) %}xxxxxxxxxx{% endfor %}",
  ]) {
    const text = compiledOf({ mjml: mailOf('x'), text: source })
    const before = performance.now()
    const error: unknown = await rendered(text).then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(error, source).toBeInstanceOf(Error)
    // Only the second works on without writing much: no other limit stops it.
    if (source.includes('(1..9000)')) expect(isOutOfTime(error)).toBe(true)
    expect(performance.now() - before, source).toBeLessThan(3000)
  }
})
