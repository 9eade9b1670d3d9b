import { Hono } from 'hono'
import { catalog } from '../catalog/catalog.ts'
import { drawProduct } from '../catalog/drawProduct.ts'
import { palette } from '../catalog/palette.ts'
import { script } from './assets/script.ts'
import { style } from './assets/style.ts'
import type { ShopEnv } from './request.ts'

const swatches = [...palette.values()].map((colour) => `.c-${colour.id}{background:${colour.hex}}`).join('')
const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1B1B1A"/><path d="M8 22V11h3l5 7 5-7h3v11" fill="none" stroke="#F4F2EE" stroke-width="2.6" stroke-linejoin="round" stroke-linecap="round"/></svg>`

/** Everything that a page loads from the shop itself. */
export const files = new Hono<{ Bindings: ShopEnv }>()
  .get('/style.css', (c) =>
    c.body(style + swatches, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=60' }),
  )
  .get('/shop.js', (c) =>
    c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=60' }),
  )
  .get('/icon.svg', (c) =>
    c.body(mark, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
  )
  .get('/img/:file{.+\\.svg}', (c) => {
    const id = c.req.param('file').replace(/\.svg$/, '')
    const found = catalog().byVariant.get(id)
    const product = catalog().byId.get(id) ?? found?.product
    if (product === undefined) return c.notFound()
    return c.body(drawProduct(product, found?.variant), 200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=86400',
      // Mail viewer and dashboard show it from their own pages.
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
  })
