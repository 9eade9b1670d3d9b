import { abandonedCart } from '../../worker/scenarios/library/abandoned-cart.ts'
/** A made-up month of a shop, rich enough that no part of a page is empty. The same on every run. */
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
export const now = Date.now()

export const site = {
  id: 'demo',
  name: 'Marlow',
  domain: 'marlow.example',
  currency: 'EUR',
  language: 'en',
  languages: ['en', 'pl', 'uk'],
  timeZone: 'Europe/Kyiv',
}
export const me = {
  email: 'marta.wolska@marlow.example',
  role: 'owner',
  sites: [site, { ...site, id: 'outlet', name: 'Marlow Outlet', domain: 'outlet.marlow.example' }],
}

const names = [
  ['Barista One espresso machine, 54 mm', 'Marlow', 'Coffee', 349, 399],
  ['Milk frother Crema 200', 'Crema', 'Coffee', 39],
  ['Burr grinder G2', 'Crema', 'Coffee', 76, 89],
  ['Capsules Intenso, 50', 'Marlow', 'Coffee', 18.9],
  ['Espresso cups, set of 2', 'Crema', 'Coffee', 24.5],
  ['Descaler, 500 ml', 'Marlow', 'Coffee', 9.9],
  ['Halo pendant, sterling silver', 'Lume', 'Jewellery', 129],
  ['Trail Runner 3', 'Northway', 'Sportswear', 129, 149],
  ['Vega VR headset', 'Orbit', 'Gaming', 399],
  [
    'Магній бісгліцинат із вітаміном B6 для нервової системи та відновлення після тренувань, 120 капсул',
    'Vita',
    'Supplements',
    21.4,
  ],
  ['Soundbar S 90', 'Orbit', 'TV and sound', 279],
  ['<script>document.title="run"</script> Kettle K 1.7 l', 'Marlow', 'Kitchen', 59],
] as const

export const products = Array.from({ length: 60 }, (_, index) => {
  const [title, brand, category, price, regularPrice] = names[index % names.length]!
  const series = Math.floor(index / names.length)
  const soldOut = index % 9 === 5
  return {
    id: `SKU-${100 + index}`,
    title: series === 0 ? title : `${title}, series ${series + 1}`,
    imageUrl: `/shop/img/${index % names.length}.svg`,
    brand,
    category,
    price: price + series * 10,
    ...(regularPrice === undefined ? {} : { regularPrice: regularPrice + series * 10 }),
    currency: 'EUR',
    availability: soldOut ? 'out-of-stock' : 'in-stock',
    ...(soldOut ? {} : { stock: 3 + ((index * 7) % 60) }),
    variants: 1 + (index % 4),
    updatedAt: now - index * 3 * hour,
  }
})

export const productDetail = (id: string) => {
  const row = products.find((product) => product.id === id) ?? products[0]!
  const { price, currency, availability, stock } = row
  return {
    ...row,
    title: { en: row.title, pl: `${row.title} (pl)`, uk: `${row.title} (укр)` },
    description: {
      en: 'A compact machine with a 54 mm portafilter. Heats up in 25 s, steams milk by hand, and fits under any cupboard.',
      uk: 'Компактна машина з холдером 54 мм. Нагрівається за 25 с і стає під будь-яку шафу.',
    },
    url: { en: `/shop/p/${row.id}` },
    category: { en: ['Home', row.category, 'Machines'], uk: ['Дім', 'Кава', 'Машини'] },
    collection: 'Crema',
    attributes: { system: '54 mm', power: { value: 1350, unit: 'W' }, colours: ['graphite', 'cream'] },
    labels: ['own-brand', 'bestseller'],
    type: { id: 'espresso-machine', by: 'lexicon', confidence: 0.97 },
    rating: { average: 4.6, count: 108 },
    disappoints: { topics: ['noise'] },
    createdAt: now - 90 * day,
    variants: ['Graphite', 'Cream', 'Sage'].map((colour, index) => ({
      id: `${row.id}-${index}`,
      options: { colour },
      price: price + index,
      ...(row.regularPrice === undefined ? {} : { regularPrice: row.regularPrice + index }),
      currency,
      availability: index === 2 ? 'out-of-stock' : availability,
      ...(index === 2 || stock === undefined ? {} : { stock }),
    })),
    history: [
      { at: now - 2 * day, variantId: `${row.id}-0`, price, availability: 'in-stock', currency },
      { at: now - 30 * day, variantId: `${row.id}-0`, price: price + 20, availability: 'in-stock', currency },
    ],
  }
}

