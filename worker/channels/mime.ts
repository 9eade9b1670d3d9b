import type { Rendered } from '../model/message.ts'
import { toBase64Url } from '../model/token.ts'
import { oneLine } from '../templates/oneLine.ts'

const encoder = new TextEncoder()

export interface Sender {
  from: string
  fromName?: string | undefined
  replyTo?: string | undefined
}

/**
 * A mail as RFC 5322 and MIME write it: plain text and HTML as alternatives, both base64, so that no line needs dot
 * stuffing or is too long. Equal messages give equal bytes: date and boundary come from the message itself.
 */
export function mimeOf(message: Rendered, { from, fromName, replyTo }: Sender, key: string): string {
  const boundary = `=_${key.replace(/[^\w]/g, '').slice(0, 60)}`
  const headers: readonly (readonly [string, string])[] = [
    ['From', fromName === undefined || fromName === '' ? from : `${phrase(fromName)} <${from}>`],
    ['To', message.to],
    ...(replyTo === undefined ? [] : ([['Reply-To', replyTo]] as const)),
    ['Subject', message.subject],
    ['Date', new Date(message.about.at).toUTCString().replace('GMT', '+0000')],
    ...Object.entries(message.headers),
    ['MIME-Version', '1.0'],
    ['Content-Type', `multipart/alternative; boundary="${boundary}"`],
  ]
  const part = (type: string, body: string): string =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(base64(body))}\r\n`
  return [
    headers
      .map(([name, value]) => `${name}: ${isAddress.has(name) ? oneLine(value) : encodedWords(value)}`)
      .join('\r\n'),
    '\r\n\r\n',
    part('text/plain', message.text),
    message.html === undefined ? '' : part('text/html', message.html),
    `--${boundary}--\r\n`,
  ].join('')
}

/** These are written encoded already, or hold only ASCII. */
const isAddress: ReadonlySet<string> = new Set(['From', 'To', 'Reply-To', 'Content-Type'])

const phrase = (name: string): string => (/^[\w .-]+$/.test(name) ? `"${name}"` : encodedWords(oneLine(name)))

/** RFC 2047: ASCII stays, the rest becomes encoded words of at most 75 characters that never split a character. */
export function encodedWords(text: string): string {
  const clean = oneLine(text)
  if (/^[\x20-\x7e]*$/.test(clean)) return clean
  const words: string[] = []
  let word = ''
  for (const char of clean) {
    // 45 bytes are 60 characters of base64; with the frame of 12 an encoded word has 72.
    if (encoder.encode(word + char).length > 45) {
      words.push(word)
      word = ''
    }
    word += char
  }
  words.push(word)
  return words.map((part) => `=?utf-8?B?${base64(part)}?=`).join(' ')
}

function base64(text: string): string {
  const url = toBase64Url(encoder.encode(text)).replaceAll('-', '+').replaceAll('_', '/')
  return url.padEnd(Math.ceil(url.length / 4) * 4, '=')
}

const lines = (text: string): string => text.replace(/.{76}(?=.)/g, '$&\r\n')
