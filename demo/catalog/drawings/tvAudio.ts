import { floor, material as m } from './ink.ts'
import type { Drawing } from './ink.ts'

const scenes = [
  // dunes at dusk
  `<rect x="14" y="27" width="92" height="54" fill="#F0B58A"/><circle cx="78" cy="50" r="9" fill="#FBE3C0"/><path d="M14 62c20-12 34 6 52-4s28-4 40 2v21H14z" fill="#C9764C"/><path d="M14 72c18-8 40 4 56-3s26-2 36 2v10H14z" fill="#8E4A36"/>`,
  // hills by day
  `<rect x="14" y="27" width="92" height="54" fill="#A9D3E0"/><circle cx="34" cy="42" r="7" fill="#F7EBC6"/><path d="M14 66l22-18 18 14 20-22 32 26v15H14z" fill="#3F8D87"/><path d="M14 74l28-10 26 8 38-12v21H14z" fill="#2C6460"/>`,
  // sea at night
  `<rect x="14" y="27" width="92" height="54" fill="#2C4160"/><circle cx="80" cy="42" r="7" fill="#E8EDF0"/><path d="M14 62h92v19H14z" fill="#1F3048"/><path d="M66 66h28M72 71h16M70 76h12" stroke="#8FA9C0" stroke-width="1.6" stroke-linecap="round"/><circle cx="30" cy="38" r="1" fill="#fff"/><circle cx="46" cy="46" r="1" fill="#fff"/><circle cx="56" cy="34" r="1" fill="#fff"/>`,
]

export const tv: Drawing = ({ draw }) => `
${floor(60, 42)}
<rect x="11" y="24" width="98" height="60" rx="3" fill="${m.blackDark}"/>${scenes[Math.floor(draw * 2.999)]}
<path d="M14 27h34L20 81h-6z" fill="#fff" opacity=".1"/><rect x="54" y="84" width="12" height="12" fill="${m.blackLight}"/><path d="M36 99a4 4 0 0 1 4-4h40a4 4 0 0 1 4 4v4H36z" fill="${m.black}"/>`

export const frameTv: Drawing = ({ body, dark, light }) => `
${floor(60, 36)}
<path d="M34 102l8-18M86 102l-8-18" stroke="#8A6A4A" stroke-width="4" stroke-linecap="round"/><path d="M60 84v18" stroke="#8A6A4A" stroke-width="4" stroke-linecap="round"/>
<rect x="10" y="18" width="100" height="68" rx="2" fill="${body}"/><path d="M110 20v66H12l6-6h84V26z" fill="${dark}"/><path d="M10 20l8 6v54l-8 6z" fill="${light}" opacity=".7"/><rect x="18" y="26" width="84" height="54" fill="#F3EEE4"/>
<circle cx="48" cy="50" r="14" fill="#D9705E"/><path d="M48 36a14 14 0 0 1 0 28z" fill="#2C4160"/><rect x="66" y="38" width="22" height="26" fill="#E3B74B"/><path d="M66 64l22-26v26z" fill="#3F7D77"/>`

export const soundbar: Drawing = ({ body, dark, light, draw }) => `
${floor(60, 50)}
${draw > 0.55 ? `<rect x="72" y="30" width="30" height="46" rx="5" fill="${dark}"/><rect x="72" y="30" width="30" height="6" rx="3" fill="${light}"/><circle cx="87" cy="56" r="10" fill="${m.blackDark}" opacity=".55"/><circle cx="87" cy="56" r="4" fill="${light}"/>` : ''}
<rect x="9" y="74" width="102" height="26" rx="9" fill="${body}"/><path d="M9 84v-1a9 9 0 0 1 9-9h84a9 9 0 0 1 9 9v1z" fill="${light}"/>
<path d="M20 91h64" stroke="${dark}" stroke-width="9" stroke-dasharray="1.8 2.2"/><circle cx="98" cy="91" r="2.6" fill="${m.led}"/><rect x="20" y="99" width="12" height="4" rx="2" fill="${m.black}"/><rect x="88" y="99" width="12" height="4" rx="2" fill="${m.black}"/>`

export const headphones: Drawing = ({ body, dark, light, trim, trimDark }) => `
${floor(60, 36)}
<path d="M28 70V58c0-22 14-38 32-38s32 16 32 38v12" fill="none" stroke="${body}" stroke-width="8" stroke-linecap="round"/><path d="M34 44c4-12 14-19 26-19" fill="none" stroke="${light}" stroke-width="2.6" stroke-linecap="round"/>
<path d="M30 56v16M90 56v16" stroke="${m.steelDark}" stroke-width="3.4" stroke-linecap="round"/>
<rect x="18" y="64" width="22" height="36" rx="11" fill="${body}"/><rect x="34" y="66" width="10" height="32" rx="5" fill="${trimDark}"/><rect x="80" y="64" width="22" height="36" rx="11" fill="${dark}"/><rect x="76" y="66" width="10" height="32" rx="5" fill="${trimDark}"/>
<path d="M24 74v14" stroke="${light}" stroke-width="3" stroke-linecap="round"/><circle cx="95" cy="82" r="3" fill="${trim}" opacity=".6"/>`

