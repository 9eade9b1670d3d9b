import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { readKeys, type Keys } from '../../cli/firstKeys.ts'
import { startRuntime } from '../../cli/runtime.ts'
import { fillSampleShop, sampleSite } from '../../cli/sampleShop.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** the sample shop on the built Worker, with its development routes */
    shop: { url: string; keys: Keys }
  }
}

/** One served Worker with the sample shop for all browser tests; each test brings a visitor of its own. */
export default async function serveSampleShop(project: TestProject): Promise<() => Promise<void>> {
  const stateDir = mkdtempSync(path.join('/dev/shm', 'aisle-browser-'))
  const runtime = await startRuntime({ stateDir, dev: true, site: sampleSite })
  const keys = await readKeys(stateDir)
  if (keys === null) throw new Error('The runtime was not set up')
  await fillSampleShop(runtime.url, keys, { shoppers: 0, days: 0, progress: () => undefined })
  project.provide('shop', { url: runtime.url, keys })
  return async () => {
    await runtime.stop()
    rmSync(stateDir, { recursive: true, force: true })
  }
}
