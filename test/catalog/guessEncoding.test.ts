import { describe, expect, test } from 'vitest'
import { guessEncoding } from '../../worker/catalog/guessEncoding.ts'

/** Text in a one-byte encoding, by asking its decoder what each byte means. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]))
  return new Uint8Array([...text].map((letter) => bytes.get(letter) ?? 63))
}
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, isBig: boolean) =>
  new Uint8Array(
    [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0)
      return isBig ? [code >> 8, code & 255] : [code & 255, code >> 8]
    }),
  )

const ukrainian = 'id;назва\n1;Чайник «Марлоу» з їжаком\n'
const polish = 'id;nazwa\n1;Zażółć gęślą jaźń, czajnik łódzki\n'
const declares = (encoding: string, text: string) => `<?xml version="1.0" encoding="${encoding}"?>\n<x>${text}</x>`

describe('the encoding of a feed', () => {
  test.each([
    ['UTF-8', utf8(ukrainian), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\uFEFF${ukrainian}`), 'utf-8'],
    ['UTF-16 little-endian with a mark', utf16(`\uFEFF${ukrainian}`, false), 'utf-16le'],
    ['UTF-16 big-endian with a mark', utf16(`\uFEFF${ukrainian}`, true), 'utf-16be'],
    ['UTF-16 without a mark', utf16('id;title\n1;Kettle\n', false), 'utf-16le'],
    ['UTF-16 big-endian without a mark', utf16('id;title\n1;Kettle\n', true), 'utf-16be'],
    ['windows-1251 by its look', encode(ukrainian, 'windows-1251'), 'windows-1251'],
    ['windows-1250 by its look', encode(polish, 'windows-1250'), 'windows-1250'],
    ['windows-1251 by declaration', encode(declares('windows-1251', ukrainian), 'windows-1251'), 'windows-1251'],
    ['cp1251 by declaration', encode(declares('cp1251', ukrainian), 'windows-1251'), 'windows-1251'],
    ['ISO-8859-2 by declaration', encode(declares('ISO-8859-2', polish), 'iso-8859-2'), 'iso-8859-2'],
    ['declared as UTF-8 and none', encode(declares('UTF-8', ukrainian), 'windows-1251'), 'windows-1251'],
    ['declared as windows-1251 and UTF-8', utf8(declares('windows-1251', ukrainian)), 'utf-8'],
    ['declared as what nobody knows', encode(declares('klingon', ukrainian), 'windows-1251'), 'windows-1251'],
    ['UTF-8 cut inside a letter', utf8(ukrainian).slice(0, 10), 'utf-8'],
    ['UTF-8 with one broken letter', new Uint8Array([...utf8(ukrainian.repeat(3)), 0xff, 10]), 'utf-8'],
    ['ASCII', utf8('id;title\n'), null],
  ])('%s', (_, bytes, encoding) => {
    expect(guessEncoding(bytes)).toBe(encoding)
    if (encoding === null || encoding.startsWith('utf')) return
    expect(new TextDecoder(encoding).decode(bytes)).toMatch(/їжаком|gęślą/)
  })
})
