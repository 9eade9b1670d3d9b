import { longestRow } from '../feedFormat.ts'

/** A JSON object cut out of the feed, not parsed yet; null for one that was too long to hold. */
export interface Cut {
  line: number
  text: string | null
}

/** Where a bracket stands: `row` is one product, `candidate` may be one or may wrap the list of them. */
type Role = 'list' | 'wrapper' | 'candidate' | 'row' | 'plain'
interface Level {
  bracket: '{' | '['
  role: Role
  key: string
  expectsKey: boolean
  hasId: boolean
}

/** Under these names shops put their list of products, or an object that holds it. */
const listNames = new Set(['products', 'items', 'data', 'results', 'offers', 'entries', 'nodes', 'edges', 'goods'])
const wrapperNames = new Set([...listNames, 'product', 'response', 'result', 'catalog', 'feed', 'shop', 'payload'])
const deepest = 200

const longestName = 40

const newline = 10
const quote = 34
const comma = 44
const backslash = 92
const [openBracket, closeBracket, openBrace, closeBrace] = [91, 93, 123, 125]

/**
 * Cuts the products out of a JSON text that comes in pieces: a list of objects, objects one after the other, or either
 * inside an object (`{"products": [...]}`). It follows brackets and strings only; JSON.parse reads what was cut. Holds
 * no more than one object, and none that is longer than a row may be.
 */
export function jsonCutter() {
  const stack: Level[] = []
  let line = 1
  let inString = false
  let isEscaped = false
  /** the name that is being read at a level whose names matter */
  let word: string | null = null
  let capture: { line: number; text: string; level: number; isTooLong: boolean } | null = null
  let fault: string | null = null

  const hold = (text: string): void => {
    if (capture === null || capture.isTooLong) return
    capture.text += text
    if (capture.text.length <= longestRow) return
    capture.isTooLong = true
    capture.text = ''
  }

  /** Gives back whether a capture begins here. */
  const open = (bracket: '{' | '['): boolean => {
    const parent = stack.at(-1)
    const role = roleOf(bracket, parent)
    if (parent?.role === 'candidate' && role !== 'plain') {
      parent.role = 'wrapper'
      capture = null
    }
    stack.push({ bracket, role, key: '', expectsKey: bracket === '{', hasId: false })
    if (role !== 'row' && role !== 'candidate') return false
    capture = { line, text: '', level: stack.length, isTooLong: false }
    return true
  }

  /** Gives back what ends here, if it is a product. */
  const close = (before: string): Cut | null => {
    const level = stack.pop()
    if (capture === null || level === undefined || capture.level !== stack.length + 1) return null
    hold(before)
    const { line: start, text, isTooLong } = capture
    capture = null
    // An object beside the list ("paging") is no product; one that stands alone has to be.
    if (level.role === 'candidate' && !level.hasId && stack.length > 0) return null
    return { line: start, text: isTooLong ? null : text }
  }

  /** Index of the quote that ends the string at `from`, or of the chunk's end. A bare line end in a string is no JSON. */
  const endOfString = (chunk: string, from: number): number => {
    let at = from
    if (isEscaped && at < chunk.length) {
      isEscaped = false
      at++
    }
    for (;;) {
      const found = chunk.indexOf('"', at)
      const stop = found < 0 ? chunk.length : found
      let slashes = 0
      while (stop - slashes > at && chunk.charCodeAt(stop - slashes - 1) === backslash) slashes++
      const isOdd = slashes % 2 === 1
      if (found < 0) isEscaped ||= isOdd
      if (found < 0 || !isOdd) return stop
      at = found + 1
    }
  }

  const nameRead = (): void => {
    const level = stack.at(-1)
    if (word === null || level === undefined) return
    level.key = word
    level.hasId ||= word === 'id'
    word = null
  }

  const write = (chunk: string): Cut[] => {
    const cuts: Cut[] = []
    if (fault !== null) return cuts
    let from = 0
    for (let i = 0; i < chunk.length; i++) {
      if (inString) {
        const end = endOfString(chunk, i)
        if (word !== null && word.length < longestName) word += chunk.slice(i, Math.min(end, i + longestName))
        i = end
        if (end === chunk.length) break
        inString = false
        nameRead()
        continue
      }
      switch (chunk.charCodeAt(i)) {
        case newline:
          line++
          break
        case quote: {
          inString = true
          const level = stack.at(-1)
          if (level?.expectsKey === true && (level.role === 'candidate' || level.role === 'wrapper')) word = ''
          if (level !== undefined) level.expectsKey = false
          break
        }
        case comma: {
          const level = stack.at(-1)
          if (level?.bracket === '{') level.expectsKey = true
          break
        }
        case openBrace:
        case openBracket:
          if (open(chunk.charCodeAt(i) === openBrace ? '{' : '[')) from = i
          if (stack.length <= deepest) break
          fault = `line ${line}: over ${deepest} brackets stand in one another`
          capture = null
          return cuts
        case closeBrace:
        case closeBracket: {
          const cut = close(chunk.slice(from, i + 1))
          if (cut !== null) cuts.push(cut)
          break
        }
        default:
      }
    }
    hold(chunk.slice(from))
    return cuts
  }

  return {
    write,
    /** What was cut off by the end of the text. */
    end(): Cut | null {
      if (stack.length > 0 || inString) fault ??= 'the JSON ends before its list does'
      const cut = capture
      capture = null
      return cut === null ? null : { line: cut.line, text: cut.isTooLong ? null : cut.text }
    },
    fault: () => fault,
  }
}

function roleOf(bracket: '{' | '[', parent: Level | undefined): Role {
  if (parent === undefined) return bracket === '[' ? 'list' : 'candidate'
  if (parent.role === 'list') return bracket === '{' ? 'row' : 'plain'
  const mayWrap = parent.role === 'wrapper' || (parent.role === 'candidate' && !parent.hasId)
  if (!mayWrap || !(bracket === '[' ? listNames : wrapperNames).has(parent.key)) return 'plain'
  return bracket === '[' ? 'list' : 'candidate'
}
