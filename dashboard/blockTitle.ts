import type { Block } from './shapes.ts'
import { currentLanguage } from './words.ts'

/** A block's title in the reader's language. */
export const blockTitle = (block: Pick<Block, 'id' | 'title'>): string =>
  block.title[currentLanguage()] ?? block.title.en ?? Object.values(block.title)[0] ?? block.id
