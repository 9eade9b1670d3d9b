import type { KnownType } from '../catalog/label/labeller.ts'
import { costOf, hostsAtOnce, linkQuestion, productsAtOnce, typeQuestion, weigh } from '../catalog/label/question.ts'
import type { SiteId } from '../model/ids.ts'
import { readLabels } from '../store/labels.ts'
import { openLabeller, type LabelEnv } from './openLabeller.ts'
import { knownTypes, openLinks, openTypes, type OpenTypes } from './openQuestions.ts'

export interface LabelEstimate {
  /** of the whole catalog */
  products: number
  /** products that would be asked about now */
  asked: number
  /** answered before: they cost nothing again */
  known: number
  /** types whose links would be asked for, as many as there are now */
  types: number
  questions: number
  tokensIn: number
  tokensOut: number
  /** USD, by the price that the settings say */
  cost: number
  mostCost: number
}

/** What a run would cost: counted over the catalog as it is now, nothing is asked. */
export async function estimateLabels(env: LabelEnv, site: SiteId): Promise<LabelEstimate> {
  const { labeller, settings, config } = await openLabeller(env, site)
  const { language } = config
  const bought = await readLabels(env.DB, site)
  const about = { labeller: labeller.id, scope: settings.scope, bought, most: 0 }
  const open = await openTypes(env.DB, site, language, about)
  const links = await openLinks(env.DB, site, language, { labeller: labeller.id, bought })
  const forTypes = typesUsual(open, await knownTypes(env.DB, site, language), language)
  const forLinks = linksUsual(links)
  const tokens = { in: forTypes.in + forLinks.in, out: forTypes.out + forLinks.out }
  return {
    products: open.products,
    asked: open.missing,
    known: open.wanted - open.missing,
    types: links.missing.length,
    questions: forTypes.questions + forLinks.questions,
    tokensIn: tokens.in,
    tokensOut: tokens.out,
    cost: costOf(tokens, settings),
    mostCost: settings.mostCost,
  }
}

/** Each question repeats what is the same in all of them; the lines themselves are counted as they are. */
function typesUsual({ missing, lineTokens }: OpenTypes, known: readonly KnownType[], language: string) {
  const questions = Math.ceil(missing / productsAtOnce)
  const { usual } = weigh(typeQuestion([], known, language), 0)
  const each = weigh(typeQuestion([''], known, language), 1).usual.out - usual.out
  return { questions, in: questions * usual.in + lineTokens, out: questions * usual.out + missing * each }
}

function linksUsual({ types, missing }: Awaited<ReturnType<typeof openLinks>>) {
  let [questions, tokensIn, tokensOut] = [0, 0, 0]
  for (let from = 0; from < missing.length; from += hostsAtOnce) {
    const hosts = missing.slice(from, from + hostsAtOnce).map(({ host }) => host)
    const { usual } = weigh(linkQuestion(hosts, types), hosts.length)
    questions++
    tokensIn += usual.in
    tokensOut += usual.out
  }
  return { questions, in: tokensIn, out: tokensOut }
}
