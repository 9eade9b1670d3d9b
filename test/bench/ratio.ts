import { readdirSync, readFileSync } from 'node:fs'
import { Connection, type Reply } from './client.ts'

/** CPU of all threads of a process since its start, ns (first field of schedstat: time spent on a CPU). */
export function cpuNs(pid: number): number {
  let sum = 0
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    try {
      sum += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0])
    } catch {
      // a thread that ended between listing and reading
    }
  }
  return sum
}

/** `n` counts all requests of a step since the bench began, so that bodies and ids differ. */
export type Step = (n: number) => Buffer

export interface Slice {
  requests: number
  cpuUs: number
  /** requests per second: printed, never judged */
  rate: number
  latencies: number[]
}

/**
 * Eight connections for `forMs`; every reply must pass `check`. CPU is read when no request is in flight. `gapMs`: from
 * one request of a connection to its next, for a load below capacity.
 */
export async function runSlice(
  server: { url: string; pid: number },
  connections: readonly Connection[],
  step: Step,
  from: number,
  forMs: number,
  check: (reply: Reply) => boolean = ({ status }) => status === 200,
  gapMs = 0,
): Promise<Slice> {
  let n = from
  const latencies: number[] = []
  const before = cpuNs(server.pid)
  const start = performance.now()
  const until = start + forMs
  await Promise.all(
    connections.map(async (connection, place) => {
      if (gapMs > 0) await pause((gapMs * place) / connections.length)
      while (performance.now() < until) {
        const sentAt = performance.now()
        const reply = await connection.send(step(n++))
        latencies.push(performance.now() - sentAt)
        if (!check(reply)) throw new Error(`Answered ${reply.status}: ${reply.body.slice(0, 300)}`)
        if (gapMs > 0) await pause(sentAt + gapMs - performance.now())
      }
    }),
  )
  const requests = n - from
  return {
    requests,
    cpuUs: (cpuNs(server.pid) - before) / 1000 / requests,
    rate: (requests / (performance.now() - start)) * 1000,
    latencies,
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))

export interface Measured {
  name: string
  /** median over slices of CPU per request, us */
  cpuUs: number
  /** median of the per-slice ratios to the first lane */
  ratio: number
  rate: number
  p90Ms: number
}

/** Lanes take turns in slices of one second after one warm-up each; the first is the floor of the others. */
export async function alternate(
  server: { url: string; pid: number },
  lanes: readonly { name: string; step: Step; check?: (reply: Reply) => boolean }[],
  slices: number,
  sliceMs = 1000,
): Promise<Measured[]> {
  const connections = Array.from({ length: 8 }, () => new Connection(server.url))
  const sent = lanes.map(() => 0)
  const taken: Slice[][] = lanes.map(() => [])
  try {
    for (let slice = -1; slice < slices; slice++) {
      for (const [lane, { step, check }] of lanes.entries()) {
        const result = await runSlice(server, connections, step, sent[lane] ?? 0, sliceMs, check)
        sent[lane] = (sent[lane] ?? 0) + result.requests
        if (slice >= 0) taken[lane]?.push(result)
      }
    }
  } finally {
    for (const connection of connections) connection.close()
  }
  return lanes.map(({ name }, lane) => {
    const mine = taken[lane] ?? []
    return {
      name,
      cpuUs: median(mine.map((slice) => slice.cpuUs)),
      ratio: median(mine.map((slice, index) => slice.cpuUs / (taken[0]?.[index]?.cpuUs ?? Number.NaN))),
      rate: median(mine.map((slice) => slice.rate)),
      p90Ms: quantile(
        mine.flatMap((slice) => slice.latencies),
        0.9,
      ),
    }
  })
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  if (sorted.length === 0) return Number.NaN
  const at = (sorted.length - 1) * part
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? Number.NaN
  return low + (high - low) * (at - Math.floor(at))
}

/** Slope of log cost over log size, by least squares. */
export function exponent(points: readonly (readonly [size: number, cost: number])[]): number {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const)
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length
  const over = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  const under = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  return over / under
}
