const offset = 0x6c62272e07bb014262b821756295c58dn
const prime = 0x0000000001000000000000000000013bn
const mask = (1n << 128n) - 1n
const encoder = new TextEncoder()

/**
 * FNV-1a, 128 bits, in base 36 (draft-eastlake-fnv-17, section 5). Not cryptographic: it makes ids from ids, so that the
 * same step of the same run always has the same message id; tokens are what guards access.
 */
export function fnv128(text: string): string {
  let hash = offset
  for (const byte of encoder.encode(text)) hash = ((hash ^ BigInt(byte)) * prime) & mask
  return hash.toString(36).padStart(25, '0')
}