const wanted = [
  ['copurchase', 'Goes with Barista One in your cart', 0.81],
  ['personal', 'Close to what you looked at lately', 0.74],
  ['similar', 'Similar to Burr grinder G2', 0.58],
  ['session', 'Others went on to this', 0.52],
  ['popular', 'Popular now', 0.47],
] as const

export const recommended = (count: number, offset = 0) =>
  Array.from({ length: count }, (_, index) => {
    const [source, text, score] = wanted[index % wanted.length]!
    const { id, title, imageUrl, price, regularPrice, currency, availability } =
      products[(index + offset) % products.length]!
    return {
      productId: id,
      title,
      url: `/shop/p/${id}`,
      imageUrl,
      price,
      ...(regularPrice === undefined ? {} : { regularPrice }),
      currency,
      availability,
      reason: { code: source, text },
      score: Math.max(0.1, score - index * 0.02),
      parts: [
        { source, share: 0.55 },
        { source: source === 'personal' ? 'session' : 'personal', share: 0.3 },
        { source: 'popular', share: 0.15 },
      ],
      multipliers: index === 1 ? [{ by: 'price', factor: 0.87 }] : [],
    }
  })

export const removed = [
  { productId: 'SKU-112', title: 'Barista Two', because: 'context' },
  {
    productId: 'SKU-113',
    title: 'Tamper 58 mm, oak',
    imageUrl: '/shop/img/13.svg',
    because: 'filter',
    condition: { fact: 'price', is: 'between', value: [20, 400] },
  },
  { productId: 'SKU-116', title: 'Protein bar', because: 'rule', rule: 0 },
  { productId: 'SKU-114', title: 'Water filter, 3 pcs', because: 'bought:60d' },
  { productId: 'SKU-115', title: '<script>document.title="run"</script> Kettle', because: 'out-of-stock' },
]

const people = [
  ['ola.kravets@example.com', true, 'UA', 'uk'],
  ['jan.nowak@example.com', true, 'PL', 'pl'],
  [null, false, 'PL', 'pl'],
  ['rose.hill@example.com', true, 'IE', 'en'],
  ['<script>document.title="run"</script>', true, 'DE', 'de'],
  [null, false, 'UA', 'uk'],
] as const

export const customers = Array.from({ length: 48 }, (_, index) => {
  const [label, known, country, language] = people[index % people.length]!
  const orders = known ? 1 + (index % 7) : 0
  return {
    id: `cus_${String(index).padStart(4, '0')}7m2qk9v4t8zbx0hnw3c5d6`,
    ...(label === null ? {} : { label: index < people.length ? label : label.replace('@', `${index}@`) }),
    known,
    lastSeenAt: now - index * index * 4 * minute,
    events: 412 - index * 7,
    orders,
    spent: orders * 183.4,
    currency: 'EUR',
    cartLines: index % 3,
    country,
    language,
  }
})

