import type { Catalog } from '../words.ts'
import { en } from './en.ts'
export const pl: Catalog = en
