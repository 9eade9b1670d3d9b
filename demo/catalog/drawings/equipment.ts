import { floor, material as m } from './ink.ts'
import type { Drawing } from './ink.ts'

export const belt: Drawing = ({ body, dark, light, accent }) => `
<ellipse cx="60" cy="58" rx="46" ry="26" fill="none" stroke="${dark}" stroke-width="7"/><path d="M14 58c0 16 20 28 46 28s46-12 46-28" fill="none" stroke="${body}" stroke-width="10" stroke-linecap="round"/>
<path d="M28 72c10-2 54-2 64 0l-4 20c-14 6-42 6-56 0z" fill="${body}"/><path d="M80 71c6 .2 10 .6 12 1l-4 20c-3 1.4-6 2.4-10 3.2 3-8 3.6-16 2-24.200z" fill="${dark}"/><path d="M34 79c16-2 36-2 52 0" fill="none" stroke="${light}" stroke-width="2" stroke-linecap="round"/><path d="M34 79h8" stroke="${accent}" stroke-width="3.6" stroke-linecap="round"/><rect x="52" y="28" width="16" height="9" rx="3" fill="${m.black}"/>`

export const vest: Drawing = ({ body, dark, light, accent, accentDark }) => `
<path d="M36 16c-4 14-12 20-12 36v46a5 5 0 0 0 5 5h24V62c-8-8-10-26-8-46zM84 16c4 14 12 20 12 36v46a5 5 0 0 1-5 5H67V62c8-8 10-26 8-46z" fill="${body}"/><path d="M84 16c4 14 12 20 12 36v46a5 5 0 0 1-5 5h-8c4-28 4-58-4-87z" fill="${dark}"/><path d="M30 54v38" stroke="${light}" stroke-width="2.6" stroke-linecap="round"/>
<path d="M53 66h14M53 82h14" stroke="${accent}" stroke-width="3.4"/><rect x="34" y="50" width="15" height="34" rx="5" fill="${accent}"/><rect x="38" y="42" width="7" height="10" rx="2" fill="${m.steelLight}"/><rect x="71" y="50" width="15" height="34" rx="5" fill="${accentDark}"/><rect x="75" y="42" width="7" height="10" rx="2" fill="${m.steelLight}"/><path d="M30 94h17M73 94h17" stroke="#fff" stroke-width="2.4" opacity=".6"/>`

export const watch: Drawing = ({ body, dark, light, accent }) => `
<path d="M46 12h28l3 26H43zM43 82h34l-3 26H46z" fill="${body}"/><path d="M66 12h8l3 26h-9zM68 82h9l-3 26h-8z" fill="${dark}"/><path d="M56 95h8M57 100h6" stroke="${dark}" stroke-width="1.8" stroke-linecap="round"/><path d="M50 18l-2 14" stroke="${light}" stroke-width="2.4" stroke-linecap="round"/>
<rect x="88" y="48" width="6" height="9" rx="2" fill="${m.steelDark}"/><rect x="88" y="63" width="6" height="9" rx="2" fill="${m.steelDark}"/><circle cx="60" cy="60" r="30" fill="${m.blackLight}"/><circle cx="60" cy="60" r="25" fill="${m.blackDark}"/>
<path d="M60 40a20 20 0 1 1-19 14" fill="none" stroke="${accent}" stroke-width="3.6" stroke-linecap="round"/><path d="M48 64h5l3-8 5 14 4-9h7" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`

export const band: Drawing = ({ body, dark, light, accent }) => `
<path d="M47 10h26v100H47z" fill="${body}"/><path d="M65 10h8v100h-8z" fill="${dark}"/><path d="M52 16v18M52 88v16" stroke="${light}" stroke-width="2.4" stroke-linecap="round"/><rect x="43" y="32" width="34" height="56" rx="13" fill="${m.blackDark}"/><path d="M60 42a10 10 0 1 1-9 6" fill="none" stroke="${accent}" stroke-width="3" stroke-linecap="round"/><rect x="52" y="68" width="16" height="3" rx="1.5" fill="#fff"/><rect x="55" y="75" width="10" height="2.6" rx="1.3" fill="#fff" opacity=".5"/>`

