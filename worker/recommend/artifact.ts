/**
 * Versioned files that hold the index (RECOMMEND.md 3, Artefacts): "AISL", u16 format, u16 kind, u32 header length, JSON
 * header, little-endian sections aligned to 64 bytes.
 */
export const FORMAT = 1
export const kinds = [
  'items',
  'vectors',
  'words',
  'sessions',
  'rules',
  'copurchase',
  'popular',
  'live',
  'seq',
  'linear',
  'added',
  'links',
  'embedding',
  'training',
] as const
export type Kind = (typeof kinds)[number]

export type Section = Uint8Array | Int8Array | Uint16Array | Uint32Array | Int32Array | Float32Array
const dtypes = { u8: Uint8Array, i8: Int8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f32: Float32Array }
type Dtype = keyof typeof dtypes

export interface Header {
  site: string
  kind: Kind
  version: string
  /** epoch ms */
  created: number
  /** products */
  count: number
  /** hash of the item order: artifacts of different orders never meet */
  items: string
  sections: Readonly<Record<string, { dtype: Dtype; length: number; offset: number; sha256: string }>>
  /** what the kind needs besides: names, prefixes, the data window */
  meta: Readonly<Record<string, unknown>>
}

export interface Artifact {
  header: Header
  sections: ReadonlyMap<string, Section>
}

/** Why a file can't be served; what is loaded stays. */
export class BadArtifact extends Error {
  readonly because: 'not-ours' | 'newer-format' | 'wrong-kind' | 'other-site' | 'other-items' | 'truncated' | 'damaged'

  constructor(because: BadArtifact['because'], detail: string) {
    super(`Artifact refused (${because}): ${detail}`)
    this.because = because
  }
}

const align = (at: number): number => (at + 63) & ~63

/** Writes one file. Sections keep their order; the last may be the largest, so that a reader can stream it. */
export async function encodeArtifact(
  about: Omit<Header, 'sections'>,
  sections: Readonly<Record<string, Section>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const described: Record<string, { dtype: Dtype; length: number; offset: number; sha256: string }> = {}
  for (const [name, section] of Object.entries(sections)) {
    described[name] = {
      dtype: dtypeOf(section),
      length: section.length,
      offset: 0,
      sha256: await sha256(asBytes(section)),
    }
  }
  // Offsets are counted from the end of the header, whose length depends on their digits: not on itself that way.
  let end = 0
  for (const [name, section] of Object.entries(sections)) {
    described[name]!.offset = align(end)
    end = align(end) + section.byteLength
  }
  const header = new TextEncoder().encode(JSON.stringify({ ...about, sections: described }))
  const start = align(12 + header.length)
  const file = new Uint8Array(start + end)
  const view = new DataView(file.buffer)
  file.set([0x41, 0x49, 0x53, 0x4c])
  view.setUint16(4, FORMAT, true)
  view.setUint16(6, kinds.indexOf(about.kind), true)
  view.setUint32(8, header.length, true)
  file.set(header, 12)
  for (const [name, section] of Object.entries(sections)) {
    file.set(asBytes(section), start + described[name]!.offset)
  }
  return file
}

/**
 * Reads a file without copying its sections: they are views of `file`, which must begin at a multiple of 64 in its buffer.
 * Throws BadArtifact for what is cut, damaged, newer, of another kind, site or item order.
 */
export async function decodeArtifact(
  file: Uint8Array,
  expected: { kind: Kind; site: string; items?: string },
): Promise<Artifact> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < 12 || view.getUint32(0, true) !== 0x4c534941) throw new BadArtifact('not-ours', 'no AISL file')
  const format = view.getUint16(4, true)
  if (format !== FORMAT) throw new BadArtifact('newer-format', `format ${format}, this Worker reads ${FORMAT}`)
  const kind = kinds[view.getUint16(6, true)]
  if (kind !== expected.kind) throw new BadArtifact('wrong-kind', `${kind ?? 'unknown'} instead of ${expected.kind}`)
  const length = view.getUint32(8, true)
  if (12 + length > file.length) throw new BadArtifact('truncated', 'the file ends inside its header')
  const header = readHeader(file.subarray(12, 12 + length))
  if (header.site !== expected.site) throw new BadArtifact('other-site', `it belongs to ${header.site}`)
  if (header.kind !== kind) throw new BadArtifact('damaged', 'its header names another kind')
  if (expected.items !== undefined && header.items !== expected.items) {
    throw new BadArtifact('other-items', `item order ${header.items}, the manifest says ${expected.items}`)
  }
  const start = align(12 + length)
  const sections = new Map<string, Section>()
  for (const [name, section] of Object.entries(header.sections)) {
    const type = dtypes[section.dtype]
    const at = start + section.offset
    if (type === undefined || section.offset % 64 !== 0) throw new BadArtifact('damaged', `section ${name}`)
    const bytes = section.length * type.BYTES_PER_ELEMENT
    if (at + bytes > file.length) throw new BadArtifact('truncated', `the file ends inside ${name}`)
    if ((await sha256(file.subarray(at, at + bytes))) !== section.sha256) {
      throw new BadArtifact('damaged', `section ${name} has another checksum`)
    }
    sections.set(name, new type(file.buffer as ArrayBuffer, file.byteOffset + at, section.length))
  }
  return { header, sections }
}

function readHeader(bytes: Uint8Array): Header {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) as Header
  } catch {
    throw new BadArtifact('damaged', 'its header is no JSON')
  }
}

/** A section that must be there, of this type. */
export function sectionOf<T extends Section>(
  artifact: Artifact,
  name: string,
  type: new (buffer: ArrayBuffer, offset: number, length: number) => T,
): T {
  const section = artifact.sections.get(name)
  if (!(section instanceof type)) throw new BadArtifact('damaged', `section ${name} is missing`)
  return section
}

export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const asBytes = (section: Section): Uint8Array => new Uint8Array(section.buffer, section.byteOffset, section.byteLength)

const dtypeOf = (section: Section): Dtype =>
  (Object.keys(dtypes) as Dtype[]).find((name) => section instanceof dtypes[name]) ?? 'u8'
