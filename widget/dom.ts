type Child = Node | string | false | null | undefined

/** An element by DOM calls alone: text stays text, whatever a feed wrote into it. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | false | undefined>,
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value)
  }
  element.append(...children.filter((child) => child !== false && child !== null && child !== undefined))
  return element
}

const svgSpace = 'http://www.w3.org/2000/svg'
/** A line icon on a grid of 24, in the text's colour. Paths: Tabler icons (MIT). */
export function icon(size: number, ...paths: string[]): SVGElement {
  const svg = document.createElementNS(svgSpace, 'svg')
  for (const [key, value] of Object.entries({
    viewBox: '0 0 24 24',
    width: String(size),
    height: String(size),
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.75',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  })) {
    svg.setAttribute(key, value)
  }
  for (const d of paths) {
    const path = document.createElementNS(svgSpace, 'path')
    path.setAttribute('d', d)
    svg.append(path)
  }
  return svg
}

export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return sheet
}
