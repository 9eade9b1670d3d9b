/** A thing to place: the room it takes with its label, px. */
export interface Placeable {
  id: string
  width: number
  height: number
}

export interface Place {
  x: number
  y: number
}

const ROUNDS = 320
const SPRING = 0.07
const REST = 34
const GRAVITY = { x: 0.022, y: 0.075 } // screens are wider than high
/** Beyond it nothing pushes: islands stay near one another. */
const FAR = 240
const GAP = 14

/**
 * Places things so that linked ones lie together and no two rooms overlap: springs along links, repulsion between all
 * (Fruchterman and Reingold 1991), from a spiral, so that the same shop has the same map each time. Centres by index.
 */
export function layOutMap(
  things: readonly Placeable[],
  links: readonly { from: string; to: string; weight: number }[],
): Place[] {
  const at = new Map(things.map(({ id }, index) => [id, index]))
  const springs = links.flatMap(({ from, to, weight }) => {
    const [a, b] = [at.get(from), at.get(to)]
    return a === undefined || b === undefined || a === b ? [] : [{ a, b, weight }]
  })
  const places = spiral(things, springs)
  for (let round = 0; round < ROUNDS; round++) {
    const heat = 1 - round / ROUNDS
    const moves = places.map(({ x, y }) => ({ x: -x * GRAVITY.x, y: -y * GRAVITY.y }))
    repel(places, moves)
    for (const { a, b, weight } of springs) pull(things, places, moves, a, b, weight)
    for (const [index, place] of places.entries()) {
      const move = moves[index]!
      const length = Math.hypot(move.x, move.y)
      const most = 1 + 40 * heat
      const scale = length > most ? most / length : 1
      place.x += move.x * scale
      place.y += move.y * scale
    }
    if (round % 8 === 0) separate(things, places)
  }
  for (let round = 0; round < 200 && separate(things, places); round++);
  return places
}

/** Things in the order of their links, so that neighbours start near one another. */
function spiral(things: readonly Placeable[], springs: readonly { a: number; b: number }[]): Place[] {
  const near = things.map((): number[] => [])
  for (const { a, b } of springs) {
    near[a]!.push(b)
    near[b]!.push(a)
  }
  const order: number[] = []
  const seen = new Set<number>()
  const byLinks = [...things.keys()].toSorted((a, b) => near[b]!.length - near[a]!.length || a - b)
  for (const start of byLinks) {
    const queue = seen.has(start) ? [] : [start]
    seen.add(start)
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      order.push(next)
      for (const other of near[next]!) {
        if (!seen.has(other)) queue.push(other)
        seen.add(other)
      }
    }
  }
  const places = things.map((): Place => ({ x: 0, y: 0 }))
  for (const [turn, index] of order.entries()) {
    const angle = turn * 2.399963 // the golden angle
    const distance = 60 * Math.sqrt(turn)
    places[index] = { x: distance * Math.cos(angle) * 1.4, y: distance * Math.sin(angle) }
  }
  return places
}

function repel(places: readonly Place[], moves: readonly Place[]): void {
  for (let a = 0; a < places.length; a++) {
    for (let b = a + 1; b < places.length; b++) {
      const [x, y] = [places[a]!.x - places[b]!.x, places[a]!.y - places[b]!.y]
      const square = x * x + y * y
      if (square > FAR * FAR) continue
      const force = (8 * (FAR - Math.sqrt(square))) / FAR / Math.max(10, Math.sqrt(square))
      const [fx, fy] = [x * force, y * force]
      moves[a]!.x += fx
      moves[a]!.y += fy
      moves[b]!.x -= fx
      moves[b]!.y -= fy
    }
  }
}

function pull(
  things: readonly Placeable[],
  places: readonly Place[],
  moves: readonly Place[],
  a: number,
  b: number,
  weight: number,
): void {
  const [x, y] = [places[b]!.x - places[a]!.x, places[b]!.y - places[a]!.y]
  const distance = Math.max(1, Math.hypot(x, y))
  const rest = REST + (things[a]!.width + things[b]!.width) / 4
  const force = (SPRING * (0.5 + weight) * (distance - rest)) / distance
  moves[a]!.x += x * force
  moves[a]!.y += y * force
  moves[b]!.x -= x * force
  moves[b]!.y -= y * force
}

/** Pushes overlapping rooms apart along the shorter way. False when none overlaps. */
function separate(things: readonly Placeable[], places: readonly Place[]): boolean {
  let isMoved = false
  for (let a = 0; a < places.length; a++) {
    for (let b = a + 1; b < places.length; b++) {
      const [one, other] = [places[a]!, places[b]!]
      const across = (things[a]!.width + things[b]!.width) / 2 + GAP - Math.abs(one.x - other.x)
      const down = (things[a]!.height + things[b]!.height) / 2 + GAP - Math.abs(one.y - other.y)
      if (across <= 0.01 || down <= 0.01) continue
      isMoved = true
      const axis = across < down ? 'x' : 'y'
      const by = Math.min(across, down) / 2
      const side = one[axis] < other[axis] || (one[axis] === other[axis] && a < b) ? -1 : 1
      one[axis] += side * by
      other[axis] -= side * by
    }
  }
  return isMoved
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** What holds all of these with their rooms; null for none. */
export function boxOf(things: readonly Placeable[], places: readonly Place[]): Box | null {
  if (things.length === 0) return null
  const edges = things.map(({ width, height }, index) => {
    const { x, y } = places[index]!
    return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
  })
  return {
    left: Math.min(...edges.map(({ left }) => left)),
    right: Math.max(...edges.map(({ right }) => right)),
    top: Math.min(...edges.map(({ top }) => top)),
    bottom: Math.max(...edges.map(({ bottom }) => bottom)),
  }
}

/** How the map lies in its window: a point (x, y) of the map stands at (x * scale + left, y * scale + top). */
export interface View {
  left: number
  top: number
  scale: number
}

export const LEAST_SCALE = 0.15
export const MOST_SCALE = 2.5

/** The view that shows a box whole, in the middle of a window of this size. */
export function fit(box: Box, width: number, height: number, most = 1.1): View {
  const margin = 24
  const scale = Math.min(
    most,
    Math.max(
      LEAST_SCALE,
      Math.min((width - 2 * margin) / (box.right - box.left), (height - 2 * margin) / (box.bottom - box.top)),
    ),
  )
  return {
    scale,
    left: width / 2 - ((box.left + box.right) / 2) * scale,
    top: height / 2 - ((box.top + box.bottom) / 2) * scale,
  }
}

/** The view after zooming by `factor` around a point of the window: what lies under it stays there. */
export function zoom(view: View, factor: number, x: number, y: number): View {
  const scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, view.scale * factor))
  const by = scale / view.scale
  return { scale, left: x - (x - view.left) * by, top: y - (y - view.top) * by }
}
