import { floor, material as m } from './ink.ts'
import type { Drawing } from './ink.ts'

export const shoe: Drawing = ({ body, dark, light, accent, accentDark, draw }) => `
${floor(62, 48)}
<path d="M15 80c0-9 2-20 7-27 6 6 16 6 22-2l9-9c10 18 25 27 44 29 9 1 12 8 11 17H15z" fill="${body}"/><path d="M53 42l-9 9c-6 8-16 8-22 2-1.8 2.6-3.2 5.8-4.3 9.4 16 9 36 7 46.6-6.4-4.3-4-8-8.6-11.3-14z" fill="${light}"/>
<path d="M15 80c0-2 .1-4 .4-6 14 7 26 2 36 8 14 8 36 6 56 1 .4 1.6.6 3.2.6 5H15z" fill="${dark}" opacity=".55"/>
<path d="M57 55l9-6M63 61.500l9-6M70 67l8-5" stroke="#fff" stroke-width="2.8" stroke-linecap="round"/><path d="M30 74c10 2 18-4 22-12" fill="none" stroke="${accent}" stroke-width="4.5" stroke-linecap="round"/><path d="M22 53c-2-3-2-6 1-8" fill="none" stroke="${dark}" stroke-width="3" stroke-linecap="round"/>
<path d="M13 86h96c2 9-2 16-11 16H25c-9 0-14-7-12-16z" fill="#F4F6F7"/>${
  draw > 0.5
    ? `<path d="M13.4 94h95.200c-1.6 5-5 8-10.6 8l-4 2-4-2-6 2-6-2-6 2-6-2-6 2-6-2-6 2-6-2-6 2-6-2c-6 0-10-3-12.6-8z" fill="${accentDark}"/>`
    : `<path d="M13.4 94h95.200c-1.6 5-5 8-10.6 8H25c-5.6 0-10-3-11.6-8z" fill="${accent}"/>`
}`

const tee = (fill: string, side: string, light: string): string =>
  `<path d="M44 22L24 32 12 54l15 8 5-8v46a3 3 0 0 0 3 3h50a3 3 0 0 0 3-3V54l5 8 15-8-12-22-20-10c-4 8-28 8-32 0z" fill="${fill}"/><path d="M88 54l5 8 15-8-12-22-14-7c6 24 6 54-1 78h4a3 3 0 0 0 3-3z" fill="${side}"/><path d="M44 22c4 8 28 8 32 0l-4-2c-4 5-20 5-24 0z" fill="${side}"/><path d="M38 52v42" stroke="${light}" stroke-width="2.6" stroke-linecap="round" opacity=".7"/>`

export const shirt: Drawing = ({ body, dark, light, accent, draw }) => `
${tee(body, dark, light)}${draw > 0.5 ? `<rect x="52" y="46" width="16" height="4" rx="2" fill="${accent}"/>` : `<path d="M32 58l56-8v7l-56 8z" fill="${accent}"/>`}`

export const bra: Drawing = ({ body, dark, light }) => `
<path d="M34 20c0 18-4 26-10 36l-2 32a4 4 0 0 0 4 4h68a4 4 0 0 0 4-4l-2-32c-6-10-10-18-10-36h-9c0 16-5 24-17 24S43 36 43 20z" fill="${body}"/><path d="M86 20c0 18 4 26 10 36l2 32a4 4 0 0 1-4 4H80c5-16 6-34 2-48-4-8-5-14-5-24z" fill="${dark}"/><path d="M22.5 80h75l.5 8a4 4 0 0 1-4 4H26a4 4 0 0 1-4-4z" fill="${dark}"/><path d="M34 62c8 8 18 10 26 2 8 8 18 6 26-2" fill="none" stroke="${light}" stroke-width="2.2" stroke-linecap="round" opacity=".9"/>`

