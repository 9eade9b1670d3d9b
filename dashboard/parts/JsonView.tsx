import { useMemo } from 'react'

const token = /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)/g

/** Pretty-printed JSON with keys, texts and numbers told apart. Everything is text to React: no markup can run. */
export function JsonView({ value }: { value: unknown }) {
  const text = useMemo(() => JSON.stringify(value, null, 2) ?? '', [value])
  const pieces = []
  let last = 0
  for (const match of text.matchAll(token)) {
    const [whole, quoted, colon] = match
    pieces.push(text.slice(last, match.index))
    const kind = quoted === undefined ? 'number' : colon === undefined ? 'text' : 'key'
    pieces.push(
      <span className={kind} key={match.index}>
        {quoted ?? whole}
      </span>,
      colon ?? '',
    )
    last = match.index + whole.length
  }
  return (
    <pre className="json" tabIndex={0}>
      {pieces}
      {text.slice(last)}
    </pre>
  )
}
