import { generateSpecs } from 'hono-openapi'
import { accessTable } from './api/accessTable.ts'
import { api } from './api/index.ts'

const error = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        field: { type: 'string' },
        fields: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              field: { type: 'string' },
              message: { type: 'string' },
              code: { type: 'string' },
              limit: { type: 'number' },
            },
          },
        },
        hint: { type: 'string' },
      },
    },
  },
} as const

const refusal = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
})

const about = `The admin API of Aisle. A shop's server sends its secret key as \`Authorization: Bearer sk_...\`; the dashboard
sends its login cookie and names the site in \`aisle-site\`. Prices are decimal units with their currency, times epoch ms.
Lists are \`{items, next?}\` with \`?cursor=&limit=\` (500 at most).`

let made: Promise<object> | undefined

/** The description of every admin route, made from the routes themselves, once per isolate. */
export const openapi = (): Promise<object> => (made ??= make())

type Operation = Record<string, unknown> & { parameters?: { name: string; in: string }[]; responses?: object }

async function make(): Promise<object> {
  const spec = await generateSpecs(api, {
    documentation: {
      info: { title: 'Aisle', version: '0.1.0', description: about },
      components: {
        securitySchemes: {
          secretKey: { type: 'http', scheme: 'bearer', description: 'sk_<site>_...' },
          login: { type: 'apiKey', in: 'cookie', name: '__Host-aisle' },
        },
        schemas: { Error: error as never },
      },
    },
  })
  for (const [path, item] of Object.entries(spec.paths ?? {})) {
    for (const [method, operation] of Object.entries(item ?? {})) {
      complete(path, method, operation as unknown as Operation)
    }
  }
  // A schema that refers to itself is a definition of its own in JSON Schema, a component here.
  return JSON.parse(JSON.stringify(spec).replaceAll('"#/$defs/', '"#/components/schemas/')) as object
}

/** What every route shares: its path's parameters, who may call it, and how it refuses. */
function complete(path: string, method: string, operation: Operation): void {
  const named = new Set((operation.parameters ?? []).map((parameter) => parameter.name))
  const missing = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).filter((name) => !named.has(name))
  operation.parameters = [
    ...missing.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(operation.parameters ?? []),
  ]
  const row = accessTable[`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`]
  const isPublic = row === 'public'
  operation['security'] = isPublic ? [] : [{ secretKey: [] }, { login: [] }]
  if (row !== undefined && row !== 'public') operation['x-roles'] = row
  operation.responses = {
    '200': { description: 'Done' },
    ...operation.responses,
    '400': refusal('Malformed'),
    ...(isPublic ? {} : { '401': refusal('No key'), '403': refusal('Wrong key, site or role') }),
    ...(missing.length > 0 ? { '404': refusal('There is no such thing') } : {}),
    '422': refusal('Understood but invalid: every bad field is named'),
  }
}
