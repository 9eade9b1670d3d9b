import type { Local } from './local.ts'

/** A pack of a product: its words, and its price as a multiple of the product's. */
export interface Pack {
  id: string
  name: Local
  times: number
}

/** Products of one kind: they share a category, a drawing and the sentences that their descriptions are made of. */
export interface Family {
  /** ends every id: "barista-one-espresso-machine" */
  id: string
  category: string
  drawing: string
  /** "{}" stands for the model's name */
  title: Local
  intro: Local
  /** what a model may have, by key: whole sentences */
  features: ReadonlyMap<string, Local>
  /**
   * `name | brand | price, or price>sale price | colours | features | attribute=value; ...`
   * A "!" after a price or a colour: sold out. The first colour paints the product, and
   * an attribute `draw` names another drawing than the family's. Price in euro.
   */
  models: string
  sizes?: readonly string[]
  packs?: readonly Pack[]
}
