import type { Context, Emitter, TagToken, TopLevelToken } from 'liquidjs'
import { Hash, Liquid, Tag } from 'liquidjs'
import type { BlockTag } from './template.ts'

/** Work one render may do (TRUST.md S7). Liquid counts it itself, between its own steps. */
const limits = { parseLimit: 128 * 1024, renderLimit: 250, memoryLimit: 4_000_000 }
/** Did a render take longer than it may? */
export const isOutOfTime = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('render limit exceeded')

/** Items one tag may show. */
const mostItems = 12

export interface EngineOptions {
  /** false only where no HTML is written: subjects and plain text */
  escape: boolean
  /** what "now" means, epoch ms, and where: a message renders the same bytes whenever it is looked at */
  at: number
  timeZone: string
  /** the markup in the place of a tag; empty items leave nothing behind */
  draw?: (tag: BlockTag, title: string) => string
  /** told of each tag while the source is parsed, so that all blocks are filled by one call before anything renders */
  seen?: (tag: BlockTag) => void
}

/**
 * Liquid with Aisle's one tag, `{% recommend 'block', limit: 4, title: heading %}`. Properties of prototypes are out of
 * reach, file tags find no files, and neither clock nor chance.
 */
export function liquidEngine({ escape, at, timeZone, draw, seen }: EngineOptions): Liquid {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    templates: {},
    timezoneOffset: timeZone,
    ...limits,
    ...(escape ? { outputEscape: 'escape' as const } : {}),
  })
  withoutClock(engine, at)
  engine.registerTag(
    'recommend',
    class Recommend extends Tag {
      private readonly tag: BlockTag
      private readonly hash: Hash

      constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
        super(token, remaining, liquid)
        this.tag = parseTag(token.args)
        this.hash = new Hash(token.args.replace(quotedName, ''))
        seen?.(this.tag)
      }

      *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
        const { title } = (yield this.hash.render(context)) as { title?: unknown }
        emitter.write(draw?.(this.tag, typeof title === 'string' ? title : '') ?? '')
      }
    },
  )
  return engine
}

const quotedName = /^\s*(['"])([\w-]+)\1\s*,?/

function parseTag(args: string): BlockTag {
  const name = quotedName.exec(args)?.[2]
  if (name === undefined) throw new Error("recommend takes a block's id in quotes: {% recommend 'for-you', limit: 4 %}")
  const limit = Number(/\blimit\s*:\s*(\d{1,4})/.exec(args)?.[1] ?? 4)
  return { name, limit: Math.min(mostItems, Math.max(1, limit)) }
}

/** `date` of "now" and `sample` would give other bytes at every look. */
function withoutClock(engine: Liquid, at: number): void {
  const date = engine.filters['date']
  if (typeof date !== 'function') return
  engine.registerFilter('date', function (value: unknown, ...rest: unknown[]) {
    // Liquid reads numbers as seconds.
    return date.call(this, value === 'now' || value === 'today' ? at / 1000 : value, ...rest)
  })
  engine.registerFilter('sample', (list: unknown) => (Array.isArray(list) ? list[0] : list))
}
