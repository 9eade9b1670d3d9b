import type { Language } from '../catalog/local.ts'
import type { ShopContext } from './request.ts'

export interface Person {
  email: string
  firstName?: string
  /** the visitor's own id at this browser, as the page's script read it from Aisle */
  anonymousId: string
  language: Language
  reminders: boolean
  offers: boolean
}

/**
 * What a shop's server does when somebody signs in: tells Aisle who this visitor is, under the secret key, so that it
 * counts as verified. A topic that was not ticked is left unsaid, not denied. Answers whether Aisle took it.
 */
export async function identify(c: ShopContext, person: Person): Promise<boolean> {
  const key = c.env.DEMO_SECRET_KEY
  if (key === undefined) return false
  const said = {
    ...(person.reminders ? { reminders: 'granted' } : {}),
    ...(person.offers ? { offers: 'granted' } : {}),
  }
  const answer = await fetch(new URL('/v1/identify', c.req.url), {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      userId: await customerNumber(person.email),
      ...(person.anonymousId === '' ? {} : { anonymousId: person.anonymousId }),
      traits: {
        email: person.email,
        ...(person.firstName === undefined ? {} : { firstName: person.firstName }),
        language: person.language,
        ...(Object.keys(said).length === 0 ? {} : { consents: { email: said } }),
      },
      context: { locale: person.language },
    }),
  })
  return answer.ok
}

/** The shop's number for a customer: the same e-mail has the same number on every start. */
export async function customerNumber(email: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(email.trim().toLowerCase()))
  return `m-${[...new Uint8Array(hash)]
    .slice(0, 6)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}`
}
