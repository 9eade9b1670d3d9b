import { macKey } from '../model/keys.ts'
import { fromBase64Url, toBase64Url } from '../model/token.ts'

const encoder = new TextEncoder()
/** The most that Workers allow (PLATFORM: PBKDF2 beyond 100,000 rounds). */
const rounds = 100_000

/** "pbkdf2-sha256$rounds$salt$hash". The pepper, derived from the Worker's secret, never lies beside the hash. */
export async function hashPassword(secret: string, password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return `pbkdf2-sha256$${rounds}$${toBase64Url(salt)}$${toBase64Url(await derive(secret, password, salt, rounds))}`
}

/** Compares in constant time; false for anything but a hash made here. */
export async function passwordIs(secret: string, password: string, stored: string): Promise<boolean> {
  const [kind, times, saltText, hashText] = stored.split('$')
  const salt = fromBase64Url(saltText ?? '')
  const hash = fromBase64Url(hashText ?? '')
  const count = Number(times)
  if (kind !== 'pbkdf2-sha256' || salt === null || hash?.length !== 32 || !(count > 0 && count <= rounds)) return false
  const other = await derive(secret, password, salt, count)
  let difference = 0
  for (let i = 0; i < hash.length; i++) difference |= (hash[i] ?? 0) ^ (other[i] ?? 0)
  return difference === 0
}

async function derive(secret: string, password: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const pepper = await macKey(secret, '', 'logins')
  const peppered = await crypto.subtle.sign('HMAC', pepper, encoder.encode(password.normalize('NFC')))
  const key = await crypto.subtle.importKey('raw', peppered, 'PBKDF2', false, ['deriveBits'])
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256))
}

const common = new Set(
  `123456789012 1234567890123 12345678901234 123412341234 111111111111 000000000000 123123123123 qwertyuiop12
   qwertyuiop123 qwertyuiopas qwertyuiop[] 1q2w3e4r5t6y 1qaz2wsx3edc qazwsxedcrfv zxcvbnm12345 asdfghjkl123 asdfghjklzxc
   password1234 password12345 password123456 passwordpassword password1password mypassword123 passw0rd1234 changemechangeme
   changeme1234 administrator administrator1 adminadminadmin adminadmin12 letmeinletmein letmein12345 welcome12345
   welcomewelcome iloveyou1234 iloveyouiloveyou abcdefghijkl abcdefghijklm abcdef123456 abc123abc123 trustno1trustno1
   correcthorsebatterystaple superman1234 football1234 baseball1234 sunshine1234 princess1234 monkeymonkey dragondragon
   secretsecret secret123456 testtesttest test12345678 defaultdefault q1w2e3r4t5y6 1234qwerasdf`.split(/\s+/),
)

/** Why a password will not do, or null. Length and commonness alone (ASVS 5.0, 6.2): no composition rules. */
export function passwordFault(password: string, email: string): string | null {
  if (password.length < 12) return 'must have at least 12 characters'
  if (password.length > 200) return 'must have at most 200 characters'
  const plain = password.toLowerCase()
  const name = email.split('@')[0]?.toLowerCase() ?? ''
  if (common.has(plain) || new Set(plain).size < 5) return 'is one of the first that an attacker tries'
  if (plain === email.toLowerCase() || (name.length >= 4 && plain.replaceAll(name, '').length < 6)) {
    return 'must not be made of the e-mail address'
  }
  return null
}
