import { browserAgent } from '../faults/admin.ts'
import { freePort } from '../../cli/runtime.ts'
import { atMost, type Bench, printed } from './bench.ts'
import { inspect } from './inspector.ts'
import { large, largeShop } from './largeShop.ts'
import { visit } from './recommend.ts'
import { control, startBench } from './server.ts'

const { products } = large
const mb = 1024 * 1024

/** What an isolate holds that serves 100,000 products: V8's heap, its buffers and wasm memory (TRUST.md, P9). */
export const benches: readonly Bench[] = [
  {
    name: 'P9 heap',
    counts: true,
    async run(context) {
      // A fresh process: what the import left behind belongs to another isolate in production.
      const stateDir = await largeShop(context)
      const inspectorPort = await freePort()
      const server = await startBench(stateDir, { inspectorPort, bundle: false })
      try {
        await visit(server, 'heap', products)
        let items = 0
        for (let n = 0; n < 100; n++) items += await recommend(server.url, server.keys.writeKey, `heap-${n}`)
        if (items === 0) throw new Error('No recommendation held a product')
        const [, , usage] = await inspect(inspectorPort, [
          { method: 'HeapProfiler.enable' },
          { method: 'HeapProfiler.collectGarbage' },
          { method: 'Runtime.getHeapUsage' },
        ])
        const { usedSize, backingStorageSize, embedderHeapUsedSize } = usage as Record<string, number>
        const heap = (usedSize ?? 0) / mb
        const buffers = (backingStorageSize ?? 0) / mb
        const wasm = ((await control(server, 'counts')) as { wasmBytes: number }).wasmBytes / mb
        if (wasm < 1) throw new Error('No vectors were loaded')
        return [
          atMost(`P9 heap with ${products.toLocaleString('en')} products`, heap + buffers + wasm, 96, 'MB'),
          printed('P9 of these on the heap', heap, 'MB'),
          printed('P9 of these in buffers', buffers, 'MB'),
          printed('P9 of these in wasm', wasm, 'MB'),
          printed('P9 beside them, the embedder', (embedderHeapUsedSize ?? 0) / mb, 'MB'),
        ]
      } finally {
        await server.runtime.stop()
      }
    },
  },
]

async function recommend(url: string, writeKey: string, anonymousId: string): Promise<number> {
  const blocks = ['for-you', 'similar', 'bought-together', 'popular'].map((id) => ({
    id,
    context: { productId: 'p17' },
  }))
  const reply = await fetch(`${url}/v1/recommend`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': browserAgent },
    body: JSON.stringify({ writeKey, anonymousId, blocks }),
  })
  const answer = (await reply.json()) as { blocks: { items: unknown[] }[] }
  return answer.blocks.reduce((sum, block) => sum + block.items.length, 0)
}
