/** The wasm-bindgen glue that mrml's own declarations leave out (node_modules/mrml/bundler/mrml_wasm.js uses it). */
declare module 'mrml/bundler/mrml_wasm_bg.js' {
  export function __wbg_set_wasm(exports: WebAssembly.Exports): void
  export class Engine {
    setRenderOptions(options: { disableComments: boolean; fonts: Readonly<Record<string, string>> }): void
    toHtml(source: string): { type: 'success'; content: string } | { type: 'error'; message: string }
    free(): void
  }
}
