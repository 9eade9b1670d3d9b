import { applyD1Migrations, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach } from 'vitest'

beforeEach(async () => {
  // On a busy machine a reset has been seen to leave the database as it was: look, and do it again.
  do await reset()
  while (await hasTables())
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
})

async function hasTables(): Promise<boolean> {
  return (await env.DB.prepare("SELECT 1 FROM sqlite_master WHERE name = 'site'").first()) !== null
}
