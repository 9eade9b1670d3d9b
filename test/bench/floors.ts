import { DurableObject } from 'cloudflare:workers'
import { Hono } from 'hono'
import * as v from 'valibot'

/** The least an object can do, in the runtime and process of the real one: what the real endpoints are held against. */
export class Floor extends DurableObject {
  readonly #sql: SqlStorage

  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env as never)
    this.#sql = ctx.storage.sql
    this.#sql.exec('CREATE TABLE IF NOT EXISTS event (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID')
  }

  nothing(): number {
    return 1
  }

  insert(body: string): number {
    this.#sql.exec('INSERT INTO event (id, body) VALUES (?, ?)', crypto.randomUUID(), body)
    return 1
  }

  /** Twenty rows in one transaction, as one call of a batch does. */
  insertAll(bodies: readonly string[]): number {
    this.ctx.storage.transactionSync(() => {
      for (const body of bodies) {
        this.#sql.exec('INSERT INTO event (id, body) VALUES (?, ?)', crypto.randomUUID(), body)
      }
    })
    return bodies.length
  }

  fill(body: string): void {
    for (let row = 0; row < 20; row++) {
      this.#sql.exec('INSERT OR IGNORE INTO event (id, body) VALUES (?, ?)', `row-${row}`, body)
    }
  }

  read(): unknown[] {
    return this.#sql.exec('SELECT id, body FROM event LIMIT 20').toArray()
  }
}

interface FloorEnv {
  FLOOR: DurableObjectNamespace<Floor>
}

const Sample = v.object({
  writeKey: v.string(),
  anonymousId: v.string(),
  type: v.string(),
  event: v.optional(v.string()),
  properties: v.optional(v.record(v.string(), v.unknown())),
})

const routed = new Hono().get('/dev/floor/hono/:customer', (c) => c.text('ok'))

/** Floors at /dev/floor/<name>/<customer>; null for another path. */
export async function floor(request: Request, env: FloorEnv): Promise<Response | null> {
  const start = request.url.indexOf('/floor/')
  if (start < 0) return null
  const [name = '', customer = ''] = request.url.slice(start + 7).split('/')
  const object = (): DurableObjectStub<Floor> => env.FLOOR.getByName(customer)
  switch (name) {
    case 'empty':
      return new Response('ok')
    case 'hono':
      return routed.fetch(request)
    case 'validated':
      return Response.json({ success: v.safeParse(Sample, await request.json()).success })
    case 'call':
      return Response.json({ n: await object().nothing() })
    case 'insert':
      return Response.json({ n: await object().insert(await request.text()) })
    case 'insert20': {
      const { batch } = (await request.json()) as { batch: unknown[] }
      return Response.json({ n: await object().insertAll(batch.map((event) => JSON.stringify(event))) })
    }
    case 'fill':
      await object().fill(await request.text())
      return new Response('ok')
    case 'read':
      // oxlint-disable-next-line typescript/await-thenable -- a call by RPC is a promise; its type is lost in the stub
      return Response.json(await object().read())
    default:
      return new Response(`no floor ${name}`, { status: 404 })
  }
}
