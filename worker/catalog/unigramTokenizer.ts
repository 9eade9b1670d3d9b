/**
 * SentencePiece unigram segmentation by a trie over code points, id for id as data/embedding's README describes: NFKC,
 * lower case, one kind of apostrophe, "▁" for each space and before the text, then the best sum of piece scores; a code
 * point that no piece covers costs the lowest score - 10 and is unknown.
 */
export interface UnigramTokenizer {
  /** Row numbers of the pieces, 3 for an unknown code point. Empty text has none. */
  tokenize(text: string): number[]
}

/** Rows 0 to 3 are <s> <pad> </s> <unk>: never matched in text. */
const SPECIAL = 4
const UNKNOWN = 3

export function unigramTokenizer(pieces: readonly string[], scores: Float32Array): UnigramTokenizer {
  const trie = buildTrie(pieces)
  let lowest = Infinity
  for (let row = SPECIAL; row < pieces.length; row++) lowest = Math.min(lowest, scores[row]!)
  return { tokenize: (text) => segment(trie, scores, lowest - 10, normalisePieces(text)) }
}

function normalisePieces(text: string): Uint32Array {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u02bc\u0060]/g, "'")
    .replaceAll(/[\s\u2581]+/g, ' ')
    .trim()
  if (plain === '') return new Uint32Array(0)
  return Uint32Array.from([...`▁${plain.replaceAll(' ', '▁')}`], (char) => char.codePointAt(0)!)
}

/** Children of a node are found by hashing (node, code point) into one table: three numbers a node, no object. */
interface Trie {
  slots: Uint32Array // node + 1 reached by an edge, 0 is free
  parents: Uint32Array
  codes: Uint32Array
  /** row of the piece that ends here, 0 for none */
  rows: Uint32Array
}

function buildTrie(pieces: readonly string[]): Trie {
  let points = 1
  for (const piece of pieces) points += piece.length
  let size = 1024
  while (size < points * 2) size *= 2
  const trie: Trie = {
    slots: new Uint32Array(size),
    parents: new Uint32Array(points),
    codes: new Uint32Array(points),
    rows: new Uint32Array(points),
  }
  let nodes = 1
  for (let row = SPECIAL; row < pieces.length; row++) {
    let node = 0
    for (const char of pieces[row]!) {
      const code = char.codePointAt(0)!
      const slot = slotOf(trie, node, code)
      if (trie.slots[slot] === 0) {
        trie.parents[nodes] = node
        trie.codes[nodes] = code
        trie.slots[slot] = ++nodes
      }
      node = trie.slots[slot]! - 1
    }
    if (trie.rows[node] === 0) trie.rows[node] = row
  }
  return trie
}

function slotOf(trie: Trie, node: number, code: number): number {
  const last = trie.slots.length - 1
  let hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)
  hash = (hash ^ (hash >>> 15)) & last
  for (;;) {
    const child = trie.slots[hash]! - 1
    if (child < 0 || (trie.parents[child] === node && trie.codes[child] === code)) return hash
    hash = (hash + 1) & last
  }
}

function segment(trie: Trie, scores: Float32Array, unknown: number, codes: Uint32Array): number[] {
  const length = codes.length
  const best = new Float64Array(length + 1).fill(-Infinity)
  const from = new Int32Array(length + 1)
  const token = new Int32Array(length + 1)
  best[0] = 0
  for (let at = 0; at < length; at++) {
    let node = 0
    for (let to = at; to < length; to++) {
      const child = trie.slots[slotOf(trie, node, codes[to]!)]! - 1
      if (child < 0) break
      node = child
      const row = trie.rows[node]!
      if (row === 0) continue
      const value = best[at]! + scores[row]!
      if (value > best[to + 1]!) {
        best[to + 1] = value
        from[to + 1] = at
        token[to + 1] = row
      }
    }
    if (best[at]! + unknown > best[at + 1]!) {
      best[at + 1] = best[at]! + unknown
      from[at + 1] = at
      token[at + 1] = UNKNOWN
    }
  }
  const tokens: number[] = []
  for (let at = length; at > 0; at = from[at]!) tokens.push(token[at]!)
  return tokens.reverse()
}
