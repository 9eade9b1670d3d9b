import type { Template } from '../template.ts'
import { abandonedCart1 } from './abandonedCart.ts'

/** The templates every site begins with; a site's own version takes a template's place once somebody saves one. */
export const templateLibrary: readonly Template[] = [abandonedCart1]
