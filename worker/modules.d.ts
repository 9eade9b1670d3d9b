declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}

/** What the Worker uses of it; the types of Node would bring all of Node. */
declare module 'node:zlib' {
  export function deflateRawSync(data: Uint8Array, options?: { level?: number }): Uint8Array<ArrayBuffer>
  export function inflateRawSync(data: Uint8Array): Uint8Array<ArrayBuffer>
}
