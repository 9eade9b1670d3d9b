import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { catalog } from '../catalog/catalog.ts'
import { actions } from './actions.ts'
import { readCart } from './cart.ts'
import { chosenOf } from './filters.ts'
import { files } from './files.ts'
import { freshProducts } from './freshProducts.ts'
import { accountPage } from './pages/account.ts'
import { cartPage } from './pages/cart.ts'
import { category } from './pages/category.ts'
import { checkoutPage } from './pages/checkout.ts'
import { home } from './pages/home.ts'
import { lostPage } from './pages/lost.ts'
import { productPage } from './pages/product.ts'
import { searchPage } from './pages/search.ts'
import { thanksPage } from './pages/thanks.ts'
import { wishlistPage } from './pages/wishlist.ts'
import { visitOf } from './request.ts'
import type { ShopContext, ShopEnv, Visit } from './request.ts'
import { search } from './search.ts'

/** The sample shop: plain HTML made on the server, with the script tag of Aisle in its head. Only in development. */
export const shop = new Hono<{ Bindings: ShopEnv }>()
  .route('/', files)
  .route('/', actions)
  .get('/c/:category', async (c) => {
    const query = new URL(c.req.url).searchParams
    const page = await category(c.req.param('category'), chosenOf(query), query, visitOf(c), (products) =>
      freshProducts(c.env, products),
    )
    return page === null ? lost(c) : c.html(page)
  })
  .get('/p/:id', async (c) => {
    const id = c.req.param('id')
    const known = catalog().byId.get(id) ?? catalog().byVariant.get(id)?.product
    if (known === undefined) return lost(c)
    const [product = known] = await freshProducts(c.env, [known])
    setCookie(c, 'marlow_looked', '1', { path: '/shop', sameSite: 'Lax', maxAge: 30 * 86400 })
    return c.html(productPage(product, c.req.query('v') ?? id, visitOf(c)))
  })
  .get('/search', async (c) => {
    const query = (c.req.query('q') ?? '').trim().slice(0, 200)
    const found = search(query)
    return c.html(searchPage(query, await freshProducts(c.env, found.slice(0, 40)), found.length, visitOf(c)))
  })
  .get('/cart', async (c) => c.html(cartPage(await withFreshCart(c, visitOf(c)), c.req.query('reminded') === '1')))
  .get('/checkout', async (c) => {
    const visit = await withFreshCart(c, visitOf(c))
    return visit.cart.length === 0 ? c.redirect('/shop/cart') : c.html(checkoutPage(visit))
  })
  .get('/thanks', (c) => {
    const [order = '', lines = ''] = (getCookie(c, 'marlow_order') ?? '').split('!')
    return order === '' ? c.redirect('/shop/') : c.html(thanksPage(order, readCart(lines), visitOf(c)))
  })
  .get('/account', (c) => c.html(accountPage(visitOf(c))))
  .get('/wishlist', async (c) => {
    const visit = visitOf(c)
    const wished = visit.wished.flatMap((id) => catalog().byId.get(id) ?? [])
    return c.html(wishlistPage(await freshProducts(c.env, wished), visit))
  })
  // Mounted under /shop, a route "/" would answer "/shop" alone.
  .get('/*', (c) => (c.req.path === '/shop/' ? c.html(home(visitOf(c))) : lost(c)))

const lost = (c: ShopContext) => c.html(lostPage(visitOf(c)), 404)

async function withFreshCart(c: ShopContext, visit: Visit): Promise<Visit> {
  const products = await freshProducts(
    c.env,
    visit.cart.map((line) => line.product),
  )
  const cart = visit.cart.map((line, index) => {
    const product = products[index] ?? line.product
    return { ...line, product, variant: product.variants.find((each) => each.id === line.variant.id) ?? line.variant }
  })
  return { ...visit, cart }
}
