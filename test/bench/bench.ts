import type { Keys } from '../../cli/firstKeys.ts'
import type { Runtime } from '../../cli/runtime.ts'
import { alternate, type Step } from './ratio.ts'

/** One line of the table and of bench.json. */
export interface Row {
  name: string
  value: number
  unit: string
  floor?: number
  ratio?: number
  goal?: number
  gate?: number
  /** null: printed, not judged */
  ok: boolean | null
}

export interface Context {
  slices: number
  /** of a growth, whose lanes are many: how long each slice takes */
  sliceMs: number
  /** a folder of its own on /dev/shm, gone after the run */
  stateDir(name: string): string
  /** the real Worker and the floors in one process, one site with the large flush delay; shared by the ratio benches */
  server(): Promise<BenchServer>
  note(text: string): void
}

export interface BenchServer {
  url: string
  keys: Keys
  pid: number
  runtime: Runtime
}

/** A name starts with the statement of TRUST.md that it shows. */
export interface Bench {
  name: string
  /** exact counts: quick, and the same on a busy machine */
  counts: boolean
  run(context: Context): Promise<Row[]>
}

/** Timing on a shared machine repeats within 13 %, so a ratio is judged at 1.3 times its goal (TRUST.md, 1). */
const tolerance = 1.3

/** A limit on a count: exact, so goal and gate are one. */
export const atMost = (name: string, value: number, goal: number, unit: string): Row => ({
  name,
  value,
  unit,
  goal,
  gate: goal,
  ok: value <= goal,
})

export const atLeast = (name: string, value: number, goal: number, unit: string): Row => ({
  name,
  value,
  unit,
  goal,
  gate: goal,
  ok: value >= goal,
})

export const printed = (name: string, value: number, unit: string): Row => ({ name, value, unit, ok: null })

interface RatioBench {
  name: string
  /** what the endpoint is held against */
  floor: Step
  setup(server: BenchServer): Promise<void>
  step(server: BenchServer): Step
  /** at most this many times the floor's CPU */
  goal: number
  /** how many units of work one request does: events of a batch */
  units?: number
  unit: string
}

/** CPU of an endpoint as a multiple of its floor's, both in the same process in the same minute. */
export const ratioBench = ({ name, floor, setup, step, goal, units = 1, unit }: RatioBench): Bench => ({
  name,
  counts: false,
  async run(context) {
    const server = await context.server()
    await setup(server)
    const [base, real] = await alternate(
      server,
      [
        { name: 'floor', step: floor },
        { name, step: step(server) },
      ],
      context.slices,
    )
    if (base === undefined || real === undefined) throw new Error('no slices')
    return [
      {
        name,
        value: real.cpuUs,
        unit: 'us CPU',
        floor: base.cpuUs,
        ratio: real.ratio,
        goal,
        gate: goal * tolerance,
        ok: real.ratio <= goal * tolerance,
      },
      printed(`P6 capacity of a core, ${unit}`, (1e6 / real.cpuUs) * units, '/s'),
    ]
  },
})

/** An exponent is judged like a ratio: the cost at each size carries the same noise. */
export const exponentRow = (name: string, value: number, goal: number): Row => ({
  name,
  value,
  unit: '',
  goal,
  gate: goal,
  ok: value <= goal,
})
