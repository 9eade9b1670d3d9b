import type { Place, Placeable } from '../layOutMap.ts'
import type { TypeRow } from '../typeShapes.ts'
import { t, tOf } from '../words.ts'

export interface MapType extends Placeable {
  label: string
  names: TypeRow['names']
  products: number
  imageUrl: string
  radius: number
}

interface MapNodeProps {
  node: MapType
  place: Place
  /** how it goes with the chosen type */
  kind: string | null
  isChosen: boolean
  isDim: boolean
  hover: (id: string | undefined) => void
  open: () => void
}

/** A type on the map: its picture in a circle, its name below. */
export function MapNode({ node, place, kind, isChosen, isDim, hover, open }: MapNodeProps) {
  const { id, label, radius, products, imageUrl } = node
  const isPicture = /^(https?:\/\/|\/(?!\/))/.test(imageUrl)
  const said = [label, t('types.productsOf', { n: products }), kind === null ? '' : tOf('linkKind', kind)]
  return (
    <g
      className={`mapNode${isChosen ? ' chosen' : ''}${isDim ? ' dimmed' : ''}${kind === null ? '' : ` ${kind}`}`}
      transform={`translate(${place.x} ${place.y - 12})`}
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      aria-label={said.filter(Boolean).join(', ')}
      onPointerEnter={() => hover(id)}
      onPointerLeave={() => hover(undefined)}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && hover(id)}
      onBlur={() => hover(undefined)}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        open()
      }}
    >
      <title>{said.slice(0, 2).join(', ')}</title>
      <circle r={radius} />
      {isPicture ? (
        <image href={imageUrl} x={1 - radius} y={1 - radius} width={2 * radius - 2} height={2 * radius - 2} />
      ) : null}
      <text y={radius + 17} textAnchor="middle">
        {label}
      </text>
    </g>
  )
}
