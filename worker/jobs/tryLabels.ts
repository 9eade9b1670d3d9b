import { costOf, productLine } from '../catalog/label/question.ts'
import type { SiteId } from '../model/ids.ts'
import { openLabeller, type LabelEnv } from './openLabeller.ts'
import { knownTypes, openTypes } from './openQuestions.ts'

/** The first products that a run would ask about, asked now, and nothing kept: does the model answer, and how? */
export async function tryLabels(env: LabelEnv, site: SiteId, most: number) {
  const { labeller, settings, config } = await openLabeller(env, site)
  const bought = { types: new Map(), askedLinks: new Map(), links: new Map() }
  const about = { labeller: labeller.id, scope: settings.scope, bought, most }
  const { next } = await openTypes(env.DB, site, config.language, about)
  const known = await knownTypes(env.DB, site, config.language)
  const products = next.map(({ product }) => product)
  const { answers, tokens } = await labeller.types(products, known)
  return {
    items: products.map((product, at) => ({
      title: productLine(product, config.language).split(' | ')[0] ?? '',
      label: answers[at] ?? null,
    })),
    cost: costOf(tokens, settings),
  }
}
