import { ActionIcon, Button } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { boxOf, fit, layOutMap, zoom, type Place } from '../layOutMap.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { usePanZoom } from '../parts/usePanZoom.ts'
import { inReaders, linksQuery } from '../typeQueries.ts'
import type { LinkRow, TypeRow } from '../typeShapes.ts'
import { t, tOf } from '../words.ts'
import { MapEdge } from './MapEdge.tsx'
import { MapNode, type MapType } from './MapNode.tsx'

interface TypeMapProps {
  /** the type that is open beside the map */
  focus: string | undefined
  types: readonly TypeRow[]
  /** whether a type is what was searched for */
  fits: (id: string, names: TypeRow['names']) => boolean
  open: (id: string | undefined) => void
}

const kinds = ['complement', 'accessory', 'consumable', 'replacement', 'collection'] as const
type Kind = (typeof kinds)[number]
/** A map of more is a cloud: the largest types are shown, the list has all. */
const MOST = 220
/** characters of a name, and px of a character */
const LONGEST = 20
const LETTER = 7.4
/** Names smaller than this read as dust. */
const LEGIBLE = 0.42

/** The whole shop at a glance: types as large as they have products, lines to what goes with them. */
export function TypeMap(props: TypeMapProps) {
  const query = useQuery(linksQuery(false))
  return <Loaded query={query}>{({ items }) => <WholeShop {...props} links={items} />}</Loaded>
}

function WholeShop({ focus, types, fits, open, links }: TypeMapProps & { links: readonly LinkRow[] }) {
  const [hidden, setHidden] = useState<ReadonlySet<Kind>>(new Set())
  const [hovered, setHovered] = useState<string>()
  const nodes = useMemo(() => nodesOf(types, links), [types, links])
  const places = useMemo(() => layOutMap(nodes, links), [nodes, links])
  const at = useMemo(() => new Map(nodes.map(({ id }, index) => [id, places[index]!])), [nodes, places])
  const room = useRef<HTMLDivElement>(null)
  const { ref: measure, width, height } = useElementSize()
  const { view, show, isGliding, wasDragged, handlers } = usePanZoom(room)
  const shown = links.filter(({ kind, from, to }) => !hidden.has(kind) && at.has(from) && at.has(to))
  const chosen = hovered ?? focus
  const near = new Map<string, Kind | null>(chosen === undefined ? [] : [[chosen, null]])
  for (const { from, to, kind } of shown) {
    if (from === chosen) near.set(to, kind)
    else if (to === chosen && !near.has(from)) near.set(from, kind)
  }
  const showWhole = () => {
    const box = boxOf(nodes, places)
    if (box !== null && width > 0) show(fit(box, width, height))
  }
  // Glides when the focus or the window changes, not with each search.
  const glide = useEffectEvent(() => {
    if (width === 0) return
    const index = nodes.findIndex(({ id }) => id === focus)
    if (index < 0) return showWhole()
    const around = nodes.filter(
      ({ id }) =>
        id === focus || links.some(({ from, to }) => (from === focus && to === id) || (to === focus && from === id)),
    )
    const box = boxOf(
      around,
      around.map(({ id }) => at.get(id)!),
    )
    if (box !== null) show(fit(box, width, height, 1.25))
  })
  useEffect(() => glide(), [focus, width, height, nodes])
  const step = (factor: number) => show(zoom(view, factor, width / 2, height / 2))
  const isDim = (node: MapType) =>
    (chosen !== undefined && !near.has(node.id)) || (chosen === undefined && !fits(node.id, node.names))
  return (
    <div className="typeMap">
      <div className="mapBar">
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className={`mapKind ${kind}`}
            aria-pressed={!hidden.has(kind)}
            onClick={() => setHidden(toggled(hidden, kind))}
          >
            <span aria-hidden />
            {tOf('linkKind', kind)}
          </button>
        ))}
        <span className="row push">
          <ActionIcon aria-label={t('map.nearer')} onClick={() => step(1.4)}>
            <IconPlus size={16} />
          </ActionIcon>
          <ActionIcon aria-label={t('map.farther')} onClick={() => step(1 / 1.4)}>
            <IconMinus size={16} />
          </ActionIcon>
          <Button
            size="compact-sm"
            leftSection={<IconMaximize size={14} />}
            onClick={() => (focus === undefined ? showWhole() : open(undefined))}
          >
            {t('map.whole')}
          </Button>
        </span>
      </div>
      <div ref={useMergedRef(room, measure)} className="mapRoom" {...handlers}>
        <svg width="100%" height="100%" role="group" aria-label={t('types.map')}>
          <g
            className={`mapAll${isGliding ? ' gliding' : ''}${view.scale < LEGIBLE ? ' far' : ''}`}
            style={{ transform: `translate(${view.left}px, ${view.top}px) scale(${view.scale})` }}
          >
            {shown.map((link) => (
              <MapEdge
                key={link.id}
                link={link}
                from={at.get(link.from)!}
                to={at.get(link.to)!}
                radius={nodes.find(({ id }) => id === link.to)!.radius}
                isNear={chosen !== undefined && (link.from === chosen || link.to === chosen)}
                isDim={chosen !== undefined && link.from !== chosen && link.to !== chosen}
              />
            ))}
            {nodes.map((node) => (
              <MapNode
                key={node.id}
                node={node}
                place={at.get(node.id) ?? ({ x: 0, y: 0 } satisfies Place)}
                kind={near.get(node.id) ?? null}
                isChosen={node.id === focus}
                isDim={isDim(node)}
                hover={setHovered}
                open={() => {
                  if (!wasDragged()) open(node.id === focus ? undefined : node.id)
                }}
              />
            ))}
          </g>
        </svg>
      </div>
      <p className="small dim mapText">
        {types.length > nodes.length ? t('map.most', { n: nodes.length, all: types.length }) : t('map.text')}
      </p>
    </div>
  )
}

const toggled = <T,>(set: ReadonlySet<T>, one: T): ReadonlySet<T> => {
  const next = new Set(set)
  if (!next.delete(one)) next.add(one)
  return next
}

/** Largest first, so that small ones are drawn, and clicked, above. */
function nodesOf(types: readonly TypeRow[], links: readonly LinkRow[]): MapType[] {
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]))
  const there = types
    .filter(({ products }) => products > 0)
    .toSorted((a, b) => Number(linked.has(b.id)) - Number(linked.has(a.id)) || b.products - a.products)
    .slice(0, MOST)
    .toSorted((a, b) => b.products - a.products)
  const most = Math.max(1, ...there.map(({ products }) => products))
  return there.map(({ id, names, products, samples }) => {
    const name = inReaders(names, id)
    const label = name.charAt(0).toUpperCase() + name.slice(1)
    const radius = 20 + 26 * Math.sqrt(products / most)
    return {
      id,
      names,
      label: label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label,
      products,
      imageUrl: samples[0]?.imageUrl ?? '',
      radius,
      width: Math.max(2 * radius, Math.min(LONGEST, label.length) * LETTER),
      height: 2 * radius + 24,
    }
  })
}
