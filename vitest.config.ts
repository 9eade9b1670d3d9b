import path from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const here = import.meta.dirname
const node = { environment: 'node' as const, testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false }

export default defineConfig(async () => ({
  test: {
    fsModuleCache: false, // with it no file of the worker project loads (docs/testing.md)
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            'test/{model,session,recommend,scenarios,segments,catalog,templates,analytics,widget,dashboard,train,demo,cli}/**/*.test.ts',
            'test/contract/{trust,production}.test.ts',
          ],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                SECRET: 'test-secret-test-secret-test-secret-0001',
                LOCAL_FEEDS: 'true', // feeds come from a server on loopback; ssrf.test.ts takes it away
                TEST_MIGRATIONS: await readD1Migrations(path.join(here, 'migrations')),
              },
            },
          }),
        ],
        test: {
          name: 'worker',
          include: ['test/{objects,routes,jobs,store,flow,channels,contract}/**/*.test.ts'],
          exclude: ['test/contract/{trust,production}.test.ts'], // they read files and run commands
          setupFiles: ['./test/setup.ts'],
          globalSetup: ['./test/feedServer.ts', './test/chatServer.ts'],
          isolate: false,
          maxWorkers: 1,
          testTimeout: 60_000,
        },
      },
      // Chromium and other clients against a served Worker, one file after the other: two cores are all there is.
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['./test/browser/globalSetup.ts'],
          ...node,
        },
      },
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], ...node, testTimeout: 300_000 } },
      { test: { name: 'eval', include: ['test/eval/**/*.test.ts'], ...node } },
      { test: { name: 'bench', include: ['test/bench/**/*.test.ts'], ...node } },
    ],
  },
}))