export const headlamp: Drawing = ({ body, dark, light, accent }) => `
${floor(60, 38)}
<ellipse cx="60" cy="54" rx="44" ry="26" fill="none" stroke="${dark}" stroke-width="8"/><path d="M16 56c0 14 18 26 44 26s44-12 44-26" fill="none" stroke="${accent}" stroke-width="9"/><path d="M24 68c4 5 10 9 18 11" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" opacity=".6"/>
<rect x="40" y="64" width="40" height="34" rx="10" fill="${body}"/><path d="M68 64h2a10 10 0 0 1 10 10v14a10 10 0 0 1-10 10h-4c4-10 5-24 2-34z" fill="${dark}"/><circle cx="58" cy="81" r="12" fill="${m.blackDark}"/><circle cx="58" cy="81" r="9" fill="#FFF4CF"/><circle cx="58" cy="81" r="4" fill="#fff"/><path d="M46 68h12" stroke="${light}" stroke-width="2.4" stroke-linecap="round"/><rect x="68" y="60" width="8" height="5" rx="2" fill="${m.black}"/>`

export const mat: Drawing = ({ body, dark, light, accentLight }) => `
${floor(62, 44)}
<path d="M28 62h68v41H28z" fill="${body}"/><path d="M28 62h68v8H28z" fill="${light}"/><path d="M28 94h68v9H28z" fill="${dark}"/><circle cx="30" cy="82" r="21" fill="${dark}"/><circle cx="30" cy="82" r="21" fill="none" stroke="${body}" stroke-width="3"/><path d="M30 82m-13 0a13 13 0 1 1 13 13M30 82m-6 0a6 6 0 1 1 6 6" fill="none" stroke="${light}" stroke-width="2.6" stroke-linecap="round"/><rect x="56" y="61" width="6" height="42" fill="${accentLight}"/><rect x="78" y="61" width="6" height="42" fill="${accentLight}"/><path d="M59 62c2-16 20-16 22 0" fill="none" stroke="${accentLight}" stroke-width="4"/>`

export const block: Drawing = ({ body, dark, light }) => `
${floor(60, 40)}
<path d="M20 56l16-10h64v40l-16 17H24a4 4 0 0 1-4-4z" fill="${dark}"/><path d="M20 56l16-10h64L84 58H22z" fill="${light}"/><rect x="20" y="57" width="65" height="46" rx="5" fill="${body}"/>
<circle cx="32" cy="70" r="1.4" fill="${dark}"/><circle cx="46" cy="66" r="1" fill="${dark}"/><circle cx="58" cy="76" r="1.6" fill="${dark}"/><circle cx="72" cy="68" r="1.2" fill="${dark}"/><circle cx="38" cy="88" r="1.2" fill="${dark}"/><circle cx="66" cy="92" r="1.4" fill="${dark}"/><circle cx="52" cy="94" r="1" fill="${dark}"/><circle cx="28" cy="80" r="1" fill="${dark}"/><rect x="42" y="80" width="20" height="3.4" rx="1.7" fill="${light}"/>`

export const strap: Drawing = ({ body, dark, light }) => `
${floor(58, 38)}
<circle cx="54" cy="70" r="33" fill="${body}"/><path d="M54 37a33 33 0 0 1 0 66c12-16 12-50 0-66z" fill="${dark}"/><circle cx="54" cy="70" r="25" fill="none" stroke="${dark}" stroke-width="2"/><circle cx="54" cy="70" r="18" fill="none" stroke="${dark}" stroke-width="2"/><circle cx="54" cy="70" r="11" fill="none" stroke="${dark}" stroke-width="2"/><circle cx="54" cy="70" r="5" fill="${dark}"/><path d="M28 60a28 28 0 0 1 14-15" fill="none" stroke="${light}" stroke-width="2.6" stroke-linecap="round"/>
<path d="M54 37h34v10H66" fill="${body}"/><rect x="84" y="33" width="5" height="18" rx="2" fill="${m.steelDark}"/><rect x="94" y="33" width="5" height="18" rx="2" fill="${m.steel}"/><path d="M86 34h11M86 50h11" stroke="${m.steel}" stroke-width="3"/>`

export const cushion: Drawing = ({ body, dark, light }) => `
${floor(60, 46)}
<path d="M16 80c0-14 18-24 44-24s44 10 44 24c0 15-16 23-44 23S16 95 16 80z" fill="${body}"/><path d="M16 80c0 15 16 23 44 23s44-8 44-23c0-3-1-6-2.4-8-8 9-22 14-41.6 14S26.4 81 18.4 72C17 74 16 77 16 80z" fill="${dark}"/><path d="M60 60v22M40 62c-4 6-8 10-16 12M80 62c4 6 8 10 16 12" fill="none" stroke="${dark}" stroke-width="1.6"/><circle cx="60" cy="68" r="4" fill="${dark}"/><path d="M30 66c6-4 14-6 22-7" fill="none" stroke="${light}" stroke-width="3" stroke-linecap="round"/><path d="M88 62c4-6 14-6 15 2" fill="none" stroke="${dark}" stroke-width="3.4" stroke-linecap="round"/>`