export const earbuds: Drawing = ({ body, dark, light, trimDark }) => `
${floor(60, 34)}
<path d="M30 62a10 10 0 0 1 10-10h40a10 10 0 0 1 10 10v26a15 15 0 0 1-15 15H45a15 15 0 0 1-15-15z" fill="${body}"/><path d="M78 52h2a10 10 0 0 1 10 10v26a15 15 0 0 1-15 15h-6c8-12 11-34 9-51z" fill="${dark}"/><path d="M30 70h60" stroke="${dark}" stroke-width="1.4"/><circle cx="60" cy="80" r="2.2" fill="#7CC08E"/><path d="M36 64v-2a5 5 0 0 1 5-5" fill="none" stroke="${light}" stroke-width="2.6" stroke-linecap="round"/>
<g transform="rotate(-14 44 32)"><circle cx="42" cy="26" r="10" fill="${body}"/><path d="M45 30h8v18a4 4 0 0 1-8 0z" fill="${dark}"/><circle cx="37" cy="25" r="4.6" fill="${trimDark}"/></g><g transform="rotate(14 76 32)"><circle cx="78" cy="26" r="10" fill="${body}"/><path d="M67 30h8v18a4 4 0 0 1-8 0z" fill="${dark}"/><circle cx="83" cy="25" r="4.6" fill="${trimDark}"/></g>`

export const speaker: Drawing = ({ body, dark, light, trim, trimDark, draw }) =>
  draw > 0.5
    ? `${floor(60, 44)}<rect x="17" y="52" width="86" height="50" rx="25" fill="${body}"/><path d="M80 52a25 25 0 0 1 0 50c10-14 10-36 0-50z" fill="${dark}"/><path d="M30 62h48M26 70h54M25 78h56M26 86h54M30 94h48" stroke="${light}" stroke-width="1.8" stroke-dasharray="2 2.4" opacity=".8"/><ellipse cx="92" cy="77" rx="8" ry="17" fill="${trimDark}"/><ellipse cx="92" cy="77" rx="4" ry="9" fill="${trim}"/><path d="M36 52c-2-14 10-20 22-18s12 8 14 18" fill="none" stroke="${trim}" stroke-width="3.4"/>`
    : `${floor(60, 28)}<rect x="34" y="22" width="52" height="81" rx="12" fill="${body}"/><path d="M72 22h2a12 12 0 0 1 12 12v57a12 12 0 0 1-12 12h-4c6-26 6-56 2-81z" fill="${dark}"/><path d="M40 34v-1a6 6 0 0 1 6-6" fill="none" stroke="${light}" stroke-width="3" stroke-linecap="round"/><circle cx="59" cy="45" r="9" fill="${trimDark}"/><circle cx="59" cy="45" r="4" fill="${trim}"/><circle cx="59" cy="77" r="17" fill="${trimDark}"/><circle cx="59" cy="77" r="10" fill="${trim}"/><circle cx="59" cy="77" r="4" fill="${trimDark}"/>`

export const mount: Drawing = ({ body, dark, light }) => `
<rect x="20" y="22" width="14" height="78" rx="3" fill="${body}"/><rect x="29" y="22" width="5" height="78" rx="2" fill="${dark}"/><circle cx="26" cy="32" r="2.6" fill="${m.steelLight}"/><circle cx="26" cy="90" r="2.6" fill="${m.steelLight}"/>
<path d="M34 54l28-10M34 68l28 10" stroke="${dark}" stroke-width="8" stroke-linecap="round"/><path d="M62 44l18 14M62 78l18-14" stroke="${body}" stroke-width="8" stroke-linecap="round"/><circle cx="62" cy="44" r="4" fill="${m.steel}"/><circle cx="62" cy="78" r="4" fill="${m.steel}"/>
<rect x="78" y="28" width="10" height="66" rx="3" fill="${body}"/><rect x="86" y="34" width="14" height="8" rx="2" fill="${dark}"/><rect x="86" y="80" width="14" height="8" rx="2" fill="${dark}"/><path d="M80.5 33v56" stroke="${light}" stroke-width="2" stroke-linecap="round"/>`

export const cable: Drawing = ({ body, dark, light }) => `
${floor(60, 38)}
<ellipse cx="60" cy="68" rx="34" ry="30" fill="none" stroke="${dark}" stroke-width="6"/><ellipse cx="60" cy="66" rx="27" ry="24" fill="none" stroke="${body}" stroke-width="6"/><ellipse cx="60" cy="66" rx="27" ry="24" fill="none" stroke="${light}" stroke-width="1.4" stroke-dasharray="2 3"/>
<rect x="52" y="34" width="16" height="12" rx="3" fill="#D9705E"/><rect x="52" y="88" width="16" height="12" rx="3" fill="#D9705E"/>
<path d="M84 44l10-14" stroke="${body}" stroke-width="6" stroke-linecap="round"/><g transform="rotate(36 96 24)"><rect x="88" y="14" width="16" height="18" rx="3" fill="${dark}"/><rect x="90.5" y="6" width="11" height="9" fill="${m.steel}"/></g>`
