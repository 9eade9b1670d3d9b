/** What a marketer writes, per language. Liquid everywhere; MJML for the mail's body. */
export interface TemplateText {
  subject: string
  /** the line mail programs show beside the subject */
  preheader?: string
  mjml: string
  /** the plain-text part; made from the mail's body where it is missing */
  text?: string
}

/** A template as it is edited and stored (`GET /api/templates/:id`). */
export interface Template {
  id: string
  version: number
  name: string
  channel: 'email'
  languages: Readonly<Record<string, TemplateText>>
}

/** A `{% recommend %}` tag: which block it shows, under the name it calls it by, and how many items at most. */
export interface BlockTag {
  name: string
  limit: number
}

export interface CompiledText {
  subject: string
  preheader: string
  /** Liquid in HTML: MJML is gone */
  html: string
  text: string
  blocks: readonly BlockTag[]
  /** addresses written into the template itself; `{{ links.t0 }}` stands where the first one stood */
  links: readonly string[]
}

/** A published version: only Liquid is left to run at send. Never changes, so that a message can be rendered again. */
export interface CompiledTemplate {
  id: string
  version: number
  languages: Readonly<Record<string, CompiledText>>
}
