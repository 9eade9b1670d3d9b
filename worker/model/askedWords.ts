const LONGEST = 64

/**
 * A search as it may be counted beside others: lower case, single spaces, sorted words, so that "kettle steel" is "Steel
 * kettle". Empty for what could name a person or an order: addresses, telephone and order numbers.
 */
export function askedWords(query: string): string {
  const text = query.trim().toLowerCase()
  if (text.includes('@') || /\d{5}/.test(text.replaceAll(/[\s()+.-]/g, ''))) return ''
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const key = [...new Set(words)].sort((a, b) => (a < b ? -1 : 1)).join(' ')
  return key.length > LONGEST ? '' : key
}
