import { finishImport } from './importApply.ts'
import { bookFailure } from './importLog.ts'
import { dropPlan, loadPlan } from './importPlan.ts'
import type { ImportEnv } from './importWork.ts'

/** Applies what was read, judged and left in R2. `attempt` above 1: an earlier one died on the way. Throws nothing. */
export async function applyPlan(env: ImportEnv, prefix: string, attempt: number): Promise<void> {
  const plan = await loadPlan(env, prefix)
  if (plan === null) return
  const { work, lost } = plan
  // What the earlier attempt wrote is not written again, so the index has to look at everything.
  if (attempt > 1) work.fresh = null
  try {
    await work.job?.note('applying', 0, work.staged.count())
    await finishImport(work, lost)
  } catch (error) {
    await bookFailure(work, error)
  } finally {
    await dropPlan(env, prefix)
  }
}

/** A plan on which the process died each time. */
export async function giveUpPlan(env: ImportEnv, prefix: string): Promise<void> {
  const plan = await loadPlan(env, prefix)
  if (plan !== null)
    await bookFailure(plan.work, new Error('It ended without a word, several times: send less at once'))
  await dropPlan(env, prefix)
}
