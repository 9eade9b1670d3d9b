import type { Catalog } from '../words.ts'
import { en } from './en.ts'
export const uk: Catalog = en
