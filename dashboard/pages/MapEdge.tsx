import type { Place } from '../layOutMap.ts'
import type { LinkRow } from '../typeShapes.ts'

interface MapEdgeProps {
  link: LinkRow
  from: Place
  to: Place
  /** of the circle it leads to */
  radius: number
  isNear: boolean
  isDim: boolean
}

const UP = 12 // circles stand above the middle of their room
const HEAD = 7

/** A bent line from a type to what goes with it, with a head at its end: two ways lie apart. */
export function MapEdge({ link, from, to, radius, isNear, isDim }: MapEdgeProps) {
  const [x, y] = [to.x - from.x, to.y - from.y]
  const distance = Math.max(1, Math.hypot(x, y))
  const bend = {
    x: (from.x + to.x) / 2 - (y / distance) * 0.12 * distance,
    y: (from.y + to.y) / 2 - UP + (x / distance) * 0.12 * distance,
  }
  // The line comes in from the bend.
  const [inX, inY] = [to.x - bend.x, to.y - UP - bend.y]
  const inLength = Math.max(1, Math.hypot(inX, inY))
  const [ux, uy] = [inX / inLength, inY / inLength]
  const tip = { x: to.x - ux * (radius + 3), y: to.y - UP - uy * (radius + 3) }
  const side = (sign: number) =>
    `${tip.x - ux * HEAD - sign * uy * HEAD * 0.5} ${tip.y - uy * HEAD + sign * ux * HEAD * 0.5}`
  return (
    <g className={`mapEdge ${link.kind}${isNear ? ' near' : ''}${isDim ? ' dimmed' : ''}`}>
      <path
        className="line"
        d={`M ${from.x} ${from.y - UP} Q ${bend.x} ${bend.y} ${tip.x} ${tip.y}`}
        style={{ strokeWidth: 0.8 + 1.6 * link.weight }}
      />
      <path className="head" d={`M ${tip.x} ${tip.y} L ${side(1)} L ${side(-1)} Z`} />
    </g>
  )
}
