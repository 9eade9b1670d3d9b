import { AppError } from '../model/error.ts'
import { compileMjml } from './compileMjml.ts'
import { htmlToText } from './htmlToText.ts'
import { liquidEngine } from './liquidEngine.ts'
import type { BlockTag, CompiledTemplate, CompiledText, Template, TemplateText } from './template.ts'

/** Gmail clips what is longer (SURFACES.md 6); Liquid's loops come on top, so the source gets half of it. */
const maxSource = 128 * 1024

/**
 * A template ready to send: MJML compiled, addresses turned into links that are looked up, block tags collected, and
 * every Liquid source parsed once. Throws `bad-template` (422) naming each field that fails.
 */
export function compileTemplate(template: Template, mrml: WebAssembly.Module): CompiledTemplate {
  const languages = Object.entries(template.languages).map(
    ([language, text]) => [language, compileText(text, `languages.${language}`, mrml)] as const,
  )
  return { id: template.id, version: template.version, languages: Object.fromEntries(languages) }
}

function compileText(text: TemplateText, field: string, mrml: WebAssembly.Module): CompiledText {
  if (text.mjml.length > maxSource) throw badTemplate(`${field}.mjml`, 'longer than 128 KB')
  const { html, links } = withLinks(compileMjml(text.mjml, mrml))
  const compiled = {
    subject: text.subject,
    preheader: text.preheader ?? '',
    html,
    text: text.text ?? htmlToText(html),
    links,
  }
  const blocks: BlockTag[] = []
  for (const part of ['subject', 'preheader', 'html', 'text'] as const) {
    try {
      liquidEngine({ escape: false, at: 0, timeZone: 'UTC', seen: (tag) => blocks.push(tag) }).parse(compiled[part])
    } catch (error) {
      throw badTemplate(
        `${field}.${part === 'html' ? 'mjml' : part}`,
        error instanceof Error ? error.message : 'no Liquid',
      )
    }
  }
  return { ...compiled, blocks: largest(blocks) }
}

/** One entry per block, with the largest number any of its tags shows. */
function largest(tags: readonly BlockTag[]): readonly BlockTag[] {
  const limits = new Map<string, number>()
  for (const { name, limit } of tags) limits.set(name, Math.max(limit, limits.get(name) ?? 0))
  return [...limits].map(([name, limit]) => ({ name, limit }))
}

/** Addresses written into the source become numbered links; what Liquid writes is a link already. */
function withLinks(html: string): { html: string; links: readonly string[] } {
  const links: string[] = []
  const linked = html.replace(
    /(<a\b[^>]*?\shref=")(https?:\/\/[^"{}]+)(")/gi,
    (_, before: string, url: string, after: string) => {
      const decoded = url.replaceAll('&amp;', '&')
      const known = links.indexOf(decoded)
      const number = known >= 0 ? known : links.push(decoded) - 1
      return `${before}{{ links.t${number} }}${after}`
    },
  )
  return { html: linked, links }
}

const badTemplate = (field: string, message: string): AppError =>
  new AppError(422, 'bad-template', `The template does not compile: ${message}`, { fields: [{ field, message }] })
