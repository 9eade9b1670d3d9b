import { floor, material as m } from './ink.ts'
import type { Drawing } from './ink.ts'

export const console: Drawing = ({ body, dark, light, trimDark, draw }) => `
${floor(58, 38)}
${
  draw > 0.5
    ? `<path d="M36 18h10c6 20 6 62 0 84H36c-5-22-5-64 0-84z" fill="${body}"/><path d="M74 18h10c5 22 5 62 0 84H74c6-22 6-64 0-84z" fill="${dark}"/>
<path d="M45 20h30c5 20 5 60 0 80H45c6-20 6-60 0-80z" fill="${trimDark}"/><path d="M49 30c3 18 3 44 0 62" fill="none" stroke="${m.led}" stroke-width="2"/><rect x="58" y="44" width="3" height="26" rx="1.5" fill="${m.blackLight}"/><circle cx="66" cy="84" r="2" fill="${m.steel}"/><path d="M39 24c-3 18-3 52 0 72" fill="none" stroke="${light}" stroke-width="2.4" stroke-linecap="round"/>`
    : `<rect x="36" y="16" width="46" height="87" rx="6" fill="${body}"/><path d="M66 16h10a6 6 0 0 1 6 6v75a6 6 0 0 1-6 6H66z" fill="${dark}"/><path d="M41 22v74" stroke="${light}" stroke-width="3" stroke-linecap="round"/>
<rect x="50" y="28" width="3.5" height="34" rx="1.7" fill="${trimDark}"/><circle cx="51.7" cy="74" r="3" fill="${m.led}"/><path d="M70 24v20M74 24v20M78 24v20" stroke="${trimDark}" stroke-width="1.8" stroke-linecap="round" opacity=".6"/>`
}
<path d="M86 84c4-2 6 1 9 1s5-3 9-1c4 3 5 12 3 15s-6 1-8-2h-8c-2 3-6 5-8 2s-1-12 3-15z" fill="${m.black}"/><circle cx="90" cy="90" r="1.8" fill="${m.steel}"/><circle cx="100" cy="90" r="1.8" fill="#D9705E"/>`

export const handheld: Drawing = ({ body, dark, light, accent, accentDark }) => `
${floor(60, 48)}
<rect x="30" y="40" width="60" height="52" fill="${m.blackDark}"/><rect x="34" y="44" width="52" height="44" rx="2" fill="#274B5E"/>
<path d="M34 74l14-12 10 8 14-14 14 12v20H34z" fill="#3F8DAE"/><circle cx="73" cy="55" r="5" fill="#F0CE92"/><path d="M34 80l18-8 16 8 18-6v14H34z" fill="#7CC08E"/>
<path d="M30 38h-6a14 14 0 0 0-14 14v28a14 14 0 0 0 14 14h6z" fill="${body}"/><path d="M14 48c2-4 6-6 10-6" fill="none" stroke="${light}" stroke-width="2.4" stroke-linecap="round"/><path d="M90 38h6a14 14 0 0 1 14 14v28a14 14 0 0 1-14 14h-6z" fill="${accent}"/><path d="M100 40c6 2 10 7 10 12v28a14 14 0 0 1-14 14c4-16 6-36 4-54z" fill="${accentDark}"/>
<circle cx="20" cy="56" r="6" fill="${m.black}"/><circle cx="20" cy="55" r="4" fill="${m.blackLight}"/><path d="M20 70v10M15 75h10" stroke="${dark}" stroke-width="3.6" stroke-linecap="round"/>
<circle cx="100" cy="76" r="6" fill="${m.black}"/><circle cx="100" cy="75" r="4" fill="${m.blackLight}"/><circle cx="100" cy="50" r="2" fill="#fff"/><circle cx="105" cy="55" r="2" fill="#fff"/><circle cx="95" cy="55" r="2" fill="#fff"/><circle cx="100" cy="60" r="2" fill="#fff"/>`

