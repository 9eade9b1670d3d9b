import { products, reviews } from './dashboardDoubleData.ts'

const type = (id: string, en: string, count: number, by: Record<string, number>) => ({
  id,
  names: { en, pl: `${en} (pl)`, uk: `${en} (uk)` },
  categories: [],
  titles: {},
  locked: id === 'descaler',
  products: count,
  confidence: 0.93,
  by,
  samples: products.slice(0, 3).map(({ id: product, title, imageUrl }) => ({ id: product, title, imageUrl })),
})

export const types = [
  type('espresso-machine', 'espresso machine', 14, { lexicon: 14 }),
  type('capsules', 'coffee capsules', 20, { labeller: 20 }),
  type('descaler', 'descaler', 3, { merchant: 3 }),
  type('lamp', '<img src=x onerror="document.title=\'run\'"> lamp', 9, { category: 9 }),
]

const link = (from: string, to: string, kind: string, reasons: object[]) => ({
  id: `${from}~${to}`,
  from,
  to,
  kind,
  weight: 0.9,
  reasons,
  locked: false,
  removed: false,
  fromNames: types.find(({ id }) => id === from)?.names ?? {},
  toNames: types.find(({ id }) => id === to)?.names ?? {},
})

export const typeLinks = [
  link('espresso-machine', 'capsules', 'consumable', [{ by: 'lexicon' }]),
  link('espresso-machine', 'descaler', 'consumable', [{ by: 'labeller', confidence: 0.8 }]),
  link('capsules', 'descaler', 'complement', [{ by: 'orders', orders: 12, lift: 2.4 }]),
]

export const typeDetail = (id: string) => ({
  ...(types.find((one) => one.id === id) ?? types[0]!),
  items: products.slice(0, 4).map(({ id: product, title, imageUrl, category }) => ({
    id: product,
    title,
    imageUrl,
    category,
    type: { id, by: 'lexicon', confidence: 0.9 },
  })),
  links: typeLinks.filter(({ from, to }) => from === id || to === id),
})

export const labels = {
  settings: {
    provider: 'openai',
    baseUrl: 'https://models.example/v1',
    model: 'small-1',
    priceIn: 0.15,
    priceOut: 0.6,
    mostCost: 5,
    scope: 'unsure',
    nightly: true,
    keyIsSet: true,
  },
  aiAvailable: false,
  answered: { products: 120, types: 14 },
  paid: 0.42,
}

export const labelEstimate = {
  products: 539,
  asked: 61,
  known: 120,
  types: 4,
  questions: 3,
  tokensIn: 4100,
  tokensOut: 2300,
  cost: 0.002,
  mostCost: 5,
}

export const vectors = {
  uses: 'static',
  aiAvailable: false,
  tables: [],
  index: { embedder: 'static-e5ml-128+lsa64', dims: 256, products: 539 },
}

export const reviewTopics = {
  reviews: 12,
  products: 1,
  topics: reviews.summary.topics,
  clusters: [{ id: '1', words: ['wobbles', 'handle'], count: 3, sentences: [{ text: 'The handle wobbles.' }] }],
  disappointing: products.slice(0, 1).map(({ id, title, imageUrl }) => ({
    id,
    title,
    imageUrl,
    count: 12,
    rating: 2.3,
    topics: reviews.summary.topics,
  })),
}

export const duplicates = [
  { id: 'd1', score: 0.93, because: ['like-title', 'same-brand'], state: 'open', products: products.slice(0, 2) },
]
