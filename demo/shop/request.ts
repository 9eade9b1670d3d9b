import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Env } from '../../worker/env.ts'
import type { Language } from '../catalog/local.ts'
import { readCart } from './cart.ts'
import type { CartLine } from './cart.ts'
import { languageOf } from './language.ts'
import { words } from './words.ts'
import type { Words } from './words.ts'

/** What the sample shop needs beside Aisle's own bindings: the keys that a shop's server would hold. */
export interface ShopEnv extends Env {
  DEMO_WRITE_KEY?: string
  DEMO_SECRET_KEY?: string
}
export type ShopContext = Context<{ Bindings: ShopEnv }>

/** What every page asks of its request. */
export interface Visit {
  language: Language
  words: Words
  cart: readonly CartLine[]
  wished: readonly string[]
  email: string | undefined
  /** looked at a product before, in the last 30 days */
  hasLooked: boolean
  /** the visitor switched personalization off */
  isPrivate: boolean
  writeKey: string | undefined
  path: string
}

export function visitOf(c: ShopContext): Visit {
  const language = languageOf(c)
  return {
    language,
    words: words[language],
    cart: readCart(getCookie(c, 'marlow_cart')),
    wished: (getCookie(c, 'marlow_wish') ?? '').split('.').filter((id) => id !== ''),
    email: getCookie(c, 'marlow_user'),
    hasLooked: getCookie(c, 'marlow_looked') === '1',
    isPrivate: getCookie(c, 'marlow_private') === '1',
    writeKey: c.env.DEMO_WRITE_KEY,
    path: c.req.path,
  }
}
