import { floor, material as m } from './ink.ts'
import type { Drawing } from './ink.ts'

const stream = (x: number, y: number, height: number): string =>
  `<path d="M${x} ${y}v${height}M${x + 4} ${y}v${height}" stroke="${m.coffee}" stroke-width="1.5"/>`

/** A small cup under a spout; `x`, `y`: its upper left corner. */
const cup = (x: number, y: number, fill: string, side: string): string => `
<path d="M${x + 20} ${y + 4}h3.4a3.8 3.8 0 0 1 0 7.600h-4" fill="none" stroke="${fill}" stroke-width="2.4"/>
<path d="M${x} ${y}h21v8a9 9 0 0 1-9 9h-3a9 9 0 0 1-9-9z" fill="${fill}"/>
<path d="M${x + 15} ${y}h6v8a9 9 0 0 1-9 9h-2c4-4 5.5-9 5-17z" fill="${side}"/>
<rect x="${x + 2}" y="${y}" width="17" height="2.4" rx="1.2" fill="#7A4A2B"/>`

export const espressoMachine: Drawing = ({ body, dark, light, accent, accentDark, trim, trimDark }) => `
${floor(58, 44)}
<rect x="84" y="26" width="17" height="66" rx="5" fill="${m.glass}"/>
<rect x="84" y="48" width="17" height="44" rx="5" fill="${m.water}"/>
<path d="M88 31v56" stroke="#fff" stroke-width="2.2" stroke-linecap="round" opacity=".55"/>
<rect x="53" y="24" width="34" height="72" rx="4" fill="${dark}"/>
<path d="M21 28a9 9 0 0 1 9-9h50a9 9 0 0 1 9 9v13a6 6 0 0 1-6 6H27a6 6 0 0 1-6-6z" fill="${body}"/>
<path d="M21 29v-1a9 9 0 0 1 9-9h50a9 9 0 0 1 9 9v1z" fill="${light}"/>
<circle cx="33" cy="38" r="5.4" fill="${m.steelLight}"/><circle cx="33" cy="38" r="4" fill="#fff"/>
<path d="M33 38l2.3-2.3" stroke="#B3472E" stroke-width="1.1" stroke-linecap="round"/>
<circle cx="48" cy="38" r="2.6" fill="${trim}" opacity=".75"/><circle cx="57" cy="38" r="2.6" fill="${trim}" opacity=".75"/>
<circle cx="66" cy="38" r="2.6" fill="#E0A23A"/>
<path d="M77 34.500v7" stroke="${trim}" stroke-width="2.6" stroke-linecap="round" opacity=".75"/>
<rect x="31" y="47" width="22" height="5" rx="1.5" fill="${m.steel}"/><rect x="34" y="52" width="16" height="6.5" rx="2" fill="${m.steelDark}"/>
<path d="M49 55.500l-30 1.6" stroke="${trimDark}" stroke-width="4.4" stroke-linecap="round"/>
<path d="M39.5 58.500l-.5 4M44.5 58.500l.5 4" stroke="${m.steelDark}" stroke-width="2.2"/>
${stream(40, 62, 13)}${cup(31, 75, accent, accentDark)}
<rect x="18" y="94" width="74" height="9" rx="3.5" fill="${trimDark}"/>
<rect x="23" y="91.5" width="37" height="3.2" rx="1.4" fill="#B7C1C6"/><path d="M26 93.100h31" stroke="#7E8A90" stroke-width=".8" stroke-dasharray="2 1.6"/>`

