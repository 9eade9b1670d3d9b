import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bugs } from './bugs.ts'
import { shipped } from './simulate/build.ts'
import type { Shipped } from './simulate/build.ts'
import { simulate } from './simulate/simulate.ts'

const seeds = Number(process.env['SEEDS'] ?? 100)
const only = process.env['SEED']
const year = 365.25 * 86_400_000

/** How to see one life again: the seed decides everything in it. */
const replay = (seed: number, bug?: string): string =>
  `replay: ${bug === undefined ? '' : `BUG=${bug} `}SEED=${seed} npx vitest run --project faults test/faults/simulate.test.ts`

// The object says on the console what failed around it; here all of that is on purpose.
beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterAll(() => void vi.restoreAllMocks())

/** The first seed that finds something wrong, and what. */
async function firstFailure(
  build: Shipped,
  from: number,
  count: number,
): Promise<{ seed: number; why: string } | null> {
  for (let seed = from; seed < from + count; seed++) {
    try {
      await simulate(build, seed)
    } catch (error) {
      return { seed, why: error instanceof Error ? error.message : String(error) }
    }
  }
  return null
}

test.runIf(only !== undefined)(`replay of seed ${only}`, async () => {
  const bug = process.env['BUG']
  await simulate(await shipped(bug), Number(only))
})

describe.runIf(only === undefined)('the simulation', () => {
  test('R3 R5 V3 no simulated life breaks a rule: kills between any two steps, faults of queue, Worker and provider, consent withdrawn between planning and sending', async () => {
    const build = await shipped()
    let [sent, kills, passedMs] = [0, 0, 0]
    for (let seed = 1; seed <= seeds; seed++) {
      try {
        const outcome = await simulate(build, seed)
        sent += outcome.sent
        kills += outcome.kills
        passedMs += outcome.passedMs
      } catch (error) {
        throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}\n${replay(seed)}`, {
          cause: error,
        })
      }
    }
    console.log(`${seeds} seeds: ${sent} mails, ${kills} kills, ${(passedMs / year).toFixed(1)} simulated years`)
    // A simulation in which nothing is sent or killed would show nothing.
    expect(sent).toBeGreaterThan(seeds)
    expect(kills).toBeGreaterThan(seeds)
  })

  for (const bug of Object.keys(bugs)) {
    test(`a planted bug is caught: ${bug}`, async () => {
      const failure = await firstFailure(await shipped(bug), 1, 400)
      if (failure === null) throw new Error(`400 seeds did not notice ${bug}`)
      console.log(`${bug}: seed ${failure.seed}, ${failure.why}\n${replay(failure.seed, bug)}`)
    })
  }

  test('the same seed lives the same life twice', async () => {
    const build = await shipped()
    expect(await simulate(build, 7)).toEqual(await simulate(build, 7))
  })
})
