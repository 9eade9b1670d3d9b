/** What the bill is made of (TRUST.md, 1), counted exactly in the isolate that holds Worker and objects. */
export interface Counts {
  objectCalls: Record<string, number>
  rowsWritten: number
  alarms: number
  d1Statements: number
  d1RowsWritten: number
  queueMessages: number
  fetches: number
  timeouts: number
}

const zero = (): Counts => ({
  objectCalls: {},
  rowsWritten: 0,
  alarms: 0,
  d1Statements: 0,
  d1RowsWritten: 0,
  queueMessages: 0,
  fetches: 0,
  timeouts: 0,
})

export let counts = zero()
export function resetCounts(): void {
  counts = zero()
}

/** Own properties on the instance shadow the platform's: the class under test stays as it is. */
export function countStorage(storage: DurableObjectStorage): void {
  const sql = storage.sql
  const exec = sql.exec.bind(sql)
  Object.defineProperty(sql, 'exec', {
    value: (query: string, ...bindings: unknown[]) => {
      const cursor = exec(query, ...bindings)
      counts.rowsWritten += cursor.rowsWritten // a writing statement has run to its end by now
      return cursor
    },
  })
  Object.defineProperty(storage, 'sql', { value: sql })
  const setAlarm = storage.setAlarm.bind(storage)
  Object.defineProperty(storage, 'setAlarm', {
    value: (...args: Parameters<typeof setAlarm>) => {
      counts.alarms += 1
      counts.rowsWritten += 1
      return setAlarm(...args)
    },
  })
  const { kv } = storage
  for (const name of ['put', 'delete'] as const) {
    const method = kv[name].bind(kv) as (...args: unknown[]) => never
    Object.defineProperty(kv, name, {
      value: (...args: unknown[]) => {
        counts.rowsWritten += 1
        return method(...args)
      },
    })
  }
  Object.defineProperty(storage, 'kv', { value: kv })
  for (const name of ['put', 'delete', 'deleteAlarm'] as const) {
    const method = storage[name].bind(storage) as (...args: unknown[]) => unknown
    Object.defineProperty(storage, name, {
      value: (...args: unknown[]) => {
        counts.rowsWritten += 1
        return method(...args)
      },
    })
  }
}

/** Counts each method called on an object of this namespace, by method name. */
export function countCalls<T extends object>(namespace: T): T {
  return proxied(namespace, (target, name, args) => {
    const result = call(target, name, args)
    if (name !== 'get' && name !== 'getByName') return result
    return proxied(result as object, (stub, method, parameters) => {
      counts.objectCalls[method] = (counts.objectCalls[method] ?? 0) + 1
      return call(stub, method, parameters)
    })
  })
}

export function countQueue<T extends object>(queue: T, deliver: () => boolean): T {
  return proxied(queue, (target, name, args) => {
    if (name === 'send') counts.queueMessages += 1
    if (name === 'sendBatch') counts.queueMessages += [...(args[0] as Iterable<unknown>)].length
    return deliver() ? call(target, name, args) : Promise.resolve()
  })
}

/** Counts statements and rows; `banned` throws at the first one instead. */
export function countD1(db: D1Database, banned: () => boolean): D1Database {
  const unwrapped = new WeakMap<object, D1PreparedStatement>()
  const book = (result: { meta?: { rows_written?: number } }): void => {
    counts.d1RowsWritten += result.meta?.rows_written ?? 0
  }
  const check = (): void => {
    counts.d1Statements += 1
    if (banned()) throw new Error('D1 was asked on a path that must not need it')
  }
  const statement = (real: D1PreparedStatement): D1PreparedStatement => {
    const counted = proxied(real, (target, name, args) => {
      if (name === 'bind') return statement(target.bind(...args))
      check()
      const answer = call(target, name, args) as Promise<unknown>
      if (name !== 'run' && name !== 'all') return answer
      return answer.then((result) => {
        book(result as D1Result)
        return result
      })
    })
    unwrapped.set(counted, real)
    return counted
  }
  return proxied(db, (target, name, args) => {
    if (name === 'prepare') return statement(target.prepare(String(args[0])))
    check()
    if (name !== 'batch') return call(target, name, args)
    const statements = (args[0] as D1PreparedStatement[]).map((one) => unwrapped.get(one) ?? one)
    counts.d1Statements += statements.length - 1
    return target.batch(statements).then((results) => {
      results.forEach(book)
      return results
    })
  })
}

export function countGlobals(): void {
  const realFetch = globalThis.fetch
  globalThis.fetch = (...args: Parameters<typeof fetch>) => {
    counts.fetches += 1
    return realFetch(...args)
  }
  const realTimeout = globalThis.setTimeout
  globalThis.setTimeout = ((...args: Parameters<typeof setTimeout>) => {
    counts.timeouts += 1
    return realTimeout(...args)
  }) as typeof setTimeout
}

const memories: WeakRef<WebAssembly.Memory>[] = []

/** Bytes of all wasm memory that is still held: V8's own figures leave it out. */
export const wasmBytes = (): number => memories.reduce((sum, held) => sum + (held.deref()?.buffer.byteLength ?? 0), 0)

/** A module may export the memory that it was given. */
function remember(memory: WebAssembly.Memory): void {
  if (!memories.some((held) => held.deref() === memory)) memories.push(new WeakRef(memory))
}

/** Remembers each memory made from now on, the Worker's own and those that modules bring. */
export function countWasm(): void {
  WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
    construct: (target, args: [WebAssembly.MemoryDescriptor]) => {
      const memory = new target(...args)
      remember(memory)
      return memory
    },
  })
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct: (target, args: [WebAssembly.Module, WebAssembly.Imports?]) => {
      const instance = new target(...args)
      const { memory } = instance.exports
      if (memory instanceof WebAssembly.Memory) remember(memory)
      return instance
    },
  })
}

type Method = (...args: unknown[]) => unknown
const call = (target: object, name: string, args: unknown[]): unknown =>
  (target as Record<string, Method>)[name]?.(...args)

function proxied<T extends object>(target: T, onCall: (target: T, name: string, args: unknown[]) => unknown): T {
  return new Proxy(target, {
    get: (real, name) => {
      const value = Reflect.get(real, name, real) as unknown
      if (typeof name !== 'string' || typeof value !== 'function' || name === 'then') return value
      return (...args: unknown[]) => onCall(real, name, args)
    },
  })
}