export const dumbbell: Drawing = ({ body, dark, light }) => {
  const one = (y: number, scale: number): string =>
    `<g transform="translate(60 ${y}) scale(${scale})"><rect x="-24" y="-5" width="48" height="10" fill="${m.steelDark}"/><rect x="-24" y="-5" width="48" height="4" fill="${m.steelLight}"/><path d="M-46-12l8-8h10l6 6v28l-6 6h-10l-8-8zM46-12l-8-8H28l-6 6v28l6 6h10l8-8z" fill="${body}"/><path d="M-46 6h24v8l-6 6h-10l-8-8zM46 6H22v8l6 6h10l8-8z" fill="${dark}"/><path d="M-40-14h10M30-14h10" stroke="${light}" stroke-width="3" stroke-linecap="round"/></g>`
  return `${floor(60, 48)}${one(52, 0.86)}${one(84, 1)}`
}

export const kettlebell: Drawing = ({ body, dark, light }) => `
${floor(60, 34)}
<path d="M42 54c-8-22-2-36 18-36s26 14 18 36" fill="none" stroke="${m.blackLight}" stroke-width="9" stroke-linecap="round"/><circle cx="60" cy="72" r="31" fill="${body}"/><path d="M66 41.600A31 31 0 0 1 66 102.400c12-16 12-44 0-60.800z" fill="${dark}"/><path d="M35 68a25 25 0 0 1 12-18" fill="none" stroke="${light}" stroke-width="4" stroke-linecap="round"/><circle cx="58" cy="75" r="12" fill="#fff" opacity=".9"/><path d="M54 71v8M54 75l6-4M54 75l6 4" stroke="${dark}" stroke-width="2.2" stroke-linecap="round" fill="none"/>`

export const bands: Drawing = ({ body, dark, light, accent, accentDark }) => `
${floor(60, 42)}
<ellipse cx="60" cy="84" rx="40" ry="17" fill="none" stroke="${dark}" stroke-width="8"/><path d="M20 84c0 9 18 17 40 17s40-8 40-17" fill="none" stroke="${body}" stroke-width="9"/><ellipse cx="60" cy="66" rx="36" ry="15" fill="none" stroke="${accentDark}" stroke-width="8"/><path d="M24 66c0 8 16 15 36 15s36-7 36-15" fill="none" stroke="${accent}" stroke-width="9"/><ellipse cx="60" cy="48" rx="32" ry="13" fill="none" stroke="${dark}" stroke-width="8"/><path d="M28 48c0 7 14 13 32 13s32-6 32-13" fill="none" stroke="${light}" stroke-width="9"/>`

export const roller: Drawing = ({ body, dark, light, trim }) => `
${floor(60, 44)}
<path d="M34 50h60v52H34z" fill="${body}"/><path d="M34 84h60v18H34z" fill="${dark}"/><ellipse cx="94" cy="76" rx="13" ry="26" fill="${dark}"/><ellipse cx="94" cy="76" rx="7" ry="15" fill="${trim}"/><ellipse cx="94" cy="76" rx="4.5" ry="10" fill="${m.blackDark}"/><ellipse cx="32" cy="76" rx="11" ry="26" fill="${body}"/><path d="M38 58h44M38 70h44M38 82h44M38 94h44" stroke="${light}" stroke-width="5" stroke-dasharray="9 5" stroke-linecap="round" opacity=".75"/>`

