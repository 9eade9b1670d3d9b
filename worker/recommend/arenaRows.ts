import { makeArena, wasmKnn, type WasmKnn } from './knnWasm.ts'
import type { Rows } from './knn.ts'

/** Rows to be filled that a kernel can search: they lie in its memory and nowhere else; all of them before it is asked. `dims` is a multiple of 16. */
export function arenaRows(module: WebAssembly.Module, count: number, dims: number): { rows: Rows; knn: WasmKnn } {
  const valuesAt = (count * Float32Array.BYTES_PER_ELEMENT + 63) & ~63
  const bytes = valuesAt + count * dims
  const { memory, room } = makeArena(count, dims, bytes)
  const rows = {
    count,
    dims,
    values: new Int8Array(memory.buffer, room.byteOffset + valuesAt, count * dims),
    scales: new Float32Array(memory.buffer, room.byteOffset, count),
  }
  return { rows, knn: wasmKnn(module, memory, rows, bytes) }
}
