import type { Work } from './importWork.ts'
import { understand } from './understand.ts'

/** So many new or reworded products are worth a run at once; fewer have their own words' types and wait for the night. */
const ENOUGH = 20
const SHARE = 0.2

/** After an import that brought much that is new: types by neighbours, and links. Its failure is no failure of the import. */
export async function understandAfter(work: Work): Promise<void> {
  const { env, feed, retyped, products } = work
  if (retyped < ENOUGH && (retyped < 2 || retyped < SHARE * products)) return
  try {
    await work.job?.note('understanding', 0, 0)
    await understand(env, feed.site.id)
  } catch (error) {
    console.error(`understanding ${feed.site.id}:`, error)
  }
}
