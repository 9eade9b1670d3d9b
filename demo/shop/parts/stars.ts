import { html, raw } from 'hono/html'

const star = 'M8 .8l2.200 4.600 5 .7-3.600 3.500.9 5L8 12.200l-4.500 2.400.9-5L.8 6.100l5-.7z'.replaceAll('00', '')

/** Five stars, filled to the average. */
export function stars(average: number, outOf: string) {
  const width = Math.round((average / 5) * 84)
  const row = [0, 17, 34, 51, 68].map((x) => `<path transform="translate(${x} 0)" d="${star}"/>`).join('')
  return html`<span class="st" role="img" aria-label="${average.toFixed(1)} ${outOf}"
    >${raw(
      `<svg width="85" height="16" viewBox="0 0 85 16" aria-hidden="true"><g class="off">${row}</g><svg width="${width}" height="16" viewBox="0 0 ${width} 16">${row}</svg></svg>`,
    )}</span
  >`
}
