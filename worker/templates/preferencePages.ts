import type { Consents } from '../model/consent.ts'
import { isGranted, topics } from '../model/consent.ts'
import { escapeHtml } from './escapeHtml.ts'
import type { PreferenceWords } from './preferenceWords.ts'
import { preferenceWords } from './preferenceWords.ts'

export interface PageFacts {
  /** a language Aisle speaks */
  language: 'en' | 'pl' | 'uk'
  shop: string
  /** lets the page's one style element through its policy */
  nonce: string
}

/** Asks before anything happens: mail scanners follow links, so a GET never unsubscribes (RFC 8058, section 3.1). */
export const unsubscribePage = (facts: PageFacts): string =>
  page(facts, (w) => ({
    title: w.unsubscribeTitle,
    body: `<p>${say(w.unsubscribeAsk, facts)}</p>
<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>${w.unsubscribeButton}</button></form>`,
  }))

/** `preferences`: address of the page where single topics are chosen. */
export const unsubscribedPage = (facts: PageFacts, preferences: string): string =>
  page(facts, (w) => ({
    title: w.unsubscribed,
    body: `<p role="status">${say(w.unsubscribedMore, facts)}</p><p><a href="${escapeHtml(preferences)}">${w.back}</a></p>`,
  }))

/** The channels a page offers to choose for; a customer's object knows which of them have an address. */
export type OfferedChannel = 'email' | 'inbox'

/** A switch per topic and channel. The inbox is on until it was turned off; mail is off until it was allowed. */
export const preferencesPage = (
  facts: PageFacts,
  offered: readonly OfferedChannel[],
  consents: Consents,
  isSaved: boolean,
  now: number,
): string =>
  page(facts, (w) => ({
    title: w.preferencesTitle,
    body: `<p>${say(w.preferencesLead, facts)}</p>${isSaved ? `<p role="status" class="saved">${w.saved}</p>` : ''}
<form method="post"><table><thead><tr><td></td>${offered.map((channel) => `<th scope="col">${w.channels[channel]}</th>`).join('')}</tr></thead>
<tbody>${topics.map((topic) => `<tr><th scope="row">${w.topics[topic]}</th>${offered.map((channel) => `<td><input type="checkbox" name="${channel}.${topic}" aria-label="${w.topics[topic]}: ${w.channels[channel]}"${isOn(consents, channel, topic, now) ? ' checked' : ''}></td>`).join('')}</tr>`).join('')}</tbody></table>
<button>${w.save}</button></form>`,
  }))

export const isOn = (
  consents: Consents,
  channel: OfferedChannel,
  topic: (typeof topics)[number],
  now: number,
): boolean =>
  channel === 'inbox' ? consents.inbox?.[topic]?.state !== 'denied' : isGranted(consents, channel, topic, now)

const say = (text: string, { shop }: PageFacts): string => escapeHtml(text).replaceAll('{shop}', escapeHtml(shop))

function page(facts: PageFacts, make: (words: PreferenceWords) => { title: string; body: string }): string {
  const { title, body } = make(preferenceWords[facts.language])
  return `<!doctype html>
<html lang="${facts.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title} · ${escapeHtml(facts.shop)}</title>
<style nonce="${facts.nonce}">
:root{color-scheme:light dark;--page:#EFEDE8;--box:#fff;--ink:#1B1B1A;--mut:#5F5B54;--line:#E7E4DE;--on:#fff}
@media (prefers-color-scheme:dark){:root{--page:#121211;--box:#1D1D1B;--ink:#F1EFEA;--mut:#B4AFA5;--line:#35332F;--on:#1B1B1A}}
body{margin:0;min-height:100dvh;display:grid;place-items:center;padding:20px 12px;box-sizing:border-box;background:var(--page);color:var(--ink);font:16px/24px system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif}
main{box-sizing:border-box;width:100%;max-width:520px;background:var(--box);border-radius:16px;padding:32px 40px}
.brand{font-size:21px;line-height:26px;font-weight:700;letter-spacing:-.03em;text-transform:lowercase;margin:0 0 22px}
h1{font-size:26px;line-height:32px;font-weight:600;letter-spacing:-.02em;margin:0 0 8px}
p{color:var(--mut);margin:0 0 20px}p.brand,p.saved{color:var(--ink)}p.brand{margin-bottom:22px}p.saved{font-weight:600}a{color:inherit}
table{width:100%;border-collapse:collapse;margin:0 0 20px}th,td{padding:10px 0;border-bottom:1px solid var(--line);font-weight:400;text-align:left}thead th,td{text-align:center;font-size:13px;line-height:18px;color:var(--mut);width:88px}
input{width:20px;height:20px;accent-color:var(--ink)}
button{width:100%;border:0;border-radius:12px;background:var(--ink);color:var(--on);font:inherit;font-weight:600;padding:14px 24px;cursor:pointer}
:focus-visible{outline:2px solid var(--ink);outline-offset:3px}
@media (max-width:520px){main{padding:24px 20px}}
</style></head><body><main><p class="brand">${escapeHtml(facts.shop)}</p><h1>${title}</h1>${body}</main></body></html>`
}
