import * as bindings from 'mrml/bundler/mrml_wasm_bg.js'
import { AppError } from '../model/error.ts'

let started: WebAssembly.Module | undefined

/**
 * MJML to HTML by mrml; Liquid in text, attributes and mj-raw survives. `mrml` is the compiled
 * `mrml/bundler/mrml_wasm_bg.wasm`: workerd compiles wasm at build time only. Instantiated at the first call, since only
 * publishing needs it. Throws `bad-mjml` (422) with what mrml found.
 */
export function compileMjml(source: string, mrml: WebAssembly.Module): string {
  if (started !== mrml) {
    const instance = new WebAssembly.Instance(mrml, { './mrml_wasm_bg.js': bindings })
    bindings.__wbg_set_wasm(instance.exports)
    const start = instance.exports['__wbindgen_start']
    if (typeof start === 'function') start()
    started = mrml
  }
  const engine = new bindings.Engine()
  // Left to itself it links Google's fonts where a family is named like one: a mail must call nobody.
  engine.setRenderOptions({ disableComments: false, fonts: {} })
  try {
    const result = engine.toHtml(source)
    if (result.type === 'success') return result.content
    throw new AppError(422, 'bad-mjml', `The mail's MJML does not compile: ${result.message}`, {
      fields: [{ field: 'mjml', message: result.message }],
      hint: 'https://documentation.mjml.io lists the elements; Liquid between elements goes into <mj-raw>.',
    })
  } finally {
    engine.free()
  }
}