export const leggings: Drawing = ({ body, dark, light, accent }) => `
<path d="M40 16h40l6 86a2 2 0 0 1-2 2H68l-8-58-8 58H36a2 2 0 0 1-2-2z" fill="${body}"/><path d="M68 16h12l6 86a2 2 0 0 1-2 2h-7c2-30-1-60-9-88z" fill="${dark}"/><path d="M40 16h40l.8 12H39.200z" fill="${light}" opacity=".9"/><path d="M41 36l-3 60" stroke="${light}" stroke-width="2.6" stroke-linecap="round" opacity=".7"/><path d="M60 30v18" stroke="${dark}" stroke-width="1.4"/><path d="M78 40l2 22" stroke="${accent}" stroke-width="3" stroke-linecap="round"/>`

export const shorts: Drawing = ({ body, dark, light, accent }) => `
<path d="M30 28h60l14 62a3 3 0 0 1-2.4 3.600L70 98l-10-34-10 34-31.6-4.400A3 3 0 0 1 16 90z" fill="${body}"/><path d="M78 28h12l14 62a3 3 0 0 1-2.4 3.600L90 95c2-24-2-46-12-67z" fill="${dark}"/><path d="M30 28h60l2 9H28z" fill="${light}"/><path d="M56 32c-2 8-4 10-4 14M64 32c2 8 3 9 3 13" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/><path d="M30 50l-8 36" stroke="${accent}" stroke-width="4" stroke-linecap="round"/>`

export const jacket: Drawing = ({ body, dark, light, accent }) => `
<path d="M42 24L24 32c-8 8-12 36-14 62l16 3 6-34v37a3 3 0 0 0 3 3h50a3 3 0 0 0 3-3V63l6 34 16-3c-2-26-6-54-14-62l-18-8z" fill="${body}"/><path d="M78 24l18 8c8 8 12 36 14 62l-16 3-6-34v37a3 3 0 0 1-3 3H70c6-26 8-54 8-79z" fill="${dark}"/>
<path d="M42 24c0-6 4-10 18-10s18 4 18 10c-4 6-8 8-18 8s-14-2-18-8z" fill="${light}"/><path d="M60 31v72" stroke="#fff" stroke-width="2" opacity=".85"/><rect x="58.2" y="34" width="3.6" height="7" rx="1.8" fill="${accent}"/><path d="M32 60h18M70 60h18" stroke="#fff" stroke-width="2.6" opacity=".55" stroke-linecap="round"/><path d="M38 78l8 10M82 78l-8 10" stroke="${dark}" stroke-width="2.2" stroke-linecap="round"/>`

export const hoodie: Drawing = ({ body, dark, light, accent }) => `
<path d="M42 28L24 36c-8 8-12 34-14 58l16 3 6-32v35a3 3 0 0 0 3 3h50a3 3 0 0 0 3-3V65l6 32 16-3c-2-24-6-50-14-58l-18-8z" fill="${body}"/><path d="M78 28l18 8c8 8 12 34 14 58l-16 3-6-32v35a3 3 0 0 1-3 3H74c4-26 5-52 4-75z" fill="${dark}"/>
<path d="M38 34c-2-14 8-22 22-22s24 8 22 22c-4 8-12 12-22 12s-18-4-22-12z" fill="${dark}"/><path d="M44 34c0-10 6-15 16-15s16 5 16 15c-4 5-8 7-16 7s-12-2-16-7z" fill="${light}"/><path d="M54 44v14M66 44v12" stroke="#fff" stroke-width="2.2" stroke-linecap="round"/><circle cx="54" cy="59" r="1.8" fill="${accent}"/><circle cx="66" cy="57" r="1.8" fill="${accent}"/>
<path d="M42 76h36l6 18H36z" fill="${dark}" opacity=".6"/><path d="M32 97h56v3a3 3 0 0 1-3 3H35a3 3 0 0 1-3-3z" fill="${dark}"/>`

