/**
 * A word without its inflection, alike for all its forms of one language. Light on purpose: both sides of every comparison
 * go through it, so a stem need not be a word, only the same each time.
 */
export function stem(word: string, language: string): string {
  if (/\d/.test(word)) return word
  const base = language.split('-')[0] ?? ''
  if (base === 'en') return english(word.replace(/'s?$/, ''))
  const plain = word.replaceAll("'", '')
  if (base === 'pl') return fleeting(stripped(plain, polish))
  if (base === 'uk') return fleeting(stripped(plain, ukrainian))
  return stripped(plain, others)
}

const polish =
  'owymi owych ienie ami ach owi ego emu ymi imi iem ów om ej ich ych im ym ie ią ię ą ę y i a e o u'.split(' ')
const ukrainian =
  'ями ами ові еві ого ому ими іми ього ьому ій ої ою ею єю ів їв ах ях ам ям ий их ім а я у ю о е є и і ї й ь'.split(
    ' ',
  )
const others = 'ern en es er em s n e i y a o u'.split(' ')

function english(word: string): string {
  if (word.length <= 3) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ch|sh|ss|x|z)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('ves')) return `${word.slice(0, -3)}f`
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word.replace(/fe$/, 'f')
}

/** The longest ending goes; three letters stay. */
function stripped(word: string, endings: readonly string[]): string {
  let best = 0
  for (const ending of endings) {
    if (ending.length > best && word.length - ending.length >= 3 && word.endsWith(ending)) best = ending.length
  }
  return word.slice(0, word.length - best)
}

/** The vowel that comes and goes before a last k: "kapsułek" and "kapsułki", "щіток" and "щітки". */
const fleeting = (word: string): string =>
  word.length > 4 ? word.replace(/(?:ek|ок|ек)$/, (end) => end.slice(1)) : word
