/** Words of a text: NFKC, lower case, runs of letters and digits; apostrophes stay inside words. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u02bc]/g, "'")
    .match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? []

/** 32 bits of a text's UTF-16 units; `seed` separates kinds of features. */
export function hashText(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** 52 bits of a text in letters and digits: a key for what is known of it. */
export const hash52 = (text: string): string =>
  (hashText(text, 1) * 2 ** 20 + (hashText(text, 2) & 0xfffff)).toString(36)
