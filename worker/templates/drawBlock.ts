import { escapeHtml } from './escapeHtml.ts'
import type { ItemView } from './itemView.ts'

/**
 * A recommendation block as mail programs show it: a row of up to four tiles, two beside each other on phones (the
 * template's styles turn `.r4` at 620 px). Colours are the template's: `.tile`, `.mut`, `.ln` also in dark mode.
 */
export function drawBlock(items: readonly ItemView[], title: string): string {
  const rows: string[] = []
  for (let at = 0; at < items.length; at += 4)
    rows.push(
      `<tr>${items
        .slice(at, at + 4)
        .map(tile)
        .join('')}</tr>`,
    )
  const heading =
    title === ''
      ? ''
      : `<div class="ink" style="font-size:18px;line-height:24px;font-weight:600;letter-spacing:-.01em;padding:0 0 12px">${escapeHtml(title)}</div>`
  return `${heading}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed">${rows.join('')}</table>`
}

function tile(item: ItemView, index: number): string {
  const [left, right] = [index === 0 ? 0 : 8, index === 3 ? 0 : 8]
  const was = item.regularPrice === null ? '' : ` <s class="mut">${escapeHtml(item.regularPrice)}</s>`
  const lowest =
    item.lowestPrice === null
      ? ''
      : `<span class="mut" style="display:block;font-size:11px;line-height:15px;color:#5F5B54">${escapeHtml(item.lowestPrice)}</span>`
  return (
    `<td class="r4" width="25%" valign="top" style="padding:0 ${right}px 8px ${left}px;text-align:left">` +
    `<a href="${escapeHtml(item.link)}" style="text-decoration:none;color:inherit">` +
    `<span class="tile" style="display:block;background:#F4F2EE;border-radius:12px">` +
    `<img src="${escapeHtml(item.imageUrl)}" width="116" alt="" style="display:block;width:100%;height:auto;border:0;border-radius:12px"></span>` +
    `<span class="ink" style="display:block;font-size:14px;line-height:19px;font-weight:500;padding-top:9px;color:#1B1B1A">${escapeHtml(item.title)}</span>` +
    `<span class="mut" style="display:block;font-size:14px;line-height:20px;color:#5F5B54">${escapeHtml(item.price)}${was}</span>${lowest}</a></td>`
  )
}

/** The same for the plain-text part. */
export const drawBlockAsText = (items: readonly ItemView[], title: string): string =>
  [title, ...items.map((item) => `- ${item.title}, ${item.price}\n  ${item.link}`)]
    .filter((line) => line !== '')
    .join('\n')
