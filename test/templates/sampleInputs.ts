import type { RenderInputs } from '../../worker/model/message.ts'
import { asId } from '../../worker/model/ids.ts'
import type { CustomerId, MessageId, ProductId, SiteId } from '../../worker/model/ids.ts'

const item = (id: string, title: string, priceMinor: number, more: Partial<RenderInputs['items'][number]> = {}) => ({
  productId: asId<ProductId>(id),
  title,
  url: `https://marlow.example/p/${id}`,
  imageUrl: `https://marlow.example/img/${id}.png`,
  priceMinor,
  currency: 'EUR',
  ...more,
})

/** Ola's cart of mockups/09, priced on 9 June 2026 at 11:20 in Kyiv. */
export const sampleInputs: RenderInputs = {
  site: asId<SiteId>('demo'),
  customer: asId<CustomerId>('cus_0123456789abcdefghjkmnpqrs'),
  message: asId<MessageId>('msg_0000000000000000000000001'),
  template: 'abandoned-cart-1',
  templateVersion: 1,
  language: 'en',
  timeZone: 'Europe/Kyiv',
  at: Date.parse('2026-06-09T08:20:00Z'),
  items: [
    item('barista-one', 'Barista One', 34900, { regularMinor: 38900, details: 'Espresso machine, graphite' }),
    item('burr-g2', 'Burr grinder G2', 7600, { details: 'Red, 40 mm steel burrs' }),
  ],
  blocks: {
    'cart-complements': [
      item('capsules', 'Capsules Intenso, 50', 1890),
      item('frother', 'Milk frother Crema 200', 3900),
      item('descaler', 'Descaler, 500 ml', 990),
      item('cups', 'Espresso cups, 2', 2450),
    ],
  },
  firstName: 'Ola',
  origin: 'https://aisle.marlow.example',
  shop: {
    name: 'Marlow',
    currency: 'EUR',
    cartUrl: 'https://marlow.example/cart',
    homeUrl: 'https://marlow.example/',
    postalAddress: '4 Market Lane, Kyiv 01001',
  },
  consentAt: Date.parse('2026-03-12T09:00:00Z'),
}
