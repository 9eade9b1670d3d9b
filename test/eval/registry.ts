import type { EvalKind } from './kind.ts'
import { categories } from './kinds/categories.ts'
import { clickSettings } from './kinds/clickSettings.ts'
import { complements } from './kinds/complements.ts'
import { edge } from './kinds/edge.ts'
import { languages } from './kinds/languages.ts'
import { matching } from './kinds/matching.ts'
import { office } from './kinds/office.ts'
import { officeServed } from './kinds/officeServed.ts'
import { rfm } from './kinds/rfm.ts'
import { rules } from './kinds/rules.ts'
import { sequences } from './kinds/sequences.ts'
import { sessions } from './kinds/sessions.ts'

/** Every part of the evaluation, in the order of the table. */
export const registry: readonly EvalKind[] = [
  sequences,
  edge,
  sessions,
  clickSettings,
  office,
  matching,
  languages,
  complements,
  categories,
  rules,
  rfm,
  officeServed,
]
