import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { clock } from '../../worker/clock.ts'
import { catalog } from '../catalog/catalog.ts'
import { withQuantity, writeCart } from './cart.ts'
import { cartFacts, productFacts } from './events.ts'
import type { PageEvent } from './events.ts'
import { identify } from './identify.ts'
import { visitOf } from './request.ts'
import type { ShopContext, ShopEnv } from './request.ts'

const cookie = { path: '/shop', sameSite: 'Lax', httpOnly: true, maxAge: 7 * 86400 } as const

/** What the shop's forms post. The page's script asks for JSON and tells Aisle; without script the page comes back. */
export const actions = new Hono<{ Bindings: ShopEnv }>()
  .post('/api/cart', async (c) => {
    const form = await c.req.formData()
    const { cart } = visitOf(c)
    const chosen = catalog().byVariant.get(text(form, 'variant'))
    if (chosen === undefined)
      return c.json({ error: { code: 'unknown-variant', message: 'There is no such variant' } }, 404)
    const before = cart.find((line) => line.variant.id === chosen.variant.id)?.quantity ?? 0
    const quantity = text(form, 'op') === 'add' ? before + 1 : Number(text(form, 'quantity')) || 0
    const lines = withQuantity(cart, chosen, quantity)
    setCookie(c, 'marlow_cart', writeCart(lines), cookie)
    const change = quantity - before
    const events: PageEvent[] = [
      [
        change < 0 ? 'Product Removed' : 'Product Added',
        productFacts(chosen.product, chosen.variant, Math.abs(change)),
      ],
      ['Cart Updated', cartFacts(lines)],
    ]
    return done(c, '/shop/cart', {
      count: lines.reduce((sum, line) => sum + line.quantity, 0),
      events: change === 0 ? [] : events,
    })
  })
  .post('/api/wish', async (c) => {
    const form = await c.req.formData()
    const { wished, words } = visitOf(c)
    const product = catalog().byId.get(text(form, 'product'))
    if (product === undefined)
      return c.json({ error: { code: 'unknown-product', message: 'There is no such product' } }, 404)
    const isNew = !wished.includes(product.id)
    const ids = isNew ? [...wished, product.id].slice(-40) : wished.filter((id) => id !== product.id)
    setCookie(c, 'marlow_wish', ids.join('.'), cookie)
    const variant = product.variants.find((each) => each.id === text(form, 'variant')) ?? product.variants[0]
    const facts = variant === undefined ? {} : productFacts(product, variant)
    const name = isNew ? 'Product Added to Wishlist' : 'Product Removed from Wishlist'
    return done(c, `/shop/p/${product.id}`, {
      isWished: isNew,
      label: isNew ? words.unwish : words.wish,
      events: [[name, facts]],
    })
  })
  .post('/api/login', async (c) => {
    const form = await c.req.formData()
    await signIn(c, form)
    const next = text(form, 'next')
    // Only into the shop: a form field must not send anybody elsewhere.
    return c.redirect(/^\/shop\/[\w/?=-]*$/.test(next) ? next : '/shop/', 303)
  })
  .post('/api/logout', (c) => {
    deleteCookie(c, 'marlow_user', { path: '/shop' })
    return c.redirect('/shop/account', 303)
  })
  .post('/api/privacy', async (c) => {
    const form = await c.req.formData()
    setCookie(c, 'marlow_private', text(form, 'private') === '1' ? '1' : '0', cookie)
    return c.json({ ok: true })
  })
  .post('/checkout', async (c) => {
    const form = await c.req.formData()
    const { cart } = visitOf(c)
    if (cart.length === 0) return c.redirect('/shop/cart', 303)
    await signIn(c, form)
    const order = `M-${clock.now().toString(36).toUpperCase().slice(-7)}`
    setCookie(c, 'marlow_order', `${order}!${writeCart(cart)}`, { ...cookie, maxAge: 3600 })
    deleteCookie(c, 'marlow_cart', { path: '/shop' })
    return c.redirect('/shop/thanks', 303)
  })

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

async function signIn(c: ShopContext, form: FormData): Promise<void> {
  const email = text(form, 'email').slice(0, 254)
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return
  const firstName = text(form, 'firstName')
  setCookie(c, 'marlow_user', email, cookie)
  await identify(c, {
    email,
    ...(firstName === '' ? {} : { firstName }),
    anonymousId: text(form, 'anonymousId').slice(0, 100),
    language: visitOf(c).language,
    reminders: text(form, 'reminders') === '1',
    offers: text(form, 'offers') === '1',
  })
}

const done = (c: ShopContext, page: string, answer: object) =>
  c.req.header('accept')?.includes('application/json') ? c.json(answer) : c.redirect(page, 303)
