import type { InboxItem, Rendered, RenderInputs } from '../model/message.ts'
import { formatMoney } from '../model/money.ts'
import { drawBlock, drawBlockAsText } from './drawBlock.ts'
import { itemView } from './itemView.ts'
import { liquidEngine } from './liquidEngine.ts'
import { oneLine } from './oneLine.ts'
import type { BlockTag, CompiledText } from './template.ts'

const maxOutput = 256 * 1024

export interface Envelope {
  to: string
  from?: string
  replyTo?: string
  scenario: string
  /** ms of expiry and the like never stand here: headers are part of what is rendered again */
  unsubscribeMail?: string
}

/**
 * A message from its inputs: equal inputs, template version and links give equal bytes, today and in a year. Throws when
 * Liquid fails or the output is longer than 256 KB.
 */
export function renderMessage(
  text: CompiledText,
  inputs: RenderInputs,
  links: Readonly<Record<string, string>>,
  envelope: Envelope,
): { email: Rendered; inbox: InboxItem } {
  const subject = oneLine(run(text.subject, inputs, links, false))
  const preheader = oneLine(run(text.preheader, inputs, links, false))
  const context = { preheader, subject }
  const html = run(text.html, inputs, links, true, context)
  const plain = run(text.text, inputs, links, false, context)
  const image = inputs.items[0]?.imageUrl
  return {
    email: {
      channel: 'email',
      to: envelope.to,
      ...(envelope.from === undefined ? {} : { from: envelope.from }),
      ...(envelope.replyTo === undefined ? {} : { replyTo: envelope.replyTo }),
      subject,
      html: withPixel(html, links['open']),
      text: plain,
      headers: headersOf(inputs, links, envelope),
      about: { site: inputs.site, customer: inputs.customer, scenario: envelope.scenario, at: inputs.at },
    },
    inbox: {
      title: subject,
      text: preheader,
      link: links['cart'] ?? inputs.shop.cartUrl,
      ...(image === undefined ? {} : { imageUrl: image }),
    },
  }
}

function run(
  source: string,
  inputs: RenderInputs,
  links: Readonly<Record<string, string>>,
  escape: boolean,
  more: Readonly<Record<string, string>> = {},
): string {
  const draw = (tag: BlockTag, title: string): string => {
    const items = (inputs.blocks[tag.name] ?? []).slice(0, tag.limit)
    const shown = items.map((item, index) => itemView(item, links[`b-${tag.name}-${index}`] ?? '', inputs.language))
    return items.length === 0 ? '' : escape ? drawBlock(shown, title) : drawBlockAsText(shown, title)
  }
  const engine = liquidEngine({ escape, at: inputs.at, timeZone: inputs.timeZone, draw })
  const output: unknown = engine.parseAndRenderSync(source, { ...viewOf(inputs, links), ...more })
  if (typeof output !== 'string' || output.length > maxOutput)
    throw new Error('The rendered message is longer than 256 KB')
  return output
}

/** What a template may say. Money and dates are written by the reader's language; addresses are links already. */
function viewOf(inputs: RenderInputs, links: Readonly<Record<string, string>>): Record<string, unknown> {
  const { language, timeZone, items, shop, firstName, consentAt } = inputs
  const total = items.reduce((sum, item) => sum + item.priceMinor * (item.quantity ?? 1), 0)
  const currency = items[0]?.currency ?? shop.currency
  const date = (at: number, withTime: boolean): string =>
    // Bare "en" writes dates the American way; the shops Aisle is made for don't.
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone,
      day: 'numeric',
      month: 'long',
      ...(withTime ? { year: 'numeric', hour: 'numeric', minute: '2-digit' } : {}),
    }).format(at)
  return {
    shop: { name: shop.name, address: shop.postalAddress },
    customer: { firstName: firstName ?? null },
    items: items.map((item, index) => itemView(item, links[`i${index}`] ?? '', language)),
    total: formatMoney({ minor: total, currency }, language),
    pricesAt: date(inputs.at, true),
    consentAt: consentAt === undefined ? null : date(consentAt, false),
    links,
    language,
  }
}

/** RFC 8058: one POST to the first address unsubscribes; both are to be covered by the relay's DKIM signature. */
function headersOf(
  inputs: RenderInputs,
  links: Readonly<Record<string, string>>,
  { unsubscribeMail, from, scenario }: Envelope,
): Readonly<Record<string, string>> {
  const host = new URL(inputs.origin).hostname
  const mail = unsubscribeMail ?? from
  const headers: Record<string, string> = {
    'List-Unsubscribe': `<${links['unsubscribe'] ?? ''}>${mail === undefined ? '' : `, <mailto:${mail}?subject=unsubscribe>`}`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Message-ID': `<${inputs.message}@${host}>`,
    'Feedback-ID': `${scenario}:${inputs.site}:aisle`,
  }
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, oneLine(value)]))
}

/** One transparent pixel before the end; the reader's program may fetch it, which tells of an open. */
function withPixel(html: string, open: string | undefined): string {
  const end = html.lastIndexOf('</body>')
  if (open === undefined || end < 0) return html
  return `${html.slice(0, end)}<img src="${open}" width="1" height="1" alt="" style="display:block;width:1px;height:1px">${html.slice(end)}`
}