const consent = (state: string, source: string) => ({ state, source, at: now - 26 * day })
export const customer = (id: string) => ({
  id,
  identifiers: [
    { type: 'email', value: 'ola.kravets@example.com', verified: true, firstSeenAt: now - 90 * day },
    { type: 'phone', value: '+380445550127', verified: false, firstSeenAt: now - 90 * day },
    { type: 'externalId', value: '104-88213', verified: true, firstSeenAt: now - 90 * day },
    { type: 'anonymousId', value: 'a1b2c3', verified: true, firstSeenAt: now - 90 * day },
    { type: 'anonymousId', value: 'd4e5f6', verified: true, firstSeenAt: now - 12 * day },
  ],
  traits: { firstName: 'Ola', lastName: 'Kravets', city: 'Kyiv' },
  consents: {
    email: {
      reminders: consent('granted', 'checkout'),
      'price-alerts': consent('granted', 'checkout'),
      'stock-alerts': consent('granted', 'checkout'),
      offers: consent('denied', 'unsubscribe'),
      news: consent('denied', 'unsubscribe'),
      surveys: consent('pending', 'form'),
    },
    push: { reminders: consent('granted', 'browser') },
  },
  purposes: { analytics: true, personalization: true },
  segments: [],
  session: {
    id: 's1',
    startedAt: now - 14 * minute,
    lastAt: now - 2 * minute,
    events: 9,
    pages: 4,
    views: [],
    queries: ['espresso 54 mm'],
    lists: [],
    cartChanged: true,
  },
  lastSession: null,
  cart: {
    lines: [
      { productId: 'SKU-100', quantity: 1, price: 349 },
      { productId: 'SKU-103', quantity: 2, price: 18.9 },
    ],
    currency: 'EUR',
    changedAt: now - 10 * minute,
  },
  interests: [
    { kind: 'carted', productId: 'SKU-100', at: now - 10 * minute, times: 1 },
    { kind: 'wished', productId: 'SKU-102', at: now - day, times: 1 },
    { kind: 'viewed', productId: 'SKU-101', at: now - 12 * minute, times: 3 },
    { kind: 'bought', productId: 'SKU-105', at: now - 26 * day, times: 1 },
  ],
  orders: [
    {
      id: '20418',
      status: 'delivered',
      at: now - 26 * day,
      total: 57.8,
      currency: 'EUR',
      lines: [{ productId: 'SKU-105', quantity: 1 }],
    },
    { id: '19007', status: 'delivered', at: now - 70 * day, total: 1226.2, currency: 'EUR', lines: [] },
  ],
  predictions: {},
  runs: [
    {
      id: 'r1',
      scenario: 'abandoned-cart',
      version: 1,
      key: id,
      startedAt: now - hour,
      step: 'w1',
      items: [],
      sentAt: {},
      occurrence: 0,
    },
  ],
  timers: [
    { id: 'session-close', kind: 'session-close', dueAt: now + 28 * minute },
    { id: 'flush', kind: 'flush', dueAt: now + minute },
  ],
  language: 'uk',
  timeZone: 'Europe/Kyiv',
  country: 'UA',
  firstSeenAt: now - 90 * day,
  lastSeenAt: now - 2 * minute,
})

const happened: readonly [string | undefined, object, number][] = [
  [
    'Product Added',
    { product_id: 'SKU-100', name: 'Barista One', price: 349, currency: 'EUR', quantity: 1 },
    10 * minute,
  ],
  ['Product Viewed', { product_id: 'SKU-100', name: 'Barista One', price: 349, currency: 'EUR' }, 12 * minute],
  ['Block Clicked', { block: 'for-you', position: 2, product_id: 'SKU-100', request_id: 'req_9f2c' }, 13 * minute],
  ['Products Searched', { query: 'espresso 54 mm' }, 14 * minute],
  ['Product Viewed', { name: '<script>document.title="run"</script>', price: 1, currency: 'EUR' }, 14.5 * minute],
  [undefined, { path: '/c/coffee' }, 15 * minute],
  ['Product Added to Wishlist', { name: 'Burr grinder G2', price: 89, currency: 'EUR' }, 25 * hour],
  ['Email Link Clicked', { scenario: 'abandoned-cart' }, 26 * hour],
  ['Order Completed', { order_id: '20418', total: 57.8, currency: 'EUR', products: [{}, {}] }, 26 * day],
]
export const timeline = happened.map(([event, properties, back], index) => ({
  messageId: `msg_${index}`,
  type: event === undefined ? 'page' : 'track',
  ...(event === undefined ? {} : { event }),
  timestamp: new Date(now - back).toISOString(),
  properties,
  context: { locale: 'uk-UA' },
}))

const passed = [
  'run-alive',
  'in-time',
  'hours',
  'purchase',
  'no-open-session',
  'recheck',
  'goods',
  'consent',
  'arbiter',
].map((check) => ({
  check,
  ok: true,
  ...(check === 'consent' ? { detail: 'email, push' } : {}),
}))
export const decisions = [
  {
    at: now - 40 * minute,
    scenario: 'abandoned-cart',
    version: 1,
    run: 'r1',
    message: 'msg-2',
    step: 'm1',
    outcome: 'deferred',
    reason: 'capped',
    checks: [...passed, { check: 'caps', ok: false, detail: '2 of 2 marketing messages in 24 h' }],
    until: now + 3 * hour,
  },
  {
    at: now - 26 * hour,
    scenario: 'abandoned-cart',
    version: 1,
    message: 'msg-1',
    step: 'm1',
    outcome: 'sent',
    checks: [...passed, { check: 'caps', ok: true }],
  },
  {
    at: now - 27 * hour,
    scenario: 'abandoned-cart',
    version: 1,
    outcome: 'started',
    checks: [{ check: 'entry', ok: true }],
  },
  {
    at: now - 9 * day,
    scenario: 'abandoned-cart',
    version: 1,
    message: 'msg-3',
    outcome: 'skipped',
    reason: 'purchased',
    checks: [...passed.slice(0, 3), { check: 'purchase', ok: false, detail: 'Barista One, order 20418' }],
  },
]

