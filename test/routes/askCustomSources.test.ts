import { expect, test } from 'vitest'
import type { Block } from '../../worker/model/recipe.ts'
import { askCustomSources } from '../../worker/routes/askCustomSources.ts'

const from = (id: string, url: string): Block => ({
  id,
  placement: 'any',
  title: {},
  enabled: true,
  recipe: {
    id,
    version: 1,
    limit: 4,
    min: 0,
    exclude: [],
    sources: [{ use: 'custom', weight: 1, url, timeoutMs: 20 }],
    fallback: [],
  },
})

/** A shop's service: what it answers by path, and what it was asked. */
function shop(answers: Record<string, () => Response>) {
  const asked: { url: string; body: string }[] = []
  return {
    asked,
    fetch: (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const url = String(input)
      asked.push({ url, body: String(init?.body) })
      const answer = answers[new URL(url).pathname]
      if (answer !== undefined) return Promise.resolve(answer())
      // Like a server that accepts and stays silent: only the caller's patience ends it.
      return new Promise((_, refuse) => {
        init?.signal?.addEventListener('abort', () => refuse(new Error('aborted')))
      })
    },
  }
}

const ask = async (service: ReturnType<typeof shop>, ...urls: string[]) => {
  const problems: string[] = []
  const blocks = urls.map((url, at) => ({ block: from(`b${at}`, url), context: { productId: 'p1' } }))
  const answers = await askCustomSources(service as unknown as Pick<Fetcher, 'fetch'>, blocks, {
    onProblem: (problem) => problems.push(problem),
  })
  return { answers, problems }
}

test('a shop names products by its own service, asked once a page and told nothing of the person', async () => {
  const url = 'https://shop.example/good'
  const service = shop({
    '/good': () => Response.json({ items: [{ productId: 'p7', score: 2 }, { productId: 'p8' }] }),
  })
  const { answers, problems } = await ask(service, url, url)
  expect(answers.get(url)).toEqual([{ productId: 'p7', score: 2 }, { productId: 'p8' }])
  expect(service.asked).toEqual([{ url, body: '{"block":"b0","context":{"productId":"p1"}}' }])
  expect(problems).toEqual([])
})

test('late, failing, wrong and huge answers are left out, each with its reason', async () => {
  const service = shop({
    '/broken': () => new Response('no', { status: 500 }),
    '/moved': () => new Response(null, { status: 302, headers: { location: 'http://10.0.0.1/' } }),
    '/schema': () => Response.json({ items: [{ id: 'p7' }] }),
    '/text': () => new Response('<html>'),
    '/huge': () => new Response('x'.repeat(70_000)),
    '/good': () => Response.json({ items: [{ productId: 'p9' }] }),
  })
  const paths = ['/late', '/broken', '/moved', '/schema', '/text', '/huge', '/good']
  const { answers, problems } = await ask(service, ...paths.map((path) => `https://shop.example${path}`))
  expect([...answers.keys()]).toEqual(['https://shop.example/good'])
  expect(problems).toHaveLength(6)
  expect(problems.join('\n')).toMatch(/answered 500/)
  expect(problems.join('\n')).toMatch(/something other than/)
})

test('an address inside the network is never asked', async () => {
  const service = shop({})
  const { answers, problems } = await ask(service, 'https://127.0.0.1/x', 'https://metadata.internal/x')
  expect(answers.size).toBe(0)
  expect(service.asked).toEqual([])
  expect(problems).toHaveLength(2)
})