export const socks: Drawing = ({ body, dark, light, accent, accentDark }) => {
  const sock = (x: number, fill: string, side: string): string =>
    `<g transform="translate(${x} 0)"><path d="M34 18h22v44c0 8 4 12 12 18 10 7 8 20-4 20-8 0-18-6-25-14-4-5-5-9-5-15z" fill="${fill}"/><path d="M34 18h22v10H34z" fill="${accent}"/><path d="M34 22h22M34 25.500h22" stroke="${accentDark}" stroke-width="1.2"/><path d="M34.3 74c6 1 9 5 9.5 16-5-5-9.2-9-9.5-16z" fill="${accent}"/><path d="M70 82c6 7 4 18-6 18-2 0-4-.4-6-1 0-8 4-14 12-17z" fill="${accent}"/><path d="M50 30v30" stroke="${side}" stroke-width="3" stroke-linecap="round"/></g>`
  return `${floor(66, 40)}${sock(22, dark, body)}${sock(-8, body, light)}`
}

export const cap: Drawing = ({ body, dark, light, accent }) => `
${floor(62, 44)}
<path d="M22 84c-2-28 14-48 38-48s36 18 36 46z" fill="${body}"/><path d="M66 36.400C84 40 96 58 96 82l-20 1c4-18 0-34-10-46.600z" fill="${dark}"/><path d="M58 36c-10 12-14 28-12 47" fill="none" stroke="${dark}" stroke-width="1.6"/><path d="M30 70c1-12 6-21 14-27" fill="none" stroke="${light}" stroke-width="3" stroke-linecap="round"/><circle cx="60" cy="36" r="3.4" fill="${dark}"/>
<path d="M60 82c18-4 34-2 50 10 2 3 0 7-4 6-16-4-32-6-46-4-14 1-28-1-36-6-3-2-3-5-2-6 12 4 26 3 38 0z" fill="${dark}"/><rect x="44" y="60" width="14" height="9" rx="2" fill="${accent}"/>`

export const beanie: Drawing = ({ body, dark, light, accent }) => `
${floor(60, 36)}
<path d="M26 76c-2-34 14-54 34-54s36 20 34 54z" fill="${body}"/><path d="M70 24c16 6 25 24 24 52H80c4-20 0-38-10-52z" fill="${dark}"/><path d="M40 74c-2-20 2-36 12-48M60 74V24M80 74c2-20-2-36-12-48" fill="none" stroke="${dark}" stroke-width="1.8" opacity=".8"/><path d="M32 66c0-14 4-24 10-31" fill="none" stroke="${light}" stroke-width="2.8" stroke-linecap="round"/>
<rect x="20" y="72" width="80" height="28" rx="8" fill="${light}"/><path d="M30 73v26M40 73v26M50 73v26M60 73v26M70 73v26M80 73v26M90 73v26" stroke="${body}" stroke-width="3"/><rect x="68" y="80" width="16" height="11" rx="2" fill="${accent}"/>`

export const tube: Drawing = ({ body, dark, light, accent }) => `
${floor(60, 30)}
<path d="M30 26h60c4 24-4 40 0 70 0 4-4 7-8 7H38c-4 0-8-3-8-7 4-30-4-46 0-70z" fill="${body}"/><path d="M76 26h14c4 24-4 40 0 70 0 4-4 7-8 7h-8c4-26 6-50 2-77z" fill="${dark}"/><ellipse cx="60" cy="26" rx="30" ry="7" fill="${dark}"/><ellipse cx="60" cy="26" rx="24" ry="4.5" fill="${m.blackDark}" opacity=".35"/><path d="M31 56c18 8 38-6 58 2M31 72c18 8 38-6 58 2" fill="none" stroke="${accent}" stroke-width="4" opacity=".9"/><path d="M37 38c1 12-1 22-2 34" fill="none" stroke="${light}" stroke-width="2.6" stroke-linecap="round"/>`
