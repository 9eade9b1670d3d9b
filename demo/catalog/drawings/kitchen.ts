import { floor, material as m } from './ink.ts'
import type { Drawing } from './ink.ts'

export const kettle: Drawing = ({ body, dark, light, trim }) => `
${floor(58, 38)}
<path d="M80 42c16-2 20 6 18 20s-8 22-18 24" fill="none" stroke="${m.black}" stroke-width="6" stroke-linecap="round"/>
<path d="M38 34h40l8 58a4 4 0 0 1-4 5H34a4 4 0 0 1-4-5z" fill="${body}"/><path d="M68 34h10l8 58a4 4 0 0 1-4 5H70c3-20 2-43-2-63z" fill="${dark}"/>
<path d="M38 38L22 46l4 6 10-3z" fill="${dark}"/><path d="M43 42l-5 46" stroke="${light}" stroke-width="3.4" stroke-linecap="round"/>
<path d="M40 34c1-7 8-10 18-10s17 3 18 10z" fill="${trim}"/><rect x="53" y="17" width="10" height="8" rx="3" fill="${trim}"/>
<rect x="28" y="96" width="60" height="7" rx="3.5" fill="${m.black}"/><circle cx="58" cy="90" r="2.2" fill="#E0A23A"/>`

export const gooseneck: Drawing = ({ body, dark, light, trim }) => `
${floor(62, 36)}
<path d="M84 50c16-3 20 4 19 14s-6 18-17 20" fill="none" stroke="${m.black}" stroke-width="5.5" stroke-linecap="round"/>
<path d="M46 84C28 82 34 50 22 42" fill="none" stroke="${dark}" stroke-width="5" stroke-linecap="round"/><path d="M18 43l7-3" stroke="${dark}" stroke-width="4" stroke-linecap="round"/>
<path d="M46 46h38l6 44a6 6 0 0 1-6 7H46a6 6 0 0 1-6-7z" fill="${body}"/><path d="M74 46h10l6 44a6 6 0 0 1-6 7h-9c3-16 3-34-1-51z" fill="${dark}"/><path d="M51 54l-3 34" stroke="${light}" stroke-width="3.4" stroke-linecap="round"/>
<ellipse cx="65" cy="46" rx="19" ry="4.5" fill="${trim}"/><path d="M58 43c0-5 14-5 14 0z" fill="${trim}"/><circle cx="65" cy="36" r="4" fill="${m.black}"/>
<rect x="36" y="96" width="58" height="7" rx="3.5" fill="${m.black}"/><rect x="58" y="98" width="14" height="3" rx="1.5" fill="${m.led}"/>`

export const toaster: Drawing = ({ body, dark, light, trim, draw }) => `
${floor(60, 44)}
<path d="M36 50V34c0-6 4-8 10-8s10 2 10 8v16z" fill="#D9A566"/><path d="M39 50V36c0-4 3-6 7-6s7 2 7 6v14z" fill="#EBC894"/>
<path d="M60 50V36c0-6 4-8 10-8s10 2 10 8v14z" fill="#C98F4F"/><path d="M63 50V38c0-4 3-6 7-6s7 2 7 6v12z" fill="#DDB178"/>
<path d="M20 56a10 10 0 0 1 10-10h60a10 10 0 0 1 10 10v36a7 7 0 0 1-7 7H27a7 7 0 0 1-7-7z" fill="${body}"/><path d="M86 46h4a10 10 0 0 1 10 10v36a7 7 0 0 1-7 7h-9c4-16 5-36 2-53z" fill="${dark}"/>
<path d="M20.4 54A10 10 0 0 1 30 46h60a10 10 0 0 1 9.6 8z" fill="${light}"/><rect x="32" y="46" width="56" height="3.5" rx="1.7" fill="${m.blackDark}"/>
${draw > 0.5 ? `<path d="M30 64h36M30 72h36M30 80h36" stroke="${light}" stroke-width="2" stroke-linecap="round" opacity=".7"/>` : `<rect x="30" y="66" width="30" height="4" rx="2" fill="${light}" opacity=".8"/>`}
<circle cx="76" cy="80" r="7" fill="${trim}"/><path d="M76 80v-4.5" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/><rect x="96" y="62" width="9" height="5" rx="2.5" fill="${m.black}"/>
<rect x="28" y="98" width="14" height="5" rx="2" fill="${m.black}"/><rect x="78" y="98" width="14" height="5" rx="2" fill="${m.black}"/>`

export const blender: Drawing = ({ body, dark, light, accent, accentDark, trim }) => `
${floor(58, 28)}
<path d="M78 32h9a5 5 0 0 1 5 5v16a6 6 0 0 1-6 6h-8" fill="none" stroke="${m.steelDark}" stroke-width="4.5"/>
<path d="M36 24h44l-6 48H42z" fill="${m.glass}"/><path d="M38.4 42h39.200L74 72H42z" fill="${accent}"/><path d="M68 42h9.600L74 72h-8z" fill="${accentDark}"/><ellipse cx="58" cy="42" rx="19.6" ry="2.6" fill="#fff" opacity=".35"/>
<circle cx="50" cy="52" r="2" fill="#fff" opacity=".5"/><circle cx="62" cy="58" r="1.5" fill="#fff" opacity=".5"/><path d="M42 28l3 38" stroke="#fff" stroke-width="2.4" stroke-linecap="round" opacity=".6"/>
<rect x="34" y="18" width="48" height="7" rx="3" fill="${trim}"/><rect x="50" y="12" width="16" height="7" rx="3" fill="${trim}"/>
<path d="M42 72h32l5 31H37z" fill="${body}"/><path d="M66 72h8l5 31H67z" fill="${dark}"/><rect x="42" y="72" width="32" height="4" fill="${light}"/><circle cx="57" cy="90" r="6" fill="#fff" opacity=".9"/><path d="M57 90v-4" stroke="${dark}" stroke-width="1.8" stroke-linecap="round"/>`

export const airFryer: Drawing = ({ body, dark, light, trim, accent }) => `
${floor(60, 38)}
<path d="M28 44c0-16 12-26 32-26s32 10 32 26v50a8 8 0 0 1-8 8H36a8 8 0 0 1-8-8z" fill="${body}"/><path d="M74 20c12 4 18 13 18 24v50a8 8 0 0 1-8 8h-8c5-26 6-58-2-82z" fill="${dark}"/>
<path d="M34 42c1-11 9-18 20-19" fill="none" stroke="${light}" stroke-width="3.4" stroke-linecap="round"/>
<rect x="40" y="32" width="38" height="14" rx="5" fill="${m.blackDark}"/><path d="M46 39h10" stroke="${m.led}" stroke-width="2.4" stroke-linecap="round"/><circle cx="64" cy="39" r="1.8" fill="${accent}"/><circle cx="71" cy="39" r="1.8" fill="#8C989E"/>
<path d="M32 56h56v38a5 5 0 0 1-5 5H37a5 5 0 0 1-5-5z" fill="${trim}" opacity=".9"/><rect x="40" y="62" width="40" height="20" rx="5" fill="#E7B565"/><path d="M45 78l6-10 7 10 6-9 8 9z" fill="#C98A3C"/>
<rect x="50" y="86" width="20" height="9" rx="4" fill="${m.steel}"/><rect x="54" y="88.5" width="12" height="4" rx="2" fill="${m.steelDark}"/>`
