import type { BlockRequest, RecommendAnswer, RecommendRequest } from './handle.ts'

/** A block that waits for its items. */
export interface Asker extends HTMLElement {
  request(): BlockRequest
  fill(answer: { requestId: string; title?: string; items: RecommendAnswer['blocks'][number]['items'] } | null): void
}

type Ask = (request: RecommendRequest) => Promise<RecommendAnswer | null>

/**
 * One request for all blocks of a page, in the order they stand, since the server shows each product once. Blocks that
 * join while the page is still parsed wait for its end.
 */
export function askTogether(ask: Ask): (asker: Asker) => void {
  const due = new Set<Asker>()
  let isPlanned = false

  async function send(): Promise<void> {
    isPlanned = false
    const askers = [...due]
      .filter((asker) => asker.isConnected)
      .toSorted((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
    due.clear()
    if (askers.length === 0) return
    const answer = await ask({ blocks: askers.map((asker) => asker.request()) })
    for (const [index, asker] of askers.entries()) {
      const block = answer?.blocks[index]
      asker.fill(answer && block ? { ...block, requestId: answer.requestId } : null)
      // Each block is laid out in a frame of its own: no task grows long on a slow phone.
      await Promise.race([nextFrame(), sleep(100)])
    }
  }

  return (asker) => {
    due.add(asker)
    if (isPlanned) return
    isPlanned = true
    const plan = () => setTimeout(() => void send())
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', plan, { once: true })
    else plan()
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
/** A hidden tab has none: whoever waits here needs a limit. */
const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
