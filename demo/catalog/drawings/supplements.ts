import { floor, material as m } from './ink.ts'
import type { Drawing } from './ink.ts'

export const pillBottle: Drawing = ({ body, dark, light, accent, accentDark, draw }) => `
${floor(60, 27)}
<rect x="43" y="18" width="34" height="17" rx="3" fill="${accent}"/><path d="M67 18h7a3 3 0 0 1 3 3v11a3 3 0 0 1-3 3h-7z" fill="${accentDark}"/><path d="M48 20v13M53 20v13M58 20v13M63 20v13" stroke="${accentDark}" stroke-width="1.2" opacity=".6"/>
<path d="M40 43c0-5 3-8 8-8h24c5 0 8 3 8 8v54a6 6 0 0 1-6 6H46a6 6 0 0 1-6-6z" fill="${body}"/><path d="M68 35h4c5 0 8 3 8 8v54a6 6 0 0 1-6 6h-7c4-20 4-48 1-68z" fill="${dark}"/><path d="M45 44v8" stroke="${light}" stroke-width="3" stroke-linecap="round"/>
<rect x="40" y="55" width="40" height="37" fill="${m.paper}"/><path d="M69.5 55H80v37H69.200c.9-12 1-25 .3-37z" fill="#EEE6D6"/><rect x="46" y="62" width="20" height="4.2" rx="2.1" fill="${dark}"/>
${draw > 0.5 ? `<g transform="rotate(-30 56 78)"><rect x="46" y="74" width="20" height="8" rx="4" fill="${body}"/><path d="M56 74h6a4 4 0 0 1 0 8h-6z" fill="${accentDark}"/></g>` : `<circle cx="56" cy="78" r="7" fill="${light}"/><path d="M56 73.500c3 2.4 3 6.6 0 9-3-2.4-3-6.6 0-9z" fill="${dark}"/>`}`

export const jar: Drawing = ({ body, dark, light, accent, accentDark }) => `
${floor(60, 32)}
<rect x="36" y="22" width="48" height="15" rx="4" fill="${accent}"/><path d="M72 22h8a4 4 0 0 1 4 4v7a4 4 0 0 1-4 4h-8z" fill="${accentDark}"/>
<rect x="32" y="37" width="56" height="66" rx="9" fill="#F7EFE3"/><path d="M32 58h56v36a9 9 0 0 1-9 9H41a9 9 0 0 1-9-9z" fill="${light}" opacity=".8"/>
${[
  [42, 66],
  [56, 62],
  [70, 66],
  [80, 74],
  [38, 80],
  [78, 88],
  [48, 94],
  [64, 95],
]
  .map(([x, y], index) => `<circle cx="${x}" cy="${y}" r="6" fill="${index % 2 === 0 ? body : accent}"/>`)
  .join('')}
<rect x="42" y="68" width="36" height="22" rx="3" fill="${m.paper}"/><rect x="48" y="74" width="24" height="4" rx="2" fill="${dark}"/><rect x="52" y="81" width="16" height="2.6" rx="1.3" fill="${accentDark}"/><path d="M38 44v46" stroke="#fff" stroke-width="3" stroke-linecap="round" opacity=".7"/>`

export const tub: Drawing = ({ body, dark, light, accent, accentDark, trim, draw }) => `
${floor(60, 36)}
<path d="M32 26a5 5 0 0 1 5-5h46a5 5 0 0 1 5 5v11H32z" fill="${trim}"/><path d="M38 23v12M44 23v12M50 23v12M56 23v12M62 23v12M68 23v12M74 23v12M80 23v12" stroke="#000" stroke-width="1.4" opacity=".18"/>
<path d="M30 37h60v60a6 6 0 0 1-6 6H36a6 6 0 0 1-6-6z" fill="${body}"/><path d="M76 37h14v60a6 6 0 0 1-6 6H74c4-20 5-46 2-66z" fill="${dark}"/><path d="M35 42v50" stroke="${light}" stroke-width="3" stroke-linecap="round" opacity=".8"/>
<path d="M30 60h60v26H30z" fill="${accent}"/><path d="M77.5 60H90v26H76.800c.9-8 1.2-18 .7-26z" fill="${accentDark}"/><rect x="42" y="45" width="28" height="5" rx="2.5" fill="#fff" opacity=".9"/><rect x="48" y="53" width="16" height="2.6" rx="1.3" fill="#fff" opacity=".55"/>
${draw > 0.5 ? `<path d="M52 80l4-14 5 8 4-6 4 12z" fill="#fff" opacity=".92"/>` : `<circle cx="56" cy="73" r="8.5" fill="#fff" opacity=".92"/><path d="M51.5 73h9M56 68.500v9" stroke="${accentDark}" stroke-width="2.6" stroke-linecap="round"/>`}<rect x="44" y="91" width="24" height="3" rx="1.5" fill="#fff" opacity=".55"/>`

export const sachets: Drawing = ({ body, dark, light, accent, accentDark }) => `
${floor(60, 40)}
<g transform="rotate(12 84 60)"><rect x="70" y="22" width="20" height="76" rx="2" fill="${accent}"/><path d="M70 22h20v6H70zM70 92h20v6H70z" fill="${accentDark}"/></g><g transform="rotate(-10 40 60)"><rect x="30" y="22" width="20" height="76" rx="2" fill="${light}"/><path d="M30 22h20v6H30zM30 92h20v6H30z" fill="${body}"/></g>
<rect x="49" y="20" width="24" height="83" rx="2" fill="${body}"/><path d="M66 20h7v83h-7z" fill="${dark}"/><path d="M49 20h24v7H49zM49 96h24v7H49z" fill="${dark}"/><path d="M51 21v5M54 21v5M57 21v5M60 21v5M63 21v5M66 21v5M69 21v5" stroke="#fff" stroke-width=".9" opacity=".5"/>
<rect x="54" y="36" width="10" height="3.6" rx="1.8" fill="#fff" opacity=".9"/><path d="M61 50l-7 13h6l-2 12 8-15h-6z" fill="#fff" opacity=".95"/><rect x="55" y="84" width="12" height="2.6" rx="1.3" fill="#fff" opacity=".6"/>`

export const bar: Drawing = ({ body, dark, light, accent, accentDark }) => `
<ellipse cx="60" cy="92" rx="46" ry="3.6" fill="#000" opacity=".09"/><g transform="rotate(-16 60 62)">
<path d="M12 44l5 4-5 4 5 4-5 4 5 4-5 4 5 4-5 4h10V44z" fill="${dark}"/><path d="M108 44l-5 4 5 4-5 4 5 4-5 4 5 4-5 4 5 4H98V44z" fill="${dark}"/><rect x="19" y="42" width="82" height="36" rx="3" fill="${body}"/><path d="M19 66h82v9a3 3 0 0 1-3 3H22a3 3 0 0 1-3-3z" fill="${dark}"/>
<path d="M19 45a3 3 0 0 1 3-3h26l-10 36H22a3 3 0 0 1-3-3z" fill="${accent}"/><path d="M19 66h22.300L38 78H22a3 3 0 0 1-3-3z" fill="${accentDark}"/><rect x="54" y="51" width="34" height="5.5" rx="2.7" fill="#fff" opacity=".95"/><rect x="54" y="60" width="20" height="3.4" rx="1.7" fill="#fff" opacity=".6"/><path d="M24 47h14" stroke="${light}" stroke-width="2.4" stroke-linecap="round" opacity=".8"/></g>`
