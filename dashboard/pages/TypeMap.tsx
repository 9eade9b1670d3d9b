import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../parts/Loaded.tsx'
import { Thumb } from '../parts/Thumb.tsx'
import { inReaders, linksQuery } from '../typeQueries.ts'
import type { LinkRow, TypeRow } from '../typeShapes.ts'
import { t, tOf } from '../words.ts'

interface TypeMapProps {
  focus: string
  types: readonly TypeRow[]
  open: (id: string) => void
}

/** Sizes of the drawing, px: boxes in rows, three columns with room for the lines between. */
const BOX = { width: 220, height: 56 }
const ROW = 72
const COLUMN = 360
const MARGIN = 8

interface Placed {
  id: string
  link: LinkRow | null
  x: number
  y: number
}

/** A type in the middle, what it serves on the left, what goes with it on the right; any of them opens its own. */
export function TypeMap(props: TypeMapProps) {
  const query = useQuery(linksQuery(false))
  return <Loaded query={query}>{({ items }) => <Around {...props} links={items} />}</Loaded>
}

function Around({ focus, types, open, links }: TypeMapProps & { links: readonly LinkRow[] }) {
  const known = new Map(types.map((type) => [type.id, type]))
  const { places, width, height } = layOut(focus, links)
  const middle = places[0]!
  return (
    <div className="typeMap" role="region" aria-label={t('types.map')}>
      <p className="small dim">{t('types.mapText')}</p>
      <div className="typeMapRoom" tabIndex={-1}>
        <div style={{ position: 'relative', width, height }}>
          <svg width={width} height={height} aria-hidden>
            {places.slice(1).map((place) => (
              <Line
                key={place.id}
                from={place.x < middle.x ? place : middle}
                to={place.x < middle.x ? middle : place}
                place={place}
              />
            ))}
          </svg>
          {places.map((place) => (
            <Box key={place.id} place={place} type={known.get(place.id)} isFocus={place.id === focus} open={open} />
          ))}
        </div>
      </div>
    </div>
  )
}

function Line({ from, to, place }: { from: Placed; to: Placed; place: Placed }) {
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2]
  const [x2, y2] = [to.x, to.y + BOX.height / 2]
  const bend = (x2 - x1) / 2
  // The word stands at the outer end, where lines lie apart.
  const isOut = place === to
  return (
    <g>
      <path
        d={`M ${x1} ${y1} C ${x1 + bend} ${y1}, ${x2 - bend} ${y2}, ${x2} ${y2}`}
        style={{ strokeWidth: 1 + 2.5 * (place.link?.weight ?? 0) }}
      />
      <text x={isOut ? x2 - 8 : x1 + 8} y={(isOut ? y2 : y1) - 6} textAnchor={isOut ? 'end' : 'start'}>
        {tOf('linkKind', place.link?.kind ?? '')}
      </text>
    </g>
  )
}

interface BoxProps {
  place: Placed
  type: TypeRow | undefined
  isFocus: boolean
  open: (id: string) => void
}

function Box({ place, type, isFocus, open }: BoxProps) {
  return (
    <button
      type="button"
      className={`mapNode${isFocus ? ' focus' : ''}`}
      style={{ left: place.x, top: place.y, ...BOX }}
      aria-current={isFocus}
      onClick={() => open(place.id)}
    >
      <Thumb src={type?.samples[0]?.imageUrl ?? ''} size={36} />
      <span className="grow">
        <span className="medium clip block typeLabel">
          {type === undefined ? place.id : inReaders(type.names, place.id)}
        </span>
        <span className="small dim block">{t('types.productsOf', { n: type?.products ?? 0 })}</span>
      </span>
    </button>
  )
}

/** Places by rows and columns; the focus comes first. */
function layOut(focus: string, links: readonly LinkRow[]): { places: Placed[]; width: number; height: number } {
  const byWeight = (a: LinkRow, b: LinkRow) => b.weight - a.weight
  const needs = links.filter(({ from }) => from === focus).toSorted(byWeight)
  const own = new Set(needs.map(({ to }) => to))
  const hosts = links.filter(({ from, to }) => to === focus && !own.has(from)).toSorted(byWeight)
  const rows = Math.max(1, needs.length, hosts.length)
  const left = hosts.length > 0 ? COLUMN : 0
  const at = (id: string, link: LinkRow | null, x: number, row: number, of: number): Placed => ({
    id,
    link,
    x: MARGIN + x,
    y: MARGIN + (row + (rows - of) / 2) * ROW,
  })
  return {
    places: [
      at(focus, null, left, 0, 1),
      ...needs.map((link, row) => at(link.to, link, left + COLUMN, row, needs.length)),
      ...hosts.map((link, row) => at(link.from, link, 0, row, hosts.length)),
    ],
    width: left + (needs.length > 0 ? COLUMN : 0) + BOX.width + 2 * MARGIN,
    height: rows * ROW + 2 * MARGIN,
  }
}