const recipe = (id: string, sources: object[], more: object = {}) => ({
  id,
  version: 3,
  limit: 8,
  min: 4,
  sources,
  exclude: ['context', 'cart', 'bought:60d', 'shown:4'],
  diversity: { mmr: 0.8, maxPer: { category: 4, brand: 6 } },
  fallback: [
    { use: 'popular', scope: 'category' },
    { use: 'popular', scope: 'site' },
  ],
  ...more,
})
const modelOf = (id: string, state: string, reason: string, ndcg: number, ageDays: number) => ({
  id,
  state,
  createdAt: now - ageDays * 86_400_000,
  bytes: 640_000,
  products: 520,
  bytesPerProduct: 81,
  verdict: { release: state === 'live', reason, text: `NDCG@10 ${ndcg} against 0.0410 of sequential rules` },
  report: {
    window: {
      from: now - 60 * 86_400_000,
      heldBackFrom: now - (ageDays + 7) * 86_400_000,
      to: now - ageDays * 86_400_000,
      actions: 48_210,
      histories: 6120,
      tests: 1840,
    },
    scores: {
      candidate: { ndcg, hr: ndcg * 1.9, covered: 402, head: 0.44 },
      rules: { ndcg: 0.041, hr: 0.079, covered: 377, head: 0.58 },
      live: ageDays > 2 ? null : { ndcg: 0.0472, hr: 0.088, covered: 396, head: 0.47 },
    },
    chosenHead: 0.35,
    curve: Array.from({ length: 40 }, (_, at) => 4.2 + 1.9 * Math.exp(-at / 7)),
    weight: 1.5,
    seconds: 94,
  },
})
/** Trained sequence models, and the training that runs. */
export const models = [
  modelOf('m3', 'refused', 'below-live', 0.0466, 0.4),
  modelOf('m2', 'live', 'better', 0.0481, 1.4),
  modelOf('m1', 'kept', 'better', 0.0472, 2.4),
  modelOf('m0', 'dropped', 'below-rules', 0.0389, 9.4),
]
export const training = { job: 'j9', model: 'm4', phase: 'train', done: 1210, total: 3280, curve: [5.9, 5.4, 5.1] }

export const blocks = [
  {
    id: 'for-you',
    placement: 'home',
    title: { en: 'Picked for you', pl: 'Wybrane dla Ciebie', uk: 'Вибрано для вас' },
    enabled: true,
    recipe: recipe('for-you', [
      { use: 'personal', weight: 1 },
      { use: 'session', weight: 0.6 },
      { use: 'popular', weight: 0.1 },
    ]),
  },
  {
    id: 'similar',
    placement: 'product',
    title: { en: 'Similar products', pl: 'Podobne produkty', uk: 'Схожі товари' },
    enabled: true,
    recipe: recipe(
      'similar',
      [
        { use: 'similar', weight: 1 },
        { use: 'session', weight: 0.2 },
      ],
      {
        affinity: { price: 0.3 },
        rules: [
          { do: 'exclude', where: { fact: 'label', is: 'has', value: 'adult' } },
          { do: 'pin', at: 1, products: ['SKU-105'], when: { segment: 'vip' }, until: '2027-01-01' },
          {
            do: 'boost',
            by: 1.5,
            where: {
              any: [
                { fact: 'brand', is: '=', value: 'Crema' },
                { fact: 'discount', is: '>=', value: 0.2 },
              ],
            },
          },
        ],
        filter: {
          all: [
            { fact: 'price', is: 'between', value: [20, 400] },
            { fact: 'category', is: '=', value: 'coffee' },
          ],
        },
      },
    ),
  },
  {
    id: 'bought-together',
    placement: 'product',
    title: { en: 'Often bought together', pl: 'Często kupowane razem', uk: 'Часто купують разом' },
    enabled: false,
    recipe: recipe('bought-together', [{ use: 'copurchase', weight: 1 }]),
  },
]

