import type { D1Migration } from 'cloudflare:test'
import type { DevEnv } from '../worker/dev.ts'

declare global {
  namespace Cloudflare {
    interface Env extends DevEnv {
      TEST_MIGRATIONS: D1Migration[]
    }
  }
}
