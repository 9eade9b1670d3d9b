import { chance } from './chance.ts'
import * as care from './drawings/care.ts'
import * as clothing from './drawings/clothing.ts'
import * as coffee from './drawings/coffee.ts'
import * as equipment from './drawings/equipment.ts'
import * as gaming from './drawings/gaming.ts'
import { inkOf } from './drawings/ink.ts'
import type { Drawing } from './drawings/ink.ts'
import { jewelDrawings } from './drawings/jewellery.ts'
import * as kitchen from './drawings/kitchen.ts'
import * as supplements from './drawings/supplements.ts'
import * as tvAudio from './drawings/tvAudio.ts'
import { collections, metals, stones } from './families/jewellery.ts'
import { colour } from './palette.ts'
import type { DemoProduct, DemoVariant } from './product.ts'

const drawings: ReadonlyMap<string, Drawing> = new Map(
  [coffee, kitchen, gaming, tvAudio, care, supplements, clothing, equipment].flatMap((file) => Object.entries(file)),
)

/** The picture of a product, in its variant's colour: an SVG document on the shop's tile colour, 120 × 120. */
export function drawProduct(product: DemoProduct, variant?: DemoVariant): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="480" height="480"><rect width="120" height="120" fill="#F1EEE9"/><g transform="translate(60 60) scale(${jewelDrawings.has(product.drawing) ? 0.9 : 0.78}) translate(-60 -61)">${paint(product, variant)}</g></svg>`
}

function paint(product: DemoProduct, variant: DemoVariant | undefined): string {
  const jewel = jewelDrawings.get(product.drawing)
  const [body, accent] = product.paint
  if (jewel !== undefined) {
    const stone = accent === 'none' ? null : (stones.get(accent)?.hex ?? null)
    const shape = collections.find((each) => each.name === product.collection)?.shape ?? 0
    const isRound = accent === 'pearl' || accent === 'amber'
    return jewel({ metal: metals.get(body)!.hex, stone, isRound, draw: shape })
  }
  const draw = drawings.get(product.drawing)
  if (draw === undefined) throw new Error(`No drawing "${product.drawing}" in demo/catalog/drawings`)
  const painted = variant?.options.color?.id ?? body
  return draw(inkOf(colour(painted).hex, colour(accent).hex, chance(`${product.id}/drawing`)))
}