export const scenario = {
  id: 'abandoned-cart',
  version: 1,
  enabled: false,
  params: { wait: 'PT30M', minValue: 20 },
  stats: { entered: 471, sent: 331, blocked: 140 },
  scenario: abandonedCart,
}

const outcomes = [
  ['sent', undefined],
  ['skipped', 'purchased'],
  ['deferred', 'capped'],
  ['clicked', undefined],
  ['skipped', 'no-consent'],
  ['failed', 'provider-refused'],
] as const
export const messages = Array.from({ length: 30 }, (_, index) => {
  const [status, reason] = outcomes[index % outcomes.length]!
  return {
    id: `msg-${index + 1}`,
    customer: customers[index % customers.length]!.id,
    scenario: 'abandoned-cart',
    template: 'abandoned-cart-1',
    channel: status === 'skipped' ? null : index % 2 === 0 ? 'email' : 'inbox',
    status,
    ...(reason === undefined ? {} : { reason }),
    at: now - index * 47 * minute,
  }
})
export const messageDetail = (id: string) => {
  const row = messages.find((message) => message.id === id) ?? messages[0]!
  return {
    ...row,
    inputs: { template: 'abandoned-cart-1', templateVersion: 1, language: 'uk', items: recommended(1) },
    rendered: {
      subject: 'Ваш кошик чекає',
      html: mail,
      text: 'Ваш кошик чекає\n\nBarista One, 349,00 €\nДо кошика: https://marlow.example/cart',
      headers: {
        'List-Unsubscribe': '<https://marlow.example/u/t0ken>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    },
    decision: decisions[row.status === 'sent' ? 1 : 0],
    attempts: [{ channel: 'email', key: `${id}:email`, at: row.at, status: 'sent', providerId: '<1@marlow.example>' }],
  }
}
export const mail = `<!doctype html><html><body style="margin:0;background:#f4f2ec;font-family:sans-serif"><div style="max-width:420px;margin:24px auto;background:#fff;padding:24px"><h1 style="font-size:20px">Ваш кошик чекає</h1><p>Barista One, 349,00 €</p><a href="#" style="display:inline-block;background:#1b1b1a;color:#fff;padding:10px 16px;border-radius:8px">До кошика</a></div></body></html>`

/** Four weeks of one block. */
export const funnel = {
  block: 'for-you',
  currency: 'EUR',
  days: Array.from({ length: 28 }, (_, index) => {
    const impressions = 400 + Math.round(Math.sin(index / 2) * 90)
    const clicks = Math.round(impressions * 0.09)
    return {
      day: new Date(now - (27 - index) * day).toISOString().slice(0, 10),
      ...{ impressions, clicks, items: impressions * 5, tried: 40, triedClicks: 2 },
      ...{ carts: Math.round(clicks * 0.3), orders: Math.round(clicks * 0.1), revenue: clicks * 8 },
    }
  }),
  totals: {
    ...{ impressions: 11_200, items: 56_000, clicks: 1_008, carts: 302, orders: 101, revenue: 8_064 },
    ...{ tried: 1_120, triedClicks: 56, clickRate: 0.09, cartRate: 0.3, orderRate: 0.1, revenuePerThousand: 720 },
  },
  learnt: {
    ...{ at: now - 3_600_000, block: 'for-you', shown: 56_000, clicks: 1_008, carts: 302, orders: 101 },
    correctedBy: 'block',
    places: [1, 0.71, 0.52, 0.4].map((looks, at) => ({ place: at + 1, shown: 11_000, clicks: 400 - at * 90, looks })),
    tried: { shown: 1_120, clicks: 56, carts: 9, orders: 3 },
  },
}

export const home = (days: number) => ({
  health: [
    { id: 'catalog', state: 'ok', label: 'Catalog', detail: '60 products, 2 h ago' },
    { id: 'index', state: 'ok', label: 'Index', detail: 'v318, built 3 min ago' },
    { id: 'events', state: 'ok', label: 'Events', detail: 'last 4 s ago' },
    { id: 'timers', state: 'ok', label: 'Timers', detail: '48 armed, 0 overdue' },
    { id: 'email', state: 'warn', label: 'E-mail', detail: 'No SMTP server: mail goes to the outbox alone' },
    { id: 'rejected', state: 'ok', label: 'Bad events', detail: '4 in 24 h' },
  ],
  checklist: [
    { id: 'key', done: true },
    { id: 'snippet', done: true },
    { id: 'feed', done: true, detail: '60 products' },
    { id: 'block', done: true },
    { id: 'channel', done: false },
    { id: 'scenario', done: false },
  ],
  totals: {
    events: 41_230,
    customers: 1_843,
    orders: 196,
    revenue: 18_412.6,
    currency: 'EUR',
    messagesSent: 331,
    blockClicks: 2_904,
  },
  series: Array.from({ length: days }, (_, index) => {
    const wave = 1 + Math.sin(index / 2.3) * 0.25 + index * 0.012
    return {
      day: new Date(now - (days - 1 - index) * day).toISOString().slice(0, 10),
      events: Math.round(1300 * wave),
      orders: Math.round(7 * wave),
      revenue: Math.round(640 * wave * 100) / 100,
      attributedRevenue: Math.round(150 * wave * (1 + index / 40) * 100) / 100,
    }
  }),
  blocks: [
    { id: 'for-you', impressions: 38_812, clicks: 1_624, orders: 61, revenue: 3_940 },
    { id: 'similar', impressions: 21_490, clicks: 931, orders: 37, revenue: 2_130.4 },
    { id: 'bought-together', impressions: 9_204, clicks: 349, orders: 22, revenue: 1_180.9 },
  ],
  firstEventAt: now - 26 * day,
})

export const rejected = Array.from({ length: 4 }, (_, index) => ({
  id: `rej-${index}`,
  at: now - index * 7 * minute,
  code: 'invalid-price',
  field: 'properties.price',
  message: 'Must be a number',
  event: { type: 'track', event: 'Product Viewed', properties: { product_id: 'VEGA', price: 'abc' } },
}))

export const settings = {
  ...site,
  settings: {
    purposes: { analytics: true, personalization: true, advertising: false },
    origins: [],
    flushDelayMs: 5000,
    caps: {
      transactional: { all: [], perChannel: {}, gapMs: 0, hours: null },
      requested: { all: [[3, day]], perChannel: {}, gapMs: hour, hours: [8, 22] },
      marketing: {
        all: [
          [2, day],
          [5, 7 * day],
          [15, 30 * day],
        ],
        perChannel: { email: [[1, day]] },
        gapMs: 4 * hour,
        hours: [9, 21],
      },
    },
    email: {
      provider: 'smtp',
      host: 'smtp.marlow.example',
      port: 587,
      security: 'starttls',
      username: 'marlow',
      from: 'hello@marlow.example',
      fromName: 'Marlow',
    },
    postalAddress: 'Marlow, ul. Prosta 1, 00-001 Warszawa',
    botGate: true,
    cartUrl: 'https://marlow.example/cart',
  },
  writeKeys: ['pk_demo_4f0a9bQ2x7Lm3ZtRw81KcYpE'],
  secretKeys: [{ id: 'k1', createdAt: now - 26 * day, last4: 'x9Qe' }],
  identityKeys: [],
}

const run = {
  by: 'schedule',
  outcome: 'applied',
  ms: 800,
  bytes: 190_000,
  products: 84,
  changed: 3,
  new: 1,
  gone: 0,
  bad: 0,
}
export const feeds = [
  {
    source: 'demo',
    format: 'ndjson',
    lastImportAt: now - 2 * hour,
    products: 520,
    changed: 12,
    bad: 0,
    rows: [],
    canApply: false,
    isPulled: false,
    health: { state: 'ok', because: [], ageMs: 2 * hour },
    foundFormat: 'ndjson',
    badFields: {},
    mode: 'full',
    auth: null,
    log: [{ ...run, by: 'upload', at: now - 2 * hour }],
  },
  {
    source: 'outlet',
    format: 'google-rss',
    lastImportAt: now - 3 * day,
    products: 84,
    changed: 3,
    bad: 2,
    rows: [
      { line: 17, field: 'price', message: '“abc” is no price' },
      { line: 0, field: '', message: 'The feed broke off before its end' },
    ],
    held: 'The feed no longer lists 60 of the 84 products that its source held',
    canApply: true,
    isPulled: true,
    health: { state: 'bad', because: ['held', 'stale'], ageMs: 3 * day },
    foundFormat: 'google-rss',
    badFields: { price: 1, '': 1 },
    nextPullAt: now + hour,
    url: 'https://outlet.example/feeds/a-long-path/products.xml',
    everyMinutes: 60,
    mode: 'full',
    auth: { kind: 'basic', user: 'marlow', isSet: true },
    log: [
      { ...run, outcome: 'refused', error: 'The feed no longer lists 60 of the 84 products', at: now - hour },
      { ...run, outcome: 'failed', error: 'The server answered 500', bytes: 0, products: 0, at: now - 2 * hour },
      { ...run, outcome: 'not-modified', bytes: 0, products: 0, changed: 0, new: 0, at: now - 3 * hour },
      { ...run, at: now - 3 * day },
    ],
  },
]

export const feedPreview = {
  format: 'csv',
  columns: [
    { name: 'kod', target: 'id', samples: ['A-1', 'A-2'] },
    { name: 'nazwa', target: 'title', samples: ['<script>document.title="run"</script>'] },
    { name: 'kwota', target: 'attribute:kwota', samples: ['12,50'] },
  ],
  mapping: { columns: { kod: 'id', nazwa: 'title', kwota: 'attribute:kwota' } },
  fields: ['id', 'title', 'price', 'brand'],
  missing: ['price'],
  products: [],
  bad: [{ line: 2, field: 'price', message: 'is missing' }],
  rows: 2,
}
export const jobs = [
  {
    id: 'j2',
    name: 'build-index',
    state: 'running',
    phase: 'neighbours',
    done: 12_840,
    total: 21_000,
    startedAt: now - 12_000,
  },
  {
    id: 'j1',
    name: 'import',
    state: 'done',
    done: 520,
    total: 520,
    startedAt: now - 2 * hour,
    finishedAt: now - 2 * hour + 4_000,
  },
]

export const waiting = {
  items: [
    { kind: 'wished', customers: 41 },
    { kind: 'watched-stock', variantId: 'red', customers: 12 },
  ],
  oldestAt: Date.UTC(2026, 9, 1),
  lastDrainedAt: Date.UTC(2026, 9, 20),
  settling: [{ news: 'cheaper', audience: 'viewing', dueAt: Date.UTC(2026, 9, 21) }],
  draining: [],
}

export const held = [
  {
    id: 'import-0mh1-main',
    source: 'import',
    reason: 'prices',
    at: Date.UTC(2026, 9, 20),
    flips: 0,
    cuts: 240,
    state: 'held',
    expiresAt: Date.UTC(2026, 9, 21),
    samples: [
      {
        productId: 'K1',
        title: { en: 'A kettle with a long name that wraps where the card is narrow' },
        imageUrl: '',
        news: 'cheaper',
        fromPrice: 100,
        toPrice: 10,
        currency: 'EUR',
      },
    ],
  },
  {
    id: 'push-0mh0',
    source: 'push',
    reason: 'stock',
    at: Date.UTC(2026, 9, 12),
    flips: 190,
    cuts: 0,
    state: 'discarded',
    decidedAt: Date.UTC(2026, 9, 12),
    samples: [],
  },
]

export const prices = {
  items: [
    {
      variantId: 'SKU-100-0',
      currency: 'EUR',
      changes: 3,
      lowestPrice30: 329,
      days: Array.from({ length: 90 }, (_, at) => ({
        day: now - (89 - at) * day,
        price: at < 40 ? 389 : at < 60 ? 329 : 349,
        lowest: at < 40 ? 389 : at < 90 ? 329 : 349,
      })),
    },
  ],
}
export const links = [
  {
    id: 'espresso-machine~capsules',
    from: 'espresso-machine',
    to: 'capsules',
    kind: 'consumable',
    weight: 0.9,
    fromNames: { en: 'Espresso machine' },
    toNames: { en: 'Coffee capsules' },
  },
]

export const reviews = {
  summary: {
    count: 12,
    average: 3.9,
    rating: 4.1,
    disappoints: true,
    certainty: 0.9,
    stars: [2, 1, 1, 3, 5],
    topics: [
      {
        topic: 'noise',
        count: 3,
        sentences: [
          { review: 'r1', product: 'SKU-100', text: '<script>document.title="run"</script> It is too loud.' },
        ],
      },
    ],
  },
  items: [],
}