export const ball: Drawing = ({ body, dark, light }) => `
${floor(60, 30)}<circle cx="60" cy="70" r="33" fill="${body}"/><path d="M68 38a33 33 0 0 1 0 64c12-18 12-46 0-64z" fill="${dark}"/>${[
  [44, 56],
  [60, 50],
  [40, 74],
  [56, 68],
  [72, 62],
  [50, 86],
  [67, 80],
  [80, 74],
]
  .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="4.5" fill="${light}"/>`)
  .join('')}`

export const rope: Drawing = ({ body, dark, light, accent }) => `
${floor(60, 40)}
<path d="M40 58C10 90 30 104 60 96s52-18 40-40S60 30 50 60s30 44 40 20 0-22-6-22" fill="none" stroke="${accent}" stroke-width="3.2" stroke-linecap="round"/><g transform="rotate(24 36 40)"><rect x="29" y="16" width="14" height="44" rx="6" fill="${body}"/><path d="M38 16.400c3 .6 5 2.6 5 5.600v32c0 3-2 5-5 5.600z" fill="${dark}"/><path d="M32.5 24v26" stroke="${light}" stroke-width="2.4" stroke-linecap="round"/></g><g transform="rotate(-20 86 36)"><rect x="79" y="12" width="14" height="44" rx="6" fill="${body}"/><path d="M88 12.400c3 .6 5 2.6 5 5.600v32c0 3-2 5-5 5.600z" fill="${dark}"/><path d="M82.5 20v26" stroke="${light}" stroke-width="2.4" stroke-linecap="round"/></g>`

export const bottle: Drawing = ({ body, dark, light, trim }) => `
${floor(60, 22)}
<path d="M54 14c0-8 12-8 12 0" fill="none" stroke="${trim}" stroke-width="4"/><rect x="49" y="13" width="22" height="14" rx="4" fill="${trim}"/><rect x="52" y="27" width="16" height="5" fill="${m.steel}"/><path d="M52 32h16c8 4 10 8 10 15v50a6 6 0 0 1-6 6H48a6 6 0 0 1-6-6V47c0-7 2-11 10-15z" fill="${body}"/><path d="M68 32c8 4 10 8 10 15v50a6 6 0 0 1-6 6h-7c4-22 5-48 0-71z" fill="${dark}"/><path d="M48 48v44" stroke="${light}" stroke-width="3.4" stroke-linecap="round"/><path d="M58 66c4 5 6 7.6 6 10.400a6 6 0 0 1-12 0c0-2.8 2-5.4 6-10.400z" fill="#fff" opacity=".85"/>`

export const shaker: Drawing = ({ body, dark, light, accent }) => `
${floor(60, 25)}
<path d="M42 34h36l-4 64a5 5 0 0 1-5 5H51a5 5 0 0 1-5-5z" fill="${m.glass}"/><path d="M44 62h32l-2 36a5 5 0 0 1-5 5H51a5 5 0 0 1-5-5z" fill="${accent}" opacity=".75"/><path d="M70 50h4M69 60h4M68.5 70h4M68 80h4M67.5 90h4" stroke="${m.black}" stroke-width="1.4" opacity=".5"/><path d="M48 40l3 54" stroke="#fff" stroke-width="2.6" stroke-linecap="round" opacity=".7"/><rect x="38" y="22" width="44" height="13" rx="4" fill="${body}"/><path d="M70 22h8a4 4 0 0 1 4 4v5a4 4 0 0 1-4 4h-8z" fill="${dark}"/><rect x="42" y="12" width="14" height="11" rx="3" fill="${dark}"/><path d="M44 26h14" stroke="${light}" stroke-width="2.4" stroke-linecap="round"/>`

export const bag: Drawing = ({ body, dark, light, accent }) => `
${floor(60, 48)}
<path d="M36 58c0-30 48-30 48 0" fill="none" stroke="${dark}" stroke-width="5"/><rect x="12" y="54" width="96" height="49" rx="16" fill="${body}"/><path d="M92 54a16 16 0 0 1 16 16v17a16 16 0 0 1-16 16H82c7-14 8-34 2-49z" fill="${dark}"/><path d="M22 62h62" stroke="${light}" stroke-width="2.6" stroke-linecap="round"/><path d="M36 54v49M84 54v49" stroke="${accent}" stroke-width="5"/><rect x="46" y="76" width="28" height="18" rx="4" fill="${dark}"/><path d="M50 81h14" stroke="${light}" stroke-width="2" stroke-linecap="round"/>`

export const backpack: Drawing = ({ body, dark, light, accent }) => `
${floor(60, 34)}
<path d="M50 20c0-10 20-10 20 0" fill="none" stroke="${dark}" stroke-width="4"/><path d="M28 44c0-18 12-28 32-28s32 10 32 28v50a9 9 0 0 1-9 9H37a9 9 0 0 1-9-9z" fill="${body}"/><path d="M72 18c13 4 20 13 20 26v50a9 9 0 0 1-9 9h-8c5-26 6-58-3-85z" fill="${dark}"/><path d="M34 44c1-12 8-19 19-21" fill="none" stroke="${light}" stroke-width="2.8" stroke-linecap="round"/>
<path d="M36 66h46v26a6 6 0 0 1-6 6H42a6 6 0 0 1-6-6z" fill="${dark}"/><path d="M36 70a4 4 0 0 1 4-4h38a4 4 0 0 1 4 4v4H36z" fill="${accent}"/><path d="M56 74v6" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/><path d="M42 46h34" stroke="${dark}" stroke-width="2.4" stroke-linecap="round"/><path d="M24 60c-4 8-4 24 2 34" fill="none" stroke="${dark}" stroke-width="4" stroke-linecap="round"/>`