export const leverMachine: Drawing = ({ body, dark, light, accentLight }) => `
${floor(58, 37)}
<path d="M80 22l12-8" stroke="${m.steelDark}" stroke-width="3" stroke-linecap="round"/><circle cx="93" cy="13.5" r="4" fill="${m.black}"/>
<path d="M29 36a15 15 0 0 1 15-15h27a15 15 0 0 1 15 15v12H29z" fill="${body}"/>
<path d="M29.4 32.500A15 15 0 0 1 44 21h27a15 15 0 0 1 14.6 11.500z" fill="${light}"/>
<rect x="59" y="48" width="27" height="48" fill="${dark}"/><rect x="59" y="48" width="7" height="48" fill="${body}" opacity=".5"/>
<circle cx="73" cy="40" r="4.6" fill="#fff" opacity=".9"/><path d="M73 40v-2.8" stroke="${dark}" stroke-width="1.2" stroke-linecap="round"/>
<rect x="23" y="47" width="35" height="6" rx="2.4" fill="${m.blackDark}"/><path d="M35 53h13l-2 8h-9z" fill="${m.steelDark}"/>
${stream(39.5, 61, 14)}${cup(31, 75, '#FFFFFF', accentLight)}
<rect x="22" y="94" width="68" height="9" rx="4" fill="${m.blackDark}"/><rect x="27" y="92" width="30" height="3" rx="1.4" fill="#B7C1C6"/>`

export const capsuleMachine: Drawing = ({ body, dark, light, accent, accentDark, trimDark, trim }) => `
${floor(60, 36)}
<path d="M70 20h13a9 9 0 0 1 9 9v73H70z" fill="${dark}"/>
<rect x="32" y="20" width="48" height="82" rx="9" fill="${body}"/><path d="M32 29a9 9 0 0 1 9-9h30a9 9 0 0 1 9 9v4H32z" fill="${light}"/>
<rect x="46" y="13" width="22" height="8" rx="4" fill="${trim}"/>
<circle cx="56" cy="31.5" r="5" fill="${trimDark}" opacity=".85"/><path d="M56 29v2.6" stroke="${m.led}" stroke-width="1.6" stroke-linecap="round"/>
<path d="M38 46h36v44a4 4 0 0 1-4 4H42a4 4 0 0 1-4-4z" fill="${trimDark}"/>
<path d="M48 44h16v7a3 3 0 0 1-3 3H51a3 3 0 0 1-3-3z" fill="${m.steelDark}"/>
${stream(54, 54, 19)}${cup(45, 73, accent, accentDark)}
<rect x="38" y="90" width="36" height="5" rx="2" fill="#B7C1C6"/><path d="M42 92.400h28" stroke="#7E8A90" stroke-width=".8" stroke-dasharray="2 1.6"/>`

export const columnMachine: Drawing = ({ body, dark, light, accent, accentDark, trim, trimDark }) => `
${floor(60, 42)}
<path d="M52 13h26l-4 14H56z" fill="${m.glass}"/><path d="M54 19h22l-2 8H56z" fill="#7A4A2B"/><rect x="50" y="10" width="30" height="4.5" rx="2.2" fill="${trim}"/>
<rect x="24" y="26" width="74" height="68" rx="7" fill="${body}"/><path d="M78 26h13a7 7 0 0 1 7 7v61H78z" fill="${dark}"/>
<path d="M24 33a7 7 0 0 1 7-7h60a7 7 0 0 1 7 7v2H24z" fill="${light}"/>
<rect x="32" y="40" width="40" height="12" rx="3" fill="${m.blackDark}"/><path d="M37 46h12M53 46h5" stroke="${m.led}" stroke-width="2" stroke-linecap="round"/><circle cx="67" cy="46" r="1.8" fill="#E0A23A"/>
<path d="M32 58h40v32H32z" fill="${trimDark}" opacity=".92"/><rect x="43" y="56" width="17" height="7" rx="2" fill="${m.steel}"/>
${stream(49.5, 63, 10)}${cup(40, 73, accent, accentDark)}
<circle cx="88" cy="46" r="5" fill="${m.steelLight}"/><path d="M88 46v-3" stroke="${m.black}" stroke-width="1.4" stroke-linecap="round"/>
<path d="M90 56c4 8 4 18 1 28" fill="none" stroke="${m.steel}" stroke-width="2.6" stroke-linecap="round"/>
<rect x="20" y="93" width="82" height="10" rx="4" fill="${trimDark}"/><rect x="32" y="90" width="40" height="4" rx="1.6" fill="#B7C1C6"/>`

const capsule = (x: number, y: number, width: number, fill: string, top: string, foil: string): string => `
<path d="M${x} ${y}h${width}l-3.6 17H${x + 3.6}z" fill="${fill}"/>
<ellipse cx="${x + width / 2}" cy="${y}" rx="${width / 2 + 1.4}" ry="4.4" fill="${top}"/><ellipse cx="${x + width / 2}" cy="${y}" rx="${width / 2 - 2.6}" ry="2.7" fill="${foil}"/>`