export const gamepad: Drawing = ({ body, dark, light, trim, trimDark }) => `
${floor(60, 42)}
<path d="M38 38c2-4 10-4 12 0zM70 38c2-4 10-4 12 0z" fill="${dark}"/>
<path d="M34 40c8-4 14 2 26 2s18-6 26-2c11 5 19 34 16 48-2 9-11 10-18 3l-9-10H45l-9 10c-7 7-16 6-18-3-3-14 5-43 16-48z" fill="${body}"/>
<path d="M86 40c11 5 19 34 16 48-2 9-11 10-18 3l-3-3.400C90 80 92 58 84 39.500z" fill="${dark}"/><path d="M34 40c8-4 14 2 26 2s18-6 26-2c2 1 4 3 6 6-20 6-44 6-64 0 2-3 4-5 6-6z" fill="${light}"/>
<path d="M38 51v12M32 57h12" stroke="${trim}" stroke-width="4.4" stroke-linecap="round"/>
<circle cx="83" cy="51" r="3.2" fill="#E0A23A"/><circle cx="90" cy="58" r="3.2" fill="#5FC3D8"/><circle cx="76" cy="58" r="3.2" fill="#D9705E"/><circle cx="83" cy="65" r="3.2" fill="#7CC08E"/>
<circle cx="49" cy="72" r="7" fill="${trimDark}"/><circle cx="49" cy="71" r="4.6" fill="${trim}"/><circle cx="71" cy="72" r="7" fill="${trimDark}"/><circle cx="71" cy="71" r="4.6" fill="${trim}"/><rect x="54" y="52" width="12" height="6" rx="3" fill="${trim}" opacity=".8"/>`

export const arcade: Drawing = ({ body, dark, light }) => `
${floor(60, 48)}
<path d="M22 62h76l10 34a5 5 0 0 1-5 7H17a5 5 0 0 1-5-7z" fill="${body}"/><path d="M12.5 95h95a5 5 0 0 1-4.5 8H17a5 5 0 0 1-4.5-8z" fill="${dark}"/><path d="M25 66h70" stroke="${light}" stroke-width="2.4" stroke-linecap="round"/>
<ellipse cx="38" cy="80" rx="11" ry="5" fill="${m.blackDark}"/><path d="M38 79V46" stroke="${m.steelDark}" stroke-width="4"/><circle cx="38" cy="40" r="11" fill="${m.black}"/><circle cx="34.5" cy="36.5" r="3" fill="#fff" opacity=".35"/>
${[
  [62, 74, '#E0A23A'],
  [75, 71, '#5FC3D8'],
  [88, 74, '#F4F6F7'],
  [64, 86, '#7CC08E'],
  [78, 83, '#F4F6F7'],
  [92, 86, '#E0A23A'],
]
  .map(([x, y, fill]) => `<ellipse cx="${x}" cy="${y}" rx="5.2" ry="3.6" fill="${fill}"/>`)
  .join('')}`

export const vrHeadset: Drawing = ({ body, dark, light, trim, trimDark }) => `
${floor(60, 40)}
<path d="M26 62C26 34 42 24 60 24s34 10 34 38" fill="none" stroke="${trim}" stroke-width="7"/><path d="M60 26v20" stroke="${trim}" stroke-width="7"/>
<path d="M16 66c0-8 5-13 13-13h62c8 0 13 5 13 13v17c0 9-6 15-14 15-10 0-13-12-30-12S40 98 30 98c-8 0-14-6-14-15z" fill="${body}"/>
<path d="M88 53h3c8 0 13 5 13 13v17c0 9-6 15-14 15-3 0-5-1-7.5-3C92 84 92 66 88 53z" fill="${dark}"/><path d="M17 62c1.6-6 6-9 12-9h62c6 0 10.4 3 12 9-20-4-66-4-86 0z" fill="${light}"/>
<circle cx="30" cy="72" r="4.6" fill="${trimDark}"/><circle cx="30" cy="72" r="2" fill="${m.led}"/><circle cx="90" cy="72" r="4.6" fill="${trimDark}"/><circle cx="90" cy="72" r="2" fill="${m.led}"/><circle cx="46" cy="86" r="2.6" fill="${trimDark}"/><circle cx="74" cy="86" r="2.6" fill="${trimDark}"/><rect x="52" y="66" width="16" height="3" rx="1.5" fill="${trim}" opacity=".5"/>`

