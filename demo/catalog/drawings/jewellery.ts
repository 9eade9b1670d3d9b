import { shade } from '../palette.ts'

/** `metal`, `stone`: hex; no stone draws the metal alone. `draw`: 0 to 1, which of the shapes of the collection. */
export interface JewelInk {
  metal: string
  stone: string | null
  isRound: boolean
  draw: number
}

/** A faceted stone of radius `r`, or a round polished one (pearl, amber). */
function gem(cx: number, cy: number, r: number, { stone, isRound }: Pick<JewelInk, 'stone' | 'isRound'>): string {
  if (stone === null) return ''
  const light = shade(stone, 0.5)
  const dark = shade(stone, -0.18)
  if (isRound) {
    return `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${stone}"/><path d="M${cx + r * 0.3} ${cy - r * 0.95}a${r} ${r} 0 0 1-${r * 0.6} ${r * 1.95}a${r * 1.4} ${r * 1.4} 0 0 0 ${r * 0.6}-${r * 1.95}z" fill="${dark}" opacity=".6"/><ellipse cx="${cx - r * 0.35}" cy="${cy - r * 0.4}" rx="${r * 0.26}" ry="${r * 0.34}" fill="#fff" opacity=".85"/>`
  }
  const at = (x: number, y: number): string => `${(cx + x * r).toFixed(1)} ${(cy + y * r).toFixed(1)}`
  return `<path d="M${at(-0.55, -0.75)}L${at(0.55, -0.75)}L${at(1, -0.2)}L${at(0, 1)}L${at(-1, -0.2)}z" fill="${stone}"/><path d="M${at(-0.55, -0.75)}L${at(0.55, -0.75)}L${at(1, -0.2)}L${at(-1, -0.2)}z" fill="${light}"/><path d="M${at(-0.42, -0.2)}L${at(0.42, -0.2)}L${at(0, 1)}z" fill="${dark}"/><path d="M${at(-0.55, -0.75)}L${at(-0.42, -0.2)}L${at(-1, -0.2)}z" fill="#fff" opacity=".5"/>`
}

type JewelDrawing = (ink: JewelInk) => string

const chain = (metal: string): string =>
  `<path d="M26 14c2 38 18 52 34 52s32-14 34-52" fill="none" stroke="${metal}" stroke-width="2.2"/><path d="M26 14c2 38 18 52 34 52s32-14 34-52" fill="none" stroke="#fff" stroke-width=".9" stroke-dasharray="1.6 3" opacity=".7"/>`

/** What hangs below (cx, cy): a collection's own shape around its stone. */
function charm(cx: number, cy: number, size: number, ink: JewelInk): string {
  const { metal, draw } = ink
  const light = shade(metal, 0.35)
  const dark = shade(metal, -0.18)
  const ring = `<path d="M${cx} ${cy - size * 0.2}v${size * 0.4}" stroke="${metal}" stroke-width="2.2"/>`
  const y = cy + size
  if (draw < 0.25)
    return `${ring}<circle cx="${cx}" cy="${y + 2}" r="${size * 0.95}" fill="none" stroke="${metal}" stroke-width="3"/><path d="M${cx - size * 0.7} ${y - size * 0.4}a${size * 0.95} ${size * 0.95} 0 0 1 ${size * 0.6}-${size * 0.5}" fill="none" stroke="${light}" stroke-width="1.6" stroke-linecap="round"/>${ink.stone === null ? `<circle cx="${cx}" cy="${y + 2}" r="${size * 0.4}" fill="${metal}"/>` : gem(cx, y + 2, size * 0.58, ink)}`
  if (draw < 0.5)
    return `${ring}<path d="M${cx + size * 0.5} ${y - size * 0.75}a${size} ${size} 0 1 0 ${size * 0.45} ${size * 1.15}a${size * 0.8} ${size * 0.8} 0 1 1-${size * 0.45}-${size * 1.15}z" fill="${metal}"/><path d="M${cx - size * 0.8} ${y}a${size} ${size} 0 0 1 ${size * 0.5}-${size * 0.7}" fill="none" stroke="${light}" stroke-width="1.6" stroke-linecap="round"/>${gem(cx + size * 0.35, y + size * 0.1, size * 0.48, ink)}`
  if (draw < 0.75)
    return `${ring}<path d="M${cx} ${cy + size * 0.1}c${size * 0.9} ${size * 0.5} ${size} ${size * 1.4} 0 ${size * 2.1}c-${size}-${size * 0.7}-${size * 0.9}-${size * 1.6} 0-${size * 2.1}z" fill="${metal}"/><path d="M${cx} ${cy + size * 0.1}c${size * 0.9} ${size * 0.5} ${size} ${size * 1.4} 0 ${size * 2.1}c${size * 0.35}-${size * 0.8} ${size * 0.35}-${size * 1.4} 0-${size * 2.1}z" fill="${dark}"/>${ink.stone === null ? `<path d="M${cx} ${cy + size * 0.5}v${size * 1.3}" stroke="${light}" stroke-width="1.4" stroke-linecap="round"/>` : gem(cx, y + size * 0.15, size * 0.5, ink)}`
  return ink.stone === null
    ? `${ring}<rect x="${cx - size * 0.28}" y="${cy + size * 0.2}" width="${size * 0.56}" height="${size * 2}" rx="${size * 0.28}" fill="${metal}"/><path d="M${cx - size * 0.08} ${cy + size * 0.6}v${size * 1.2}" stroke="${light}" stroke-width="1.6" stroke-linecap="round"/>`
    : `${ring}<path d="M${cx - size * 0.5} ${cy + size * 0.45}l${size * 0.5}-${size * 0.35}l${size * 0.5} ${size * 0.35}" fill="none" stroke="${metal}" stroke-width="2.6" stroke-linejoin="round"/>${gem(cx, y + size * 0.2, size * 0.85, ink)}`
}

