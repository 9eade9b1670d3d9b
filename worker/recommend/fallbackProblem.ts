import type { Block } from '../model/recipe.ts'

/**
 * What is wrong with the blocks that a block falls back on: one that is not there, or a way that leads back to itself.
 * Null when all is well. `blocks`: the others of the site.
 */
export function fallbackProblem(block: Block, blocks: readonly Block[]): string | null {
  const known = new Map([...blocks.filter(({ id }) => id !== block.id), block].map((one) => [one.id, one]))
  const walk = (id: string, way: readonly string[]): string | null => {
    if (way.includes(id)) return `${[...way.slice(way.indexOf(id)), id].join(' -> ')} is a circle`
    const found = known.get(id)
    if (found === undefined) return `there is no block ${id}`
    for (const step of found.recipe.fallback) {
      const problem = step.use === 'block' && step.block !== undefined ? walk(step.block, [...way, id]) : null
      if (problem !== null) return problem
    }
    return null
  }
  return walk(block.id, [])
}