export const capsules: Drawing = ({ body, dark, light, accent, accentDark, accentLight }) => `
${floor(60, 42)}
<path d="M80 40l15 7v50l-15 5z" fill="${dark}"/><rect x="24" y="36" width="57" height="66" rx="3" fill="${body}"/>
<path d="M24 39a3 3 0 0 1 3-3h51a3 3 0 0 1 3 3v16H24z" fill="${accent}"/><path d="M81 40l14 7v13l-14-5z" fill="${accentDark}"/>
<rect x="34" y="63" width="37" height="4" rx="2" fill="#fff" opacity=".82"/><rect x="40" y="70.5" width="25" height="2.6" rx="1.3" fill="#fff" opacity=".5"/>
<circle cx="52.5" cy="45.5" r="5.4" fill="${accentLight}"/><path d="M49.8 45.500c1.8-2.6 3.6 2.6 5.4 0" fill="none" stroke="${dark}" stroke-width="1.3" stroke-linecap="round"/>
${capsule(62, 85, 25, accent, accentLight, accentDark)}${capsule(30, 87, 22, light, m.steelLight, light)}`

export const beans: Drawing = ({ body, dark, light, accent, accentDark }) => `
${floor(60, 34)}
<path d="M36 30h48l4 68a5 5 0 0 1-5 5H37a5 5 0 0 1-5-5z" fill="${body}"/><path d="M72 30h12l4 68a5 5 0 0 1-5 5h-9c3-24 2-50-2-73z" fill="${dark}"/>
<path d="M36 30l3-11h42l3 11z" fill="${light}"/><path d="M38.5 21.500h43" stroke="${dark}" stroke-width="1.6" stroke-dasharray="2 1.6"/>
<rect x="38" y="46" width="39" height="40" rx="3" fill="${m.paper}"/><rect x="38" y="46" width="39" height="9" rx="3" fill="${accent}"/>
<rect x="46" y="76" width="23" height="2.6" rx="1.3" fill="#B9AE9E"/><rect x="50" y="80.5" width="15" height="2.2" rx="1.1" fill="#D6CEC2"/>
<g transform="rotate(-28 57.5 65)"><ellipse cx="57.5" cy="65" rx="8.5" ry="6" fill="#6B4227"/><path d="M50 65c4-3 10 3 15 0" fill="none" stroke="#A5744C" stroke-width="1.5" stroke-linecap="round"/></g>
<circle cx="57.5" cy="37.5" r="3" fill="${accentDark}" opacity=".55"/><circle cx="57.5" cy="37.5" r="1.1" fill="${dark}"/>`

export const grinder: Drawing = ({ body, dark, light, trim }) => `
${floor(60, 27)}
<path d="M42 24h36l-4 26H46z" fill="${m.glass}"/><path d="M44 37h32l-2 13H46z" fill="#7A4A2B"/>
<path d="M47 39.500c2-1.6 3.6-.4 4 1M56 38.500c2-1.2 4 0 4 1.500M66 40c1.6-1.4 3.6-.6 4 .8" stroke="#A5744C" stroke-width="1.4" fill="none" stroke-linecap="round"/>
<path d="M47 26l2 20" stroke="#fff" stroke-width="2" stroke-linecap="round" opacity=".6"/><rect x="40" y="19" width="40" height="6" rx="3" fill="${trim}"/>
<rect x="42" y="50" width="36" height="30" rx="3" fill="${body}"/><path d="M68 50h7a3 3 0 0 1 3 3v24a3 3 0 0 1-3 3h-7z" fill="${dark}"/><rect x="42" y="50" width="36" height="4" rx="2" fill="${light}"/>
<circle cx="56" cy="66" r="7" fill="#fff" opacity=".88"/><path d="M56 66v-4.4" stroke="${dark}" stroke-width="1.8" stroke-linecap="round"/>
<rect x="45" y="80" width="30" height="18" rx="2" fill="${m.steelLight}"/><path d="M47 89h26v7a2 2 0 0 1-2 2H49a2 2 0 0 1-2-2z" fill="#8A5A38"/><rect x="40" y="97" width="40" height="6" rx="3" fill="${trim}"/>`

