import type { BadRow } from '../feedFormat.ts'
import { ownText } from '../ownText.ts'

interface Category {
  name: string
  parent: string
  line: number
}

const most = 50_000
const deepest = 20
/** A tree so deep is none. */
const mostSteps = 100

/** The categories that a feed lists before its products, each with its parent. */
export function categoryTree() {
  const categories = new Map<string, Category>()
  const paths = new Map<string, readonly string[]>()
  let bad: BadRow[] = []
  let isFull = false

  const add = (id: string, parent: string, name: string, line: number): void => {
    if (id === '' || name === '') return
    if (categories.size >= most) {
      if (!isFull)
        bad.push({ line, field: 'category', message: `is the ${most + 1}st: that many cannot be told apart` })
      isFull = true
      return
    }
    const own = ownText(id)
    categories.set(own, { name: ownText(name.slice(0, 100)), parent: parent === id ? own : ownText(parent), line })
    if (runsInCircle(own)) {
      bad.push({
        line,
        field: 'category',
        message: `“${name.slice(0, 40)}” (${id}) stands inside itself: its products keep its own name alone`,
      })
      categories.set(own, { name: ownText(name.slice(0, 100)), parent: '', line })
    }
  }

  /** Each link is checked as it is made, so the one that would close a circle is the one refused. */
  const runsInCircle = (from: string): boolean => {
    let id = categories.get(from)?.parent ?? ''
    for (let steps = 0; id !== ''; steps++) {
      if (id === from || steps > mostSteps) return true
      id = categories.get(id)?.parent ?? ''
    }
    return false
  }

  return {
    add,
    /** Names from the root to the category, or null for one that is not listed. */
    pathOf(id: string): readonly string[] | null {
      const known = paths.get(id)
      if (known !== undefined) return known
      const path: string[] = []
      for (let at = categories.get(id); at !== undefined && path.length < deepest; at = categories.get(at.parent)) {
        path.unshift(at.name)
      }
      if (path.length === 0) return null
      paths.set(ownText(id), path)
      return path
    },
    /** What was wrong with the list so far; each is told once. */
    complaints(): BadRow[] {
      const told = bad
      bad = []
      return told
    },
  }
}
