/** An id that sorts by the time it was made (epoch ms) and says nothing else. */
export const newId = (now: number): string =>
  `${Math.max(0, now).toString(36).padStart(9, '0')}${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Random base62 text: 24 characters hold 142 bits. */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      // Bytes past the last whole multiple of 62 would favour the first letters.
      if (byte < 248 && text.length < length) text += letters[byte % 62]
    }
  }
  return text
}
