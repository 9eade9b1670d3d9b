declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}

/** What the Worker uses of it; the types of Node would bring all of Node. */
declare module 'node:zlib' {
  export const constants: { Z_SYNC_FLUSH: number }
  interface Options {
    finishFlush?: number
    windowBits?: number
    memLevel?: number
    dictionary?: Uint8Array
  }
  export function deflateRawSync(data: Uint8Array, options?: Options): Uint8Array<ArrayBuffer>
  export function inflateRawSync(data: Uint8Array, options?: Options): Uint8Array<ArrayBuffer>
}