const vrGrip = (flip: boolean, body: string, dark: string, light: string, trim: string): string => `
<g transform="${flip ? 'translate(120 0) scale(-1 1)' : ''}"><ellipse cx="38" cy="42" rx="20" ry="17" fill="none" stroke="${body}" stroke-width="6" transform="rotate(-20 38 42)"/><path d="M50 30a20 17 0 0 1 6 6" fill="none" stroke="${light}" stroke-width="3" stroke-linecap="round"/>
<path d="M30 52h22l-4 42a8 8 0 0 1-8 8c-6 0-9-4-9-9z" fill="${body}"/><path d="M43 52h9l-4 42a8 8 0 0 1-8 8c3-16 4-34 3-50z" fill="${dark}"/><ellipse cx="41" cy="52" rx="12" ry="6" fill="${light}"/><circle cx="38" cy="51" r="3.2" fill="${trim}"/><circle cx="46" cy="52" r="2" fill="${m.led}"/><path d="M32 66h7" stroke="${trim}" stroke-width="3" stroke-linecap="round"/></g>`

export const vrController: Drawing = ({ body, dark, light, trim }) => `
${floor(60, 42)}${vrGrip(false, body, dark, light, trim)}${vrGrip(true, body, dark, light, trim)}`

export const headset: Drawing = ({ body, dark, light, trim, trimDark, accent }) => `
${floor(60, 36)}
<path d="M28 66V56c0-20 14-34 32-34s32 14 32 34v10" fill="none" stroke="${trim}" stroke-width="7" stroke-linecap="round"/><path d="M38 36c5-7 13-11 22-11s17 4 22 11" fill="none" stroke="${body}" stroke-width="5" stroke-linecap="round"/>
<rect x="20" y="58" width="20" height="34" rx="9" fill="${body}"/><path d="M32 58.400c5 1 8 4 8 9v15c0 5-3 9-8 9.400z" fill="${trimDark}"/><rect x="80" y="58" width="20" height="34" rx="9" fill="${dark}"/><path d="M88 58.400c-5 1-8 4-8 9v15c0 5 3 9 8 9.400z" fill="${trimDark}"/>
<path d="M25 66v16" stroke="${light}" stroke-width="2.6" stroke-linecap="round"/><circle cx="94" cy="75" r="2.4" fill="${accent}"/>
<path d="M26 90c2 8 12 11 24 10" fill="none" stroke="${m.black}" stroke-width="3" stroke-linecap="round"/><rect x="48" y="95.5" width="14" height="8" rx="4" fill="${m.black}"/>`

export const dock: Drawing = ({ body, dark, light, trim }) => `
${floor(60, 42)}
${[0, 40]
  .map(
    (x) =>
      `<g transform="translate(${x} 0)"><path d="M24 52c4-4 8-1 16-1s12-3 16 1c6 5 8 22 6 30-2 7-7 6-11 1l-4-5H33l-4 5c-4 5-9 6-11-1-2-8 0-25 6-30z" fill="${x === 0 ? m.blackLight : m.black}"/><circle cx="30" cy="62" r="3" fill="#DDE4E7"/><circle cx="50" cy="62" r="3" fill="#E0A23A"/><circle cx="35" cy="70" r="3.6" fill="#1A2023"/><circle cx="46" cy="70" r="3.6" fill="#1A2023"/></g>`,
  )
  .join('')}
<path d="M20 84h80l6 14a4 4 0 0 1-4 5H18a4 4 0 0 1-4-5z" fill="${body}"/><path d="M84 84h16l6 14a4 4 0 0 1-4 5H86z" fill="${dark}"/><path d="M22 88h58" stroke="${light}" stroke-width="2.4" stroke-linecap="round"/><circle cx="34" cy="96" r="2" fill="${m.led}"/><circle cx="74" cy="96" r="2" fill="#7CC08E"/><rect x="50" y="94.5" width="14" height="3" rx="1.5" fill="${trim}" opacity=".7"/>`