export const handGrinder: Drawing = ({ body, dark, light }) => `
${floor(58, 20)}
<path d="M58 27V20h26" fill="none" stroke="${m.steelDark}" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/><rect x="79" y="12" width="10" height="12" rx="5" fill="#7A4A2B"/>
<path d="M46 34c0-5 5-8 12-8s12 3 12 8z" fill="${m.steel}"/><rect x="44" y="34" width="28" height="33" rx="3" fill="${body}"/><path d="M64 34h5a3 3 0 0 1 3 3v27a3 3 0 0 1-3 3h-5z" fill="${dark}"/><path d="M48.5 38v25" stroke="${light}" stroke-width="3" stroke-linecap="round"/>
<rect x="42" y="66" width="32" height="5" rx="2" fill="${m.steelDark}"/><path d="M45 71h26v28a4 4 0 0 1-4 4H49a4 4 0 0 1-4-4z" fill="${m.glass}"/><path d="M45 84h26v15a4 4 0 0 1-4 4H49a4 4 0 0 1-4-4z" fill="#8A5A38"/><path d="M49 74v24" stroke="#fff" stroke-width="2" stroke-linecap="round" opacity=".5"/>`

export const frother: Drawing = ({ body, dark, light, trim }) => `
${floor(58, 29)}
<path d="M79 50h9a6 6 0 0 1 6 6v17a9 9 0 0 1-9 9h-8" fill="none" stroke="${m.black}" stroke-width="5"/>
<path d="M36 40h44l-4 54H40z" fill="${body}"/><path d="M67 40h13l-4 54H65c2.6-18 3.6-36 2-54z" fill="${dark}"/><path d="M42.5 46l2.6 42" stroke="${light}" stroke-width="3" stroke-linecap="round" opacity=".8"/>
<rect x="34" y="33" width="48" height="8" rx="4" fill="${trim}"/><circle cx="58" cy="30" r="4" fill="${trim}"/>
<rect x="36" y="93" width="44" height="10" rx="4" fill="${m.black}"/><circle cx="58" cy="98" r="2.4" fill="${m.led}"/>`

export const frotherStick: Drawing = ({ body, dark, light }) => `
<g transform="rotate(24 60 60)"><rect x="52" y="14" width="16" height="44" rx="8" fill="${body}"/><path d="M62 14.400a8 8 0 0 1 6 7.600v28a8 8 0 0 1-6 7.600z" fill="${dark}"/><path d="M56 22v28" stroke="${light}" stroke-width="2.6" stroke-linecap="round"/><rect x="56.5" y="20" width="7" height="4" rx="2" fill="#fff" opacity=".85"/>
<path d="M60 58v34" stroke="${m.steelDark}" stroke-width="2.4"/><ellipse cx="60" cy="96" rx="10" ry="4.4" fill="none" stroke="${m.steelDark}" stroke-width="3"/><path d="M52 95h16" stroke="${m.steel}" stroke-width="1.4" stroke-dasharray="1.6 1.6"/></g>`

export const descaler: Drawing = ({ body, dark, light }) => `
${floor(60, 26)}
<rect x="52" y="15" width="16" height="14" rx="3" fill="${body}"/><path d="M55 17.500v9M60 17.500v9M65 17.500v9" stroke="${dark}" stroke-width="1.4"/>
<path d="M50 29h20l2 9c9 4 12 9 12 17v42a6 6 0 0 1-6 6H42a6 6 0 0 1-6-6V55c0-8 3-13 12-17z" fill="#EFF4F6"/><path d="M70 29l2 9c9 4 12 9 12 17v42a6 6 0 0 1-6 6h-7c4-20 4-50-6-74z" fill="#D3DFE5"/>
<rect x="36" y="58" width="48" height="33" fill="${body}"/><path d="M72.5 58H84v33H72.800c1-10 1-22-.3-33z" fill="${dark}"/>
<path d="M57 63c4.2 5.4 6.4 8.6 6.4 11.800a6.4 6.4 0 0 1-12.8 0c0-3.2 2.2-6.4 6.4-11.800z" fill="#fff"/><rect x="45" y="85" width="24" height="2.2" rx="1.1" fill="${light}"/>`

