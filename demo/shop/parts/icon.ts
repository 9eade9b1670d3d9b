import { raw } from 'hono/html'

/** Line icons on a grid of 24. Paths: Tabler icons (MIT). */
const paths = {
  code: 'M7 8l-4 4l4 4M17 8l4 4l-4 4M14 4l-4 16',
  menu: 'M4 6h16M4 12h16M4 18h16',
  search: 'M3 10a7 7 0 1 0 14 0a7 7 0 1 0-14 0M21 21l-6-6',
  bag: 'M6.331 8h11.339a2 2 0 0 1 1.977 2.304l-1.255 8.152a3 3 0 0 1-2.966 2.544h-6.852a3 3 0 0 1-2.965-2.544l-1.255-8.152a2 2 0 0 1 1.977-2.304M9 11v-5a3 3 0 0 1 6 0v5',
  user: 'M8 7a4 4 0 1 0 8 0a4 4 0 0 0-8 0M6 21v-2a4 4 0 0 1 4-4h4a4 4 0 0 1 4 4v2',
  heart: 'M19.5 12.572l-7.5 7.428l-7.5-7.428a5 5 0 1 1 7.5-6.566a5 5 0 1 1 7.5 6.572',
  check: 'M5 12l5 5l10-10',
  right: 'M5 12h14M13 18l6-6M13 6l6 6',
  world:
    'M3 12a9 9 0 1 0 18 0a9 9 0 0 0-18 0M3.6 9h16.800M3.6 15h16.800M11.5 3a17 17 0 0 0 0 18M12.5 3a17 17 0 0 1 0 18',
  truck:
    'M5 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0M15 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0M5 17h-2v-11a1 1 0 0 1 1-1h9v12m-4 0h6m4 0h2v-6h-8m0-5h5l3 5',
  box: 'M12 3l8 4.500v9l-8 4.500l-8-4.500v-9l8-4.500M12 12l8-4.500M12 12v9M12 12l-8-4.5',
  filter: 'M4 4h16v2.172a2 2 0 0 1-.586 1.414l-4.414 4.414v7l-6 2v-8.500l-4.480-4.928a2 2 0 0 1-.520-1.345v-2.227z',
} as const

export const icon = (name: keyof typeof paths, size = 22) =>
  raw(
    `<svg class="i" width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${paths[name]}"/></svg>`,
  )
