import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { trainSite } from '../../cli/trainSite.ts'
import { decodeArtifact, encodeArtifact } from '../../worker/recommend/artifact.ts'
import { indexIds } from '../../worker/recommend/idTable.ts'
import { idsFrom, sequenceFrom } from '../../worker/recommend/sequenceArtifact.ts'
import { StringTableBuilder, textAt } from '../../worker/recommend/stringTable.ts'
import { trainingSections } from '../../worker/recommend/trainingArtifact.ts'
import { smallShop } from '../train/smallShop.ts'

const set = smallShop()
const builder = new StringTableBuilder()
for (let at = 0; at < set.items; at++) builder.add(`p${at}`)
const ids = indexIds(builder.finish())
const names = Array.from({ length: set.attributes.count }, (_, at) => `brand:${at}`)
const folder = mkdtempSync(path.join(tmpdir(), 'aisle-train-'))
let close = (): void => undefined
afterEach(() => {
  close()
  rmSync(folder, { recursive: true, force: true })
})

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** The three routes that a training asks, the gate closed at first. */
async function site() {
  const { sections, meta } = trainingSections({ set, names, ids })
  const about = { site: 'shop', kind: 'training' as const, version: '', created: 1, items: '', count: set.items, meta }
  const file = await encodeArtifact(about, sections)
  const seen = { fetched: 0, models: [] as Buffer[], isDown: true, keys: new Set<string | undefined>() }
  const server = createServer((request, response) => {
    seen.keys.add(request.headers.authorization)
    if (request.url === '/api/me') return response.end(JSON.stringify({ sites: [{ id: 'shop' }] }))
    if (request.url === '/api/training') {
      seen.fetched++
      return response.end(file)
    }
    return void bodyOf(request).then((body) => {
      seen.models.push(body)
      if (seen.isDown) response.writeHead(503).end('down')
      else response.end(JSON.stringify({ model: 'm1', verdict: { release: true, reason: 'better', text: 'Better' } }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => void server.close()
  const address = server.address()
  return { seen, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` }
}

test('a site is trained from afar; cut off at the upload, the same order goes on with the same set', async () => {
  const { seen, url } = await site()
  const phases: string[] = []
  let steps = 0
  const bar = {
    show(phase: string) {
      if (phase !== phases.at(-1)) phases.push(phase)
      if (phase.endsWith('histories')) steps++
    },
    end: () => undefined,
  }
  const order = { url, key: 'sk_1', folder, given: { epochs: 3, seed: 2 }, threads: 2, bar }
  await expect(trainSite(order)).rejects.toThrow(/POST \/api\/models answered 503: down/)
  expect(readdirSync(folder).toSorted()).toEqual(['shop.checkpoint', 'shop.set'])
  expect(phases).toEqual(['histories', '40 histories', 'the gate'])
  const firstSteps = steps

  seen.isDown = false
  steps = 0
  expect(await trainSite(order)).toMatchObject({ model: 'm1', verdict: { release: true } })
  expect(seen.fetched).toBe(1)
  expect(steps).toBeLessThan(firstSteps)
  expect(readdirSync(folder)).toEqual([])
  expect([...seen.keys]).toEqual(['Bearer sk_1'])

  const [cut, whole] = await Promise.all(
    seen.models.map(async (body) => decodeArtifact(new Uint8Array(body).slice(), { kind: 'seq', site: 'shop' })),
  )
  expect(sequenceFrom(whole!)).toEqual(sequenceFrom(cut!))
  expect(whole!.header.meta).toMatchObject({ settings: { epochs: 3, seed: 2 }, names })
  expect(whole!.header.meta.curve).toHaveLength(3)
  expect(textAt(idsFrom(whole!).ids, 7)).toBe('p7')
  expect(existsSync(path.join(folder, 'shop.set'))).toBe(false)
})
