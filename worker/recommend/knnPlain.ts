import { has } from './bitmap.ts'
import { quantiseQuery, type Knn, type Neighbours, type Rows } from './knn.ts'

/** Plain JS: the oracle of the kernel, and what runs where WebAssembly SIMD is missing. Same integers, same rounding. */
export function plainKnn(base: Rows): Knn {
  const { dims } = base
  const query16 = new Int16Array(dims)
  let added: Rows = { count: 0, dims, values: new Int8Array(0), scales: new Float32Array(0) }
  const part = (ordinal: number): [Rows, number] =>
    ordinal < base.count ? [base, ordinal] : [added, ordinal - base.count]

  return {
    dims,
    count: () => base.count + added.count,
    setAdded(rows) {
      added = rows
    },
    nearest(query, allowed, k): Neighbours {
      const scale = quantiseQuery(query, query16)
      const found: { ordinal: number; score: number }[] = []
      for (let ordinal = 0; ordinal < base.count + added.count; ordinal++) {
        if (!has(allowed, ordinal)) continue
        const [rows, row] = part(ordinal)
        let sum = 0
        for (let dim = 0; dim < dims; dim++) sum += rows.values[row * dims + dim]! * query16[dim]!
        found.push({ ordinal, score: Math.fround(Math.fround(sum) * rows.scales[row]!) })
      }
      found.sort((a, b) => b.score - a.score || a.ordinal - b.ordinal)
      const best = found.slice(0, k)
      return {
        ordinals: Int32Array.from(best, (one) => one.ordinal),
        scores: Float32Array.from(best, (one) => one.score * scale),
      }
    },
    cosine(a, b) {
      const [left, i] = part(a)
      const [right, j] = part(b)
      let sum = 0
      for (let dim = 0; dim < dims; dim++) sum += left.values[i * dims + dim]! * right.values[j * dims + dim]!
      return sum * left.scales[i]! * right.scales[j]!
    },
    accumulate(into, ordinal, weight) {
      const [rows, row] = part(ordinal)
      addRow(into, rows, row, weight)
    },
  }
}

export function addRow(into: Float32Array, rows: Rows, row: number, weight: number): void {
  const by = weight * rows.scales[row]!
  const start = row * rows.dims
  for (let dim = 0; dim < rows.dims; dim++) into[dim]! += by * rows.values[start + dim]!
}
