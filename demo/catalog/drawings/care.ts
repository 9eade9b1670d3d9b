import { floor, material as m } from './ink.ts'
import type { Drawing } from './ink.ts'

const bristles = (x: number, y: number, fill: string, tip: string): string => `
<rect x="${x}" y="${y}" width="13" height="20" rx="5" fill="#fff"/><rect x="${x}" y="${y}" width="13" height="20" rx="5" fill="none" stroke="#D5DDE0" stroke-width="1"/><path d="M${x - 6} ${y + 3}h6M${x - 6} ${y + 7}h6M${x - 6} ${y + 11}h6M${x - 6} ${y + 15}h6" stroke="${fill}" stroke-width="2.6"/><path d="M${x - 7} ${y + 7}h2.400M${x - 7} ${y + 11}h2.4" stroke="${tip}" stroke-width="2.6"/>`

export const toothbrush: Drawing = ({ body, dark, light, accent, trim }) => `
${floor(60, 24)}
<rect x="57" y="28" width="6" height="26" fill="${m.steelLight}"/>${bristles(54, 10, accent, m.white)}
<path d="M50 58c0-6 4-9 10-9s10 3 10 9l3 38H47z" fill="${body}"/><path d="M63 49.400c4.6.8 7 4 7 8.600l3 38h-9c2-16 2-32-1-46.600z" fill="${dark}"/><path d="M53.5 60l-2 32" stroke="${light}" stroke-width="2.6" stroke-linecap="round"/><path d="M50 57c1-5 4-8 10-8s9 3 10 8z" fill="${m.white}" opacity=".65"/>
<rect x="56" y="64" width="8" height="8" rx="4" fill="${trim}"/><path d="M60 66.500v2.6" stroke="#fff" stroke-width="1.4" stroke-linecap="round"/><circle cx="60" cy="80" r="1.3" fill="${accent}"/><circle cx="60" cy="85" r="1.3" fill="${accent}" opacity=".6"/><circle cx="60" cy="90" r="1.3" fill="${accent}" opacity=".35"/>
<path d="M38 99a5 5 0 0 1 5-5h34a5 5 0 0 1 5 5v4H38z" fill="${m.steel}"/><path d="M38 100h44v3H38z" fill="${m.steelDark}"/>`

export const brushHeads: Drawing = ({ body, dark, accent }) => {
  const head = (x: number, y: number): string =>
    `<path d="M${x + 2} ${y + 18}h9l3 34H${x - 1}z" fill="#F6F9FA"/><path d="M${x + 8} ${y + 18}h3l3 34h-5z" fill="#DCE5E9"/><rect x="${x - 2}" y="${y + 48}" width="17" height="6" rx="2" fill="${body}"/>${bristles(x, y, body, accent)}`
  return `${floor(60, 40)}<path d="M22 46h76v57H22z" fill="${dark}" opacity=".16"/>${head(28, 40)}${head(54, 34)}${head(80, 40)}<path d="M20 80h80v18a5 5 0 0 1-5 5H25a5 5 0 0 1-5-5z" fill="${body}"/><path d="M84 80h16v18a5 5 0 0 1-5 5H84z" fill="${dark}"/><rect x="38" y="88" width="36" height="3.6" rx="1.8" fill="#fff" opacity=".85"/><rect x="45" y="94" width="22" height="2.4" rx="1.2" fill="#fff" opacity=".55"/>`
}

export const travelCase: Drawing = ({ body, dark, light, accent }) => `
${floor(60, 40)}
<g transform="rotate(-32 60 62)"><rect x="12" y="44" width="96" height="34" rx="15" fill="${body}"/><path d="M12 61h96v2a15 15 0 0 1-15 15H27a15 15 0 0 1-15-15z" fill="${dark}"/><path d="M26 50h50" stroke="${light}" stroke-width="3.4" stroke-linecap="round"/><rect x="52" y="57" width="16" height="8" rx="3" fill="${accent}"/><circle cx="92" cy="52" r="1.4" fill="${dark}"/><circle cx="97" cy="55" r="1.4" fill="${dark}"/><circle cx="92" cy="57" r="1.4" fill="${dark}"/></g>`

