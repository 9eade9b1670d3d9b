import { localTable, rows } from './local.ts'
import type { Local } from './local.ts'

export interface Colour {
  id: string
  name: Local
  hex: string
}

// Adjectives agree with "kolor" and "колір".
const table = `
graphite   | #414D53 | Graphite   | grafitowy     | графітовий
black      | #2B3337 | Black      | czarny        | чорний
white      | #FAFBFB | White      | biały         | білий
silver     | #B9C4CA | Silver     | srebrny       | сріблястий
grey       | #8C989E | Grey       | szary         | сірий
cream      | #E3D8C4 | Cream      | kremowy       | кремовий
sand       | #CDB892 | Sand       | piaskowy      | пісочний
sage       | #93A88F | Sage       | szałwiowy     | шавлієвий
green      | #4F8A5B | Green      | zielony       | зелений
olive      | #7C8050 | Olive      | oliwkowy      | оливковий
mint       | #9FD3BF | Mint       | miętowy       | м’ятний
teal       | #3F7D77 | Teal       | morski        | бірюзовий
sky        | #7FB2CE | Sky blue   | błękitny      | блакитний
blue       | #3F6C8C | Blue       | niebieski     | синій
navy       | #2C4160 | Navy       | granatowy     | темно-синій
violet     | #7A5AA8 | Violet     | fioletowy     | фіолетовий
lilac      | #B3A2D6 | Lilac      | liliowy       | бузковий
plum       | #7C3F5E | Plum       | śliwkowy      | сливовий
rose       | #D99AA5 | Rose       | różowy        | рожевий
coral      | #D9705E | Coral      | koralowy      | кораловий
red        | #B3472E | Red        | czerwony      | червоний
terracotta | #C9764C | Terracotta | terakotowy    | теракотовий
orange     | #E08A3C | Orange     | pomarańczowy  | помаранчевий
yellow     | #E3B74B | Yellow     | żółty         | жовтий
brown      | #7A4A2B | Brown      | brązowy       | коричневий
copper     | #C27A55 | Copper     | miedziany     | мідний
`

const names = localTable(
  rows(table)
    .map(([id, , ...texts]) => [id, ...texts].join('|'))
    .join('\n'),
)

export const palette: ReadonlyMap<string, Colour> = new Map(
  rows(table).map(([id = '', hex = '']) => [id, { id, hex, name: names.get(id)! }]),
)

/** A colour by its id; the catalog's own tables name only colours that exist. */
export function colour(id: string): Colour {
  const found = palette.get(id)
  if (found === undefined) throw new Error(`The palette has no colour "${id}": add it to demo/catalog/palette.ts`)
  return found
}

/** Lighter (amount > 0, towards white) or darker (towards black) by a share from -1 to 1. */
export function shade(hex: string, amount: number): string {
  const target = amount > 0 ? 255 : 0
  const share = Math.abs(amount)
  const mix = (from: number): number => Math.round(from + (target - from) * share)
  const value = Number.parseInt(hex.slice(1), 16)
  const parts = [mix((value >> 16) & 255), mix((value >> 8) & 255), mix(value & 255)]
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
