import type { Scenario } from '../../model/scenario.ts'
import { abandonedCart } from './abandoned-cart.ts'

/** What every site may run; a new site has all of it, switched off. */
export const scenarioLibrary: readonly Scenario[] = [abandonedCart]
