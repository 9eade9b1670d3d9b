import { Parser } from 'htmlparser2'

const dropped = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'math', 'title', 'head'])
const blocks = /^(p|div|br|li|ul|ol|tr|td|th|table|h[1-6]|section|article|blockquote|dd|dt|hr)$/

/**
 * Plain text of what a feed says: markup, scripts, entities and control characters gone, white space single. `longest`
 * counts characters; what is longer ends in an ellipsis.
 */
export function cleanText(text: string, longest: number): string {
  const plain = /[<&]/.test(text) ? withoutMarkup(text) : text
  const clean = plain
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    .replace(/[\u0000-\u001f\u007f-\u009f\u00a0\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .toWellFormed()
  if (clean.length <= longest) return clean
  return `${clean
    .slice(0, longest - 1)
    .trimEnd()
    .toWellFormed()}…`
}

function withoutMarkup(text: string): string {
  let out = ''
  let hidden = 0
  const parser = new Parser({
    onopentagname(name) {
      if (dropped.has(name)) hidden++
      else if (blocks.test(name)) out += ' '
    },
    ontext(part) {
      if (hidden === 0) out += part
    },
    onclosetag(name) {
      if (dropped.has(name)) hidden = Math.max(0, hidden - 1)
      else if (blocks.test(name)) out += ' '
    },
  })
  parser.write(text)
  parser.end()
  return out
}
