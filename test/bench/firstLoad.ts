import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../../cli/bundle.ts'

const assets = 'dashboard/assets'
const dist = path.join(root, 'dashboard/dist')

/**
 * The scripts and sheets that a browser fetches until the home page stands, in English: what the page names, the words,
 * the home page's own. Its chart is drawn into the standing page and comes after. Names within
 * dashboard/dist/dashboard/assets; the browser test sees the same.
 */
export function firstLoad(): readonly string[] {
  const page = readFileSync(path.join(dist, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\/dashboard\/assets\/([^"]+\.(?:js|css))"/g)].map(
    ([, name = '']) => name,
  )
  const main = named.find((name) => name.startsWith('index-') && name.endsWith('.js')) ?? ''
  const home = lazy(main).find(({ script }) => script.startsWith('Home-'))
  if (home === undefined) throw new Error('The dashboard has no home page: test/bench/firstLoad.ts looks for Home-*.js')
  const words = named.flatMap(lazy).filter(({ script }) => /^en-[^-]+\.js$/.test(script))
  return [...new Set([...named, ...home.files, ...words.flatMap((one) => one.files)])]
}

/** After gzip, the page itself included. */
export const firstLoadBytes = (): number =>
  [path.join(dist, 'index.html'), ...firstLoad().map((name) => path.join(dist, assets, name))].reduce(
    (sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length,
    0,
  )

/** What a script imports when it needs it, each with all that vite loads beside it. */
function lazy(script: string): { script: string; files: string[] }[] {
  const text = readFileSync(path.join(dist, assets, script), 'utf8')
  const listed = /m\.f=(\[[^\]]*\])/.exec(text)?.[1] ?? '[]'
  const files = (JSON.parse(listed) as string[]).map((file) => path.basename(file))
  return [...text.matchAll(/import\(`\.\/([\w.-]+\.js)`\)(?:,__vite__mapDeps\(\[([\d,]*)\]\))?/g)].map(
    ([, name = '', places = '']) => ({
      script: name,
      files: [
        name,
        ...places
          .split(',')
          .filter(Boolean)
          .flatMap((place) => files[Number(place)] ?? []),
      ],
    }),
  )
}
