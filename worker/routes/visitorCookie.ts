import { parse, serialize } from 'hono/utils/cookie'
import { tokenLifeMs } from './visitor.ts'

const name = '_aisle'

/** The visitor token of a first-party request; scripts cannot see it. */
export const visitorCookieOf = ({ headers }: Request): string | undefined => {
  const cookies = headers.get('cookie')
  return cookies === null ? undefined : parse(cookies, name)[name]
}

/** `Set-Cookie` of a visitor token; null ends it. */
export const visitorCookie = (token: string | null): string =>
  serialize(name, token ?? '', {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
    maxAge: token === null ? 0 : tokenLifeMs / 1000,
  })
