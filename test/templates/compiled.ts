import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { RenderInputs } from '../../worker/model/message.ts'
import { macKey } from '../../worker/model/keys.ts'
import { compileTemplate } from '../../worker/templates/compileTemplate.ts'
import { abandonedCart1 } from '../../worker/templates/library/abandonedCart.ts'
import { linkNames, signLinks } from '../../worker/templates/messageLinks.ts'
import { renderMessage } from '../../worker/templates/renderMessage.ts'
import type { CompiledText, Template, TemplateText } from '../../worker/templates/template.ts'
import { sampleInputs } from './sampleInputs.ts'

/** The wasm that workerd gets at build time, compiled here by Node. */
export const mrml = new WebAssembly.Module(
  readFileSync(createRequire(import.meta.url).resolve('mrml/bundler/mrml_wasm_bg.wasm')),
)

export const cart = compileTemplate(abandonedCart1, mrml)

/** A template of one English text, as a marketer might write it. */
export const templateOf = (text: Partial<TemplateText>): Template => ({
  id: 'own',
  version: 1,
  name: 'Own',
  channel: 'email',
  languages: { en: { subject: 'Hello', mjml: '<mjml><mj-body></mj-body></mjml>', ...text } },
})

export const mailOf = (body: string): string =>
  `<mjml><mj-body><mj-section><mj-column><mj-text>${body}</mj-text></mj-column></mj-section></mj-body></mjml>`

export const compiledOf = (text: Partial<TemplateText>): CompiledText =>
  compileTemplate(templateOf(text), mrml).languages['en'] as CompiledText

export async function rendered(text: CompiledText, inputs: RenderInputs = sampleInputs) {
  const key = await macKey('test-secret-test-secret-test-secret-0001', inputs.site, 'tokens')
  const links = await signLinks(key, inputs, linkNames(inputs, text))
  return {
    ...renderMessage(text, inputs, links, {
      to: 'ola@example.com',
      from: 'shop@marlow.example',
      scenario: 'abandoned-cart',
    }),
    links,
  }
}