export const filter: Drawing = ({ body, dark, light }) => {
  const one = (x: number, y: number): string => `
<path d="M${x} ${y + 12}h26v34a5 5 0 0 1-5 5H${x + 5}a5 5 0 0 1-5-5z" fill="#F3F7F8"/><path d="M${x + 18} ${y + 12}h8v34a5 5 0 0 1-5 5h-3z" fill="#D6E1E6"/>
<path d="M${x + 3} ${y + 12}l3-10h14l3 10z" fill="${body}"/><path d="M${x + 16} ${y + 2}h4l3 10h-5z" fill="${dark}"/><rect x="${x + 8}" y="${y - 3}" width="10" height="6" rx="2" fill="${dark}"/>
<path d="M${x + 5} ${y + 22}h16M${x + 5} ${y + 29}h16M${x + 5} ${y + 36}h16" stroke="${light}" stroke-width="2.6" stroke-linecap="round"/>`
  return `${floor(60, 40)}${one(30, 42)}${one(64, 42)}${one(47, 52)}`
}

export const cups: Drawing = ({ body, dark, light, accent, accentDark, accentLight }) => `
${floor(60, 42)}
<ellipse cx="42" cy="98" rx="27" ry="4.6" fill="${light}"/><path d="M22 58h36v20a15 15 0 0 1-15 15h-6a15 15 0 0 1-15-15z" fill="${body}"/><path d="M48 58h10v20a15 15 0 0 1-15 15h-3c6-8 9-20 8-35z" fill="${dark}"/>
<path d="M58 63h5a7 7 0 0 1 0 14h-6" fill="none" stroke="${body}" stroke-width="4"/><ellipse cx="40" cy="58" rx="18" ry="4.4" fill="${light}"/><ellipse cx="40" cy="58.4" rx="15" ry="3.2" fill="#6B4227"/>
<path d="M34 47c-3-4 3-6 0-10M44 47c-3-4 3-6 0-10" fill="none" stroke="#B9B2A6" stroke-width="1.8" stroke-linecap="round" opacity=".7"/>
<ellipse cx="80" cy="101" rx="22" ry="4" fill="${accentLight}"/><path d="M65 70h30v15a12 12 0 0 1-12 12h-6a12 12 0 0 1-12-12z" fill="${accent}"/><path d="M87 70h8v15a12 12 0 0 1-12 12h-3c5-6 8-15 7-27z" fill="${accentDark}"/>
<path d="M95 74h3.600a5.4 5.4 0 0 1 0 10.800H94" fill="none" stroke="${accent}" stroke-width="3.4"/><ellipse cx="80" cy="70" rx="15" ry="3.6" fill="${accentLight}"/><ellipse cx="80" cy="70.3" rx="12.4" ry="2.6" fill="#6B4227"/>`

export const tamper: Drawing = ({ body, dark, light, accent, accentDark }) => `
${floor(60, 28)}
<path d="M60 18c9 0 14 5 14 12 0 9-7 11-8 20l-1 14H55l-1-14c-1-9-8-11-8-20 0-7 5-12 14-12z" fill="${body}"/><path d="M63 18.200c7.6.8 11 5.6 11 11.8 0 9-7 11-8 20l-1 14h-4c1-8 2-12 4-18 3-9 3-20-2-27.800z" fill="${dark}"/><ellipse cx="54" cy="27" rx="3.6" ry="5" fill="${light}" opacity=".8"/>
<rect x="53" y="62" width="14" height="14" fill="${m.steelDark}"/><rect x="53" y="62" width="14" height="4" fill="${m.steel}"/>
<path d="M38 80a6 6 0 0 1 6-6h32a6 6 0 0 1 6 6v20a3 3 0 0 1-3 3H41a3 3 0 0 1-3-3z" fill="${accent}"/><path d="M70 74h6a6 6 0 0 1 6 6v20a3 3 0 0 1-3 3h-9z" fill="${accentDark}"/><path d="M44 80v18" stroke="#fff" stroke-width="3" stroke-linecap="round" opacity=".5"/>`