export const pendant: JewelDrawing = (ink) => `${chain(ink.metal)}${charm(60, 67, 13, ink)}`

export const ring: JewelDrawing = (ink) => {
  const light = shade(ink.metal, 0.4)
  const dark = shade(ink.metal, -0.18)
  const side = ink.draw > 0.5 && ink.stone !== null ? `${gem(46, 42, 4, ink)}${gem(74, 42, 4, ink)}` : ''
  return `<ellipse cx="60" cy="104" rx="24" ry="3.6" fill="#000" opacity=".09"/><circle cx="60" cy="72" r="27" fill="none" stroke="${ink.metal}" stroke-width="${ink.draw < 0.3 ? 5 : 7}"/><path d="M83 58a27 27 0 0 1-10 38" fill="none" stroke="${dark}" stroke-width="${ink.draw < 0.3 ? 5 : 7}"/><path d="M37 60a27 27 0 0 0-3 20" fill="none" stroke="${light}" stroke-width="2.4" stroke-linecap="round"/>${side}${
    ink.stone === null
      ? `<path d="M42 50c8-10 28-10 36 0l-5 4c-6-6-20-6-26 0z" fill="${ink.metal}"/><path d="M47 47c7-5 19-5 26 0" fill="none" stroke="${light}" stroke-width="2" stroke-linecap="round"/>`
      : `<path d="M50 46l4-7M70 46l-4-7" stroke="${ink.metal}" stroke-width="3" stroke-linecap="round"/>${gem(60, 35, ink.isRound ? 11 : 14, ink)}`
  }`
}

export const studs: JewelDrawing = (ink) => {
  const stud = (cx: number, cy: number): string => {
    const light = shade(ink.metal, 0.4)
    const petals = [0, 72, 144, 216, 288]
      .map(
        (turn) =>
          `<ellipse cx="${cx}" cy="${cy - 11}" rx="6.5" ry="8.5" fill="${ink.metal}" transform="rotate(${turn} ${cx} ${cy})"/>`,
      )
      .join('')
    const setting =
      ink.draw > 0.6
        ? petals
        : `<circle cx="${cx}" cy="${cy}" r="16" fill="${ink.metal}"/><circle cx="${cx}" cy="${cy}" r="13" fill="${shade(ink.metal, -0.14)}"/><path d="M${cx - 12} ${cy - 7}a14 14 0 0 1 8-7" fill="none" stroke="${light}" stroke-width="2" stroke-linecap="round"/>`
    return `<path d="M${cx + 10} ${cy + 4}l14 5" stroke="${shade(ink.metal, -0.2)}" stroke-width="2" stroke-linecap="round"/>${setting}${ink.stone === null ? `<circle cx="${cx}" cy="${cy}" r="7" fill="${light}"/>` : gem(cx, cy, ink.isRound ? 9 : 11, ink)}`
  }
  return `<ellipse cx="60" cy="100" rx="36" ry="3.6" fill="#000" opacity=".07"/>${stud(38, 48)}${stud(78, 72)}`
}

export const drops: JewelDrawing = (ink) => {
  const one = (x: number): string =>
    `<path d="M${x - 5} 22c0-8 10-8 10 0 0 5-5 5-5 10" fill="none" stroke="${ink.metal}" stroke-width="2.2" stroke-linecap="round"/><circle cx="${x}" cy="37" r="4" fill="${ink.metal}"/><path d="M${x} 40v14" stroke="${ink.metal}" stroke-width="1.8"/>${charm(x, 55, 12, ink)}`
  return `${one(40)}${one(80)}`
}

export const bracelet: JewelDrawing = (ink) => {
  const light = shade(ink.metal, 0.4)
  const dark = shade(ink.metal, -0.18)
  const band =
    ink.draw < 0.5
      ? `<ellipse cx="60" cy="62" rx="42" ry="27" fill="none" stroke="${dark}" stroke-width="5"/><path d="M18 62c0 16 18 28 42 28s42-12 42-28" fill="none" stroke="${ink.metal}" stroke-width="6" stroke-linecap="round"/><path d="M24 72c5 8 14 13 24 14.6" fill="none" stroke="${light}" stroke-width="2" stroke-linecap="round"/>`
      : `<ellipse cx="60" cy="62" rx="42" ry="27" fill="none" stroke="${dark}" stroke-width="4" stroke-dasharray="6 3"/><path d="M18 62c0 16 18 28 42 28s42-12 42-28" fill="none" stroke="${ink.metal}" stroke-width="5" stroke-dasharray="7 2.6" stroke-linecap="round"/>`
  const trio =
    ink.stone === null
      ? `<circle cx="60" cy="90" r="8" fill="${ink.metal}"/><circle cx="58" cy="88" r="2.6" fill="${light}"/>`
      : `${gem(60, 89, 9, ink)}${gem(42, 86, 5.5, ink)}${gem(78, 86, 5.5, ink)}`
  return `<ellipse cx="60" cy="106" rx="38" ry="3.6" fill="#000" opacity=".08"/>${band}${trio}`
}

export const jewelDrawings: ReadonlyMap<string, JewelDrawing> = new Map(
  Object.entries({ pendant, ring, studs, drops, bracelet }),
)