export const hairDryer: Drawing = ({ body, dark, light, trim, accent }) => `
${floor(58, 34)}
<path d="M56 60h20l-8 38a6 6 0 0 1-6 5h-4a5 5 0 0 1-5-6z" fill="${dark}"/><path d="M64 103c6 2 18 2 24-6" fill="none" stroke="${trim}" stroke-width="3" stroke-linecap="round"/>
<circle cx="74" cy="44" r="26" fill="${body}"/><path d="M80 19c13 3 20 14 20 25s-8 23-20 25c8-14 8-36 0-50z" fill="${dark}"/><path d="M66 20L26 32v24l40 12z" fill="${body}"/><path d="M66 24L30 35" stroke="${light}" stroke-width="3" stroke-linecap="round"/><path d="M26 30h-8a3 3 0 0 0-3 3v22a3 3 0 0 0 3 3h8z" fill="${trim}"/>
<circle cx="78" cy="44" r="12" fill="${trim}" opacity=".25"/><circle cx="78" cy="44" r="6" fill="${accent}"/><rect x="60" y="74" width="5" height="12" rx="2.5" fill="#fff" opacity=".8"/>`

export const shaver: Drawing = ({ body, dark, light, trim }) => `
${floor(60, 22)}
<path d="M44 46h32l-4 50a7 7 0 0 1-7 7H55a7 7 0 0 1-7-7z" fill="${body}"/><path d="M66 46h10l-4 50a7 7 0 0 1-7 7h-4c5-18 6-38 5-57z" fill="${dark}"/><path d="M49 54l2 40" stroke="${light}" stroke-width="2.8" stroke-linecap="round"/>
<path d="M40 34a14 12 0 0 1 40 0l-4 12H44z" fill="${m.steel}"/><circle cx="50" cy="28" r="9" fill="${m.steelDark}"/><circle cx="70" cy="28" r="9" fill="${m.steelDark}"/><circle cx="60" cy="22" r="9" fill="${m.steelDark}"/><circle cx="50" cy="28" r="5" fill="${m.blackLight}"/><circle cx="70" cy="28" r="5" fill="${m.blackLight}"/><circle cx="60" cy="22" r="5" fill="${m.blackLight}"/>
<rect x="55" y="58" width="10" height="10" rx="5" fill="${trim}"/><rect x="56" y="78" width="8" height="3" rx="1.5" fill="${m.led}"/>`

export const flosser: Drawing = ({ body, dark, light, accent }) => `
${floor(60, 26)}
<path d="M60 14v24" stroke="${m.steelDark}" stroke-width="3" stroke-linecap="round"/><path d="M60 14c-4-1-7 0-9 2" fill="none" stroke="${m.steelDark}" stroke-width="3" stroke-linecap="round"/><path d="M46 17l-5 1M46 13l-4-2M47 21l-3 3" stroke="${m.water}" stroke-width="2" stroke-linecap="round"/><rect x="53" y="34" width="14" height="6" rx="2" fill="${accent}"/>
<path d="M46 40h28l4 34H42z" fill="${body}"/><path d="M66 40h8l4 34H67z" fill="${dark}"/><path d="M50.5 46l-2 24" stroke="${light}" stroke-width="2.6" stroke-linecap="round"/><circle cx="60" cy="52" r="5" fill="${accent}"/><path d="M60 50v2.6" stroke="#fff" stroke-width="1.4" stroke-linecap="round"/>
<path d="M42 74h36l2 24a5 5 0 0 1-5 5H45a5 5 0 0 1-5-5z" fill="${m.glass}"/><path d="M41 84h38l1 14a5 5 0 0 1-5 5H45a5 5 0 0 1-5-5z" fill="${m.water}"/><path d="M46 78v20" stroke="#fff" stroke-width="2.4" stroke-linecap="round" opacity=".6"/>`
