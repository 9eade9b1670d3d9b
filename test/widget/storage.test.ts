import { beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => void vi.resetModules())

test('without consent nothing reaches the browser; with it one record does, and null removes it', async () => {
  const stored: Record<string, string> = {}
  vi.stubGlobal('localStorage', stored)
  const { read, write } = await import('../../widget/storage.ts')
  write({ user: 'u1' }, false)
  expect(stored).toEqual({})
  write({ id: 'a1' }, true)
  expect(JSON.parse(stored['_aisle'] ?? '')).toEqual({ user: 'u1', id: 'a1' })
  stored['_aisle'] = JSON.stringify({ id: 'a1', token: 'by-another-page' })
  write({ user: 'u2' }, true)
  expect(read(true)).toEqual({ id: 'a1', token: 'by-another-page', user: 'u2' })
  write(null, true)
  expect(stored).toEqual({})
  expect(read(true)).toEqual({})
})

test('a browser that forbids storage leaves us with memory', async () => {
  vi.stubGlobal(
    'localStorage',
    new Proxy(
      {},
      {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
        set() {
          throw new DOMException('full', 'QuotaExceededError')
        },
        deleteProperty() {
          throw new DOMException('denied', 'SecurityError')
        },
      },
    ),
  )
  const { read, write } = await import('../../widget/storage.ts')
  write({ id: 'a1' }, true)
  expect(read(true)).toEqual({ id: 'a1' })
  write(null, true)
  expect(read(true)).toEqual({})
})

test('a record that somebody else broke is none', async () => {
  vi.stubGlobal('localStorage', { _aisle: '{"id":' })
  const { read } = await import('../../widget/storage.ts')
  expect(read(true)).toEqual({})
})
