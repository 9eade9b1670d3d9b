import { describe, expect, inject, test } from 'vitest'
import { useChromium } from './open.ts'

const { url, keys } = inject('shop')
const chromium = useChromium()
const bearer = { authorization: `Bearer ${keys.secretKey}` }

/** The directives of a policy by their names. */
async function policyOf(path: string): Promise<Map<string, string>> {
  const answer = await fetch(url + path)
  expect(answer.status, path).toBe(200)
  expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff')
  expect(answer.headers.get('referrer-policy'), path).toBeTruthy()
  const policy = answer.headers.get('content-security-policy') ?? ''
  return new Map(policy.split(';').map((part) => [part.trim().split(' ')[0] ?? '', part.trim()]))
}

describe('S12: headers', () => {
  test("the dashboard's page lets nothing in but its own files", async () => {
    const policy = await policyOf('/dashboard/')
    expect(policy.get('default-src')).toBe("default-src 'none'")
    expect(policy.get('frame-ancestors')).toBe("frame-ancestors 'none'")
    for (const directive of policy.values()) expect(directive).not.toMatch(/unsafe-/)
  })

  test("the API's viewer runs our scripts alone and calls nobody else", async () => {
    const policy = await policyOf('/api/docs')
    expect(policy.get('default-src')).toBe("default-src 'none'")
    expect(policy.get('script-src')).toBe("script-src 'self'")
    const context = await chromium.context()
    const page = await context.newPage()
    const origins = new Set<string>()
    const faults: string[] = []
    page.on('request', (request) => origins.add(new URL(request.url()).origin))
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(`${url}/api/docs`)
    await page.getByText('Is the first set-up still to do?').first().waitFor({ state: 'attached' })
    expect([...origins].filter((origin) => origin.startsWith('http'))).toEqual([url])
    expect(faults).toEqual([])
    await context.close()
  })

  test('what is personal is never cached', async () => {
    for (const path of ['/api/me', '/api/customers', '/api/home', '/api/settings', '/api/nothing']) {
      const answer = await fetch(url + path, { headers: bearer })
      expect(answer.headers.get('cache-control'), path).toBe('no-store')
      expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff')
    }
  })

  test('the admin API answers no other origin, collection any, without credentials', async () => {
    const origin = 'https://elsewhere.example'
    const admin = await fetch(`${url}/api/me`, { headers: { ...bearer, origin } })
    expect(admin.headers.get('access-control-allow-origin')).toBeNull()
    const preflight = await fetch(`${url}/api/products/x`, { method: 'OPTIONS', headers: { origin } })
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
    const event = {
      writeKey: keys.writeKey,
      type: 'track',
      event: 'Ping',
      anonymousId: 'headers',
      messageId: `h-${Date.now()}`,
    }
    const collect = await fetch(`${url}/v1/track`, { method: 'POST', headers: { origin }, body: JSON.stringify(event) })
    expect(collect.status).toBe(200)
    expect(collect.headers.get('access-control-allow-origin')).toBe(origin)
    expect(collect.headers.get('access-control-allow-credentials')).toBeNull()
  })
})
