import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { languages } from '../catalog/local.ts'
import type { Language } from '../catalog/local.ts'

const isLanguage = (text: string | undefined): text is Language => languages.some((each) => each === text)

/** `?lang=` chooses and is remembered; else what was chosen before; else English. */
export function languageOf(c: Context): Language {
  const asked = c.req.query('lang')
  if (isLanguage(asked)) {
    setCookie(c, 'marlow_lang', asked, { path: '/shop', sameSite: 'Lax', maxAge: 31536000 })
    return asked
  }
  const kept = getCookie(c, 'marlow_lang')
  return isLanguage(kept) ? kept : 'en'
}
