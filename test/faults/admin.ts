import type { Keys } from '../../cli/firstKeys.ts'

/** Node's own user agent looks like a bot's, whose events are answered and dropped. */
export const browserAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

/** The admin API as a shop's server calls it. Throws on anything but success, saying what was answered. */
export async function admin(
  server: { url: string; keys: Keys },
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object | string,
): Promise<unknown> {
  const reply = await fetch(server.url + path, {
    method,
    headers: {
      connection: 'close', // one that stood idle while the Worker computed may be closed by now
      authorization: `Bearer ${server.keys.secretKey}`,
      'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json',
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${text.slice(0, 500)}`)
  return text === '' ? null : JSON.parse(text)
}

/** NDJSON rows in Google Merchant's column names. */
export const lamps = (count: number): string =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: `p${index}`,
      title: `${['Brass', 'Oak', 'Glass', 'Steel', 'Linen'][index % 5]} lamp number ${index}`,
      description: `A ${['reading', 'bedside', 'floor', 'ceiling'][index % 4]} lamp with a warm light.`,
      link: `https://lamps.example/p/${index}`,
      image_link: `https://lamps.example/p/${index}.jpg`,
      price: `${20 + (index % 80)}.00 EUR`,
      availability: 'in stock',
      product_type: `Home > ${['Reading', 'Bedside', 'Floor', 'Ceiling'][index % 4]}`,
      brand: ['Lumo', 'Hygge', 'Norr'][index % 3],
    }),
  ).join('\n')
