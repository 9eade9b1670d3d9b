import { Hono } from 'hono'
import * as v from 'valibot'
import { clock } from '../../clock.ts'
import type { DevEnv } from '../../dev.ts'
import { durationMs } from '../../model/duration.ts'
import { AppError } from '../../model/error.ts'
import { handedOver, nextDue, waitlistPrefix } from '../../objects/clock.ts'
import { nextCronAt, runCron } from '../../jobs/cron.ts'
import { dueFeeds } from '../../store/feeds.ts'
import { inFlight } from './inFlight.ts'

const Advance = v.strictObject({
  advance: v.pipe(
    v.string(),
    v.check((text) => durationMs(text) !== null, 'an ISO 8601 duration like "PT30M"'),
  ),
})

const atOnce = 16
let moving = false

/** Development only: moves the whole installation from due moment to due moment; each timer fires at its own time. */
export const devClock = new Hono<{ Bindings: DevEnv }>()
  .get('/clock', (c) => c.json(state()))
  .post('/clock', async (c) => {
    const body = v.safeParse(Advance, await c.req.json<unknown>().catch(() => null))
    if (!body.success) {
      throw new AppError(400, 'bad-duration', 'Say how far: {"advance": "PT30M"}', {
        fields: [{ field: 'advance', message: 'an ISO 8601 duration like "PT30M" or "P1D"' }],
      })
    }
    if (moving) throw new AppError(409, 'clock-moving', 'The clock is moving already: wait for that answer')
    moving = true
    try {
      const fired = await moveTo(c.env, clock.now() + (durationMs(body.output.advance) ?? 0))
      return c.json({ ...state(), fired })
    } finally {
      moving = false
    }
  })

const state = () => ({ now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs })

/** Fires everything due up to `target`, in order, cron included. Returns how many objects rang. */
async function moveTo(env: DevEnv, target: number): Promise<number> {
  const home = env.CLOCK.getByName('clock')
  let fired = 0
  for (;;) {
    const due = nextDue(target)
    const cronAt = nextCronAt(clock.now())
    if (cronAt <= target && cronAt < (due?.at ?? Infinity)) {
      await home.moveTo(cronAt)
      const pulled = await dueFeeds(env.DB, cronAt, 100)
      await runCron(env, cronAt)
      for (const site of new Set(pulled.map((feed) => feed.site))) await env.IMPORTER.getByName(site).settled()
    } else if (due !== null) {
      await home.moveTo(due.at)
      for (let from = 0; from < due.names.length; from += atOnce) {
        await Promise.all(due.names.slice(from, from + atOnce).map((name) => ring(env, name)))
      }
      fired += due.names.length
      // News has to reach its customers before the clock goes on: what follows from it counts from now.
      await inFlight.settled(['changes'])
    } else {
      break
    }
  }
  await home.moveTo(target)
  await inFlight.settled()
  return fired
}

async function ring(env: DevEnv, name: string): Promise<void> {
  handedOver(name)
  if (name.startsWith(waitlistPrefix)) await env.WAITLIST.getByName(name.slice(waitlistPrefix.length)).ring()
  else await env.CUSTOMER.getByName(name).ring()
}
