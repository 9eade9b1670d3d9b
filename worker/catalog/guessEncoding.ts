/**
 * In which encoding these bytes of a feed are (label of the Encoding Standard): by byte order mark, by the zero bytes of
 * UTF-16, by what an XML declaration says where the bytes agree with it, else by their look. Null while all is ASCII, so
 * that any would do. `declaration`: the feed's first bytes, if these come from further down.
 */
export function guessEncoding(bytes: Uint8Array, declaration: Uint8Array = bytes): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  const wide = zeroSide(bytes)
  if (wide !== null) return wide
  if (!bytes.some((byte) => byte >= 0x80)) return null
  const declared = declaredIn(declaration)
  const { valid, invalid } = countUtf8(bytes)
  if (invalid === 0 || valid > invalid * 10) return valid > 0 || declared === null ? 'utf-8' : declared
  return declared !== null && declared !== 'utf-8'
    ? declared
    : cyrillicShare(bytes) > 0.5
      ? 'windows-1251'
      : 'windows-1250'
}

/** Text in UTF-16 without a mark has a zero in every second byte. */
function zeroSide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 1000)
  const zeros = [0, 0]
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2]!++
  const [even = 0, odd = 0] = zeros
  if (length < 4 || Math.max(even, odd) < length / 8) return null
  return odd > even * 4 ? 'utf-16le' : even > odd * 4 ? 'utf-16be' : null
}

/** `<?xml version="1.0" encoding="windows-1251"?>`; null where nothing is said, or nothing that is known. */
function declaredIn(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 200))
  const said = /^[^<]{0,3}\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1]?.toLowerCase()
  const label = said?.replace(/^(?:cp|windows_?)(\d{4})$/, 'windows-$1')
  if (label === undefined || label.startsWith('utf-16')) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

/** Characters of several bytes that are UTF-8, and bytes that cannot be; one cut by the end counts as neither. */
function countUtf8(bytes: Uint8Array): { valid: number; invalid: number } {
  let [valid, invalid] = [0, 0]
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) continue
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0
    let taken = 0
    while (taken < more && ((bytes[i + taken + 1] ?? 0) & 0xc0) === 0x80) taken++
    const isCut = i + taken + 1 >= bytes.length
    if (more > 0 && taken === more) valid++
    else if (more === 0 || !isCut) invalid++
    i += taken
  }
  return { valid, invalid }
}

/** Words of Cyrillic text are all of the upper half; letters of Polish and Czech there stand beside plain ones. */
function cyrillicShare(bytes: Uint8Array): number {
  let [high, alone] = [0, 0]
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue
    high++
    if (!isLatin(bytes[i - 1]) && !isLatin(bytes[i + 1])) alone++
  }
  return high === 0 ? 0 : alone / high
}

const isLatin = (byte = 0): boolean => (byte | 32) >= 97 && (byte | 32) <= 122
