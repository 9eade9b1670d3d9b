import { expect, inject, test } from 'vitest'
import { localLabeller } from '../../worker/catalog/label/localLabeller.ts'
import { modelLabeller } from '../../worker/catalog/label/modelLabeller.ts'
import { chatWithAi } from '../../worker/jobs/askAi.ts'
import { chatOf, type ChatPatience } from '../../worker/jobs/askChat.ts'
import { testLabeller, texts } from '../catalog/label/labellerSuite.ts'

const server = inject('chatServer')
let places = 0
const waits: number[] = []
const quick: ChatPatience = { answerMs: 300, attempts: 4, longestWaitMs: 60_000, firstWaitMs: 10 }

/** A service of one mode, at a place of its own. */
function service(mode: string, key = 'sk-right') {
  const place = `${mode}/${++places}`
  const chat = chatOf(
    { fetch: (address, init) => fetch(address as string, init) },
    { baseUrl: `${server}/${place}/v1`, model: 'small', key, allowLocal: true },
    quick,
    async (ms) => void waits.push(ms),
  )
  const asked = async () =>
    (await (await fetch(`${server}/asked/${place}`)).json()) as { requests: number; lines: string[] }
  return { labeller: modelLabeller(chat, 'small', 'en'), asked }
}

const two = [texts('Steel kettle'), texts('Lemon descaler')]
const typesOf = async (mode: string, products = two) => {
  const { labeller, asked } = service(mode)
  const { answers, tokens } = await labeller.types(products, [])
  return { types: answers.map((answer) => answer?.type ?? null), tokens, ...(await asked()) }
}
const failure = async (mode: string, key?: string): Promise<{ message: string; isFinal: boolean }> => {
  const { labeller } = service(mode, key)
  return labeller.types(two, []).then(
    () => Promise.reject(new Error('it answered')),
    (error: { message: string; isFinal: boolean }) => error,
  )
}

testLabeller('the starter lexicon', localLabeller('en'), ['Steel kettle', 'Lemon descaler', 'Zorblax 3'])
testLabeller('a chat service', service('good').labeller, ['Steel kettle', 'Lemon descaler', 'Secret thing'])
testLabeller('an old chat service', service('old').labeller, ['Steel kettle', 'Lemon descaler', 'Secret thing'])
testLabeller(
  'Workers AI',
  modelLabeller(
    chatWithAi(
      {
        async run(_model, { messages }) {
          const body = JSON.stringify({ model: 'x', messages, response_format: strictFormat })
          const headers = { authorization: 'Bearer sk-right' }
          const reply = await fetch(`${server}/good/ai/v1/chat/completions`, { method: 'POST', body, headers })
          const { choices } = (await reply.json()) as { choices: { message: { content: string } }[] }
          return { response: JSON.parse(choices[0]!.message.content) as unknown }
        },
      },
      'llama',
    ),
    'llama',
    'en',
  ),
  ['Steel kettle', 'Lemon descaler', 'Secret thing'],
)
const strictFormat = { type: 'json_schema', json_schema: { strict: true, schema: { type: 'string' } } }

test('where the service is busy it waits as long as it is told, by seconds and by date', async () => {
  waits.length = 0
  expect(await typesOf('busy')).toMatchObject({ types: ['shiny-kettle', 'shiny-descaler'], requests: 3 })
  expect(waits[0]).toBe(0)
  expect(waits[1]).toBeGreaterThanOrEqual(1000)
  expect(waits[1]).toBeLessThanOrEqual(3000)
})

test('an answer that is no JSON is asked for once more, and no third time', async () => {
  expect(await typesOf('malformed')).toMatchObject({ types: ['shiny-kettle', 'shiny-descaler'], requests: 2 })
  expect(await typesOf('garbage')).toMatchObject({ types: [null, null], requests: 2, tokens: { in: 2000, out: 1000 } })
})

test('an answer of another shape is none', async () => {
  expect(await typesOf('wrong')).toMatchObject({ types: [null, null], requests: 2 })
})

test('of a partial answer the rest is asked alone; numbers that nobody asked for are passed over', async () => {
  const products = ['Steel kettle', 'Lemon descaler', 'Green tea', 'Blue shoe'].map((title) => texts(title))
  const { types, requests, lines } = await typesOf('partial', products)
  expect(types).toEqual(['shiny-kettle', 'shiny-descaler', 'shiny-tea', 'shiny-shoe'])
  expect(requests).toBe(2)
  expect(lines.slice(4).map((line) => line.split(' | ')[0])).toEqual(['Lemon descaler', 'Blue shoe'])
})

test('a service that is silent, down or cuts the line is asked four times, then given up', async () => {
  expect(await failure('silent')).toMatchObject({ isFinal: false, message: expect.stringMatching(/within 0.3 s/) })
  expect(await failure('down')).toMatchObject({ isFinal: false, message: expect.stringMatching(/503/) })
  expect(await failure('cut')).toMatchObject({ isFinal: false, message: expect.stringMatching(/could not be reached/) })
})

test('a wrong key is final, and not repeated in what people read; nor does it follow a redirect', async () => {
  const wrong = await failure('good', 'sk-wrong-one')
  expect(wrong).toMatchObject({ isFinal: true, message: expect.stringMatching(/401: Incorrect API key provided: …/) })
  expect(wrong.message).not.toMatch(/sk-wrong/)
  expect(await failure('redirect')).toMatchObject({ isFinal: true, message: expect.stringMatching(/302/) })
})

test('a private address is not asked', async () => {
  const chat = chatOf(
    { fetch: () => Promise.reject(new Error('asked')) },
    { baseUrl: `${server}/good/x/v1`, model: 'm' },
  )
  await expect(modelLabeller(chat, 'm', 'en').types(two, [])).rejects.toThrow(/private or reserved/)
})
