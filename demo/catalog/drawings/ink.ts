import { shade } from '../palette.ts'

/** What a drawing is painted with: hex colours. A picture is 120 × 120, its floor at y = 104. */
export interface Ink {
  /** body, its shadow side, its light side */
  body: string
  dark: string
  light: string
  accent: string
  accentDark: string
  accentLight: string
  /** small parts: near black, lighter on a body that is near black itself */
  trim: string
  trimDark: string
  /** 0 to 1, the product's own: which of a drawing's variations */
  draw: number
}

export type Drawing = (ink: Ink) => string

export const material = {
  steel: '#C9D2D6',
  steelDark: '#AEB9BE',
  steelLight: '#E1E7EA',
  black: '#2F393E',
  blackLight: '#465258',
  blackDark: '#1D2427',
  glass: '#D3E6EC',
  water: '#A3CBD9',
  coffee: '#6B4227',
  paper: '#FFFBF2',
  white: '#FFFFFF',
  led: '#5FC3D8',
} as const

export function inkOf(body: string, accent: string, draw: number): Ink {
  const isDark = luminance(body) < 0.32
  return {
    body,
    dark: shade(body, luminance(body) > 0.8 ? -0.16 : -0.2),
    light: shade(body, isDark ? 0.16 : 0.3),
    accent,
    accentDark: shade(accent, luminance(accent) > 0.8 ? -0.14 : -0.2),
    accentLight: shade(accent, 0.4),
    trim: isDark ? shade(body, 0.34) : material.black,
    trimDark: isDark ? shade(body, -0.35) : material.blackDark,
    draw,
  }
}

/** 0 black to 1 white, as the eye weighs the three colours. */
function luminance(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16)
  return (0.299 * ((value >> 16) & 255) + 0.587 * ((value >> 8) & 255) + 0.114 * (value & 255)) / 255
}

/** The soft shade under a thing that stands. */
export const floor = (cx: number, rx: number): string =>
  `<ellipse cx="${cx}" cy="104" rx="${rx}" ry="3.6" fill="#000" opacity=".09"/>`
