import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** What the first start writes to STATE_DIR/keys.json. */
export interface Keys {
  site: string
  writeKey: string
  secretKey: string
  ownerEmail: string
  ownerPassword: string
}

export interface FirstSite {
  id: string
  name: string
  domain: string
  currency: string
  language: string
  languages: string[]
  timeZone: string
}

const defaultSite: FirstSite = {
  id: 'shop',
  name: 'Shop',
  domain: 'localhost',
  currency: 'EUR',
  language: 'en',
  languages: ['en', 'pl', 'uk'],
  timeZone: 'UTC',
}

/** The installation's secret: made once, kept beside the state that was encrypted under it. */
export async function readSecret(stateDir: string): Promise<string> {
  const file = path.join(stateDir, 'secret')
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch {
    const secret = randomBytes(36).toString('base64url')
    await mkdir(stateDir, { recursive: true })
    await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    return secret
  }
}

export async function readKeys(stateDir: string): Promise<Keys | null> {
  try {
    return JSON.parse(await readFile(path.join(stateDir, 'keys.json'), 'utf8')) as Keys
  } catch {
    return null // not set up yet
  }
}

/**
 * Sets up the first site and its owner over HTTP where that was not done yet, and keeps the keys. Null when somebody
 * set it up by hand: then only they have the keys.
 */
export async function firstKeys(url: string, stateDir: string, site: FirstSite = defaultSite): Promise<Keys | null> {
  const kept = await readKeys(stateDir)
  if (kept !== null) return kept
  const ownerEmail = 'owner@example.com'
  const ownerPassword = randomBytes(12).toString('base64url')
  const response = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: ownerEmail, password: ownerPassword, site }),
  })
  if (response.status === 409 || response.status === 403) return null
  if (!response.ok) throw new Error(`Set-up answered ${response.status}: ${await response.text()}`)
  const made = (await response.json()) as Pick<Keys, 'site' | 'writeKey' | 'secretKey'>
  const keys: Keys = { site: made.site, writeKey: made.writeKey, secretKey: made.secretKey, ownerEmail, ownerPassword }
  const file = path.join(stateDir, 'keys.json')
  await writeFile(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return keys
}
