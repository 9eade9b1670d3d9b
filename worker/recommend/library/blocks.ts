import type { Block, Recipe } from '../../model/recipe.ts'

const popularNext: Recipe['fallback'] = [
  { use: 'popular', scope: 'category' },
  { use: 'popular', scope: 'site' },
]

const recipe = (id: string, rest: Omit<Recipe, 'id' | 'version'>): Recipe => ({ id, version: 1, ...rest })

/** The blocks a new site starts with; RECOMMEND.md 2 has the default sources per placement. */
export const defaultBlocks: readonly Block[] = [
  {
    id: 'for-you',
    placement: 'home',
    title: { en: 'Picked for you', pl: 'Wybrane dla Ciebie', uk: 'Вибрано для вас' },
    enabled: true,
    recipe: recipe('for-you', {
      limit: 12,
      min: 4,
      sources: [
        { use: 'personal', weight: 1 },
        { use: 'visit', weight: 0.15 },
        { use: 'popular', weight: 0.1 },
      ],
      exclude: ['context', 'cart', 'bought:60d', 'shown:4', 'disliked'],
      diversity: { mmr: 0.8, maxPer: { brand: 6, category: 4 } },
      fallback: popularNext,
    }),
  },
  {
    id: 'similar',
    placement: 'product',
    title: { en: 'Similar products', pl: 'Podobne produkty', uk: 'Схожі товари' },
    enabled: true,
    recipe: recipe('similar', {
      limit: 12,
      min: 4,
      sources: [
        { use: 'similar', weight: 1 },
        { use: 'session', weight: 0.2 },
      ],
      exclude: ['context', 'cart', 'disliked'],
      fallback: popularNext,
    }),
  },
  {
    id: 'goes-with',
    placement: 'product',
    title: { en: 'Goes well with', pl: 'Pasuje do tego', uk: 'Пасує до цього' },
    enabled: true,
    recipe: recipe('goes-with', {
      limit: 8,
      min: 2,
      sources: [
        { use: 'complement', weight: 1 },
        { use: 'collection', weight: 0.8 },
        { use: 'copurchase', weight: 0.3 },
      ],
      exclude: ['context', 'cart', 'bought:60d', 'disliked'],
      diversity: { maxPer: { type: 2 } },
      fallback: [],
    }),
  },
  {
    id: 'substitutes',
    placement: 'product',
    title: { en: 'Instead of this', pl: 'Zamiast tego', uk: 'Замість цього' },
    enabled: true,
    recipe: recipe('substitutes', {
      limit: 8,
      min: 1,
      sources: [{ use: 'substitute', weight: 1 }],
      exclude: ['context', 'cart', 'disliked'],
      fallback: [],
    }),
  },
  {
    id: 'bought-together',
    placement: 'product',
    title: { en: 'Often bought together', pl: 'Często kupowane razem', uk: 'Часто купують разом' },
    enabled: true,
    recipe: recipe('bought-together', {
      limit: 8,
      min: 2,
      sources: [
        { use: 'copurchase', weight: 1 },
        { use: 'session', weight: 0.2 },
      ],
      exclude: ['context', 'cart', 'bought:60d', 'disliked'],
      diversity: { maxPer: { category: 3 } },
      fallback: popularNext,
    }),
  },
  {
    id: 'popular',
    placement: 'any',
    title: { en: 'Popular now', pl: 'Teraz popularne', uk: 'Зараз популярне' },
    enabled: true,
    recipe: recipe('popular', {
      limit: 12,
      min: 4,
      sources: [{ use: 'popular', weight: 1 }],
      exclude: ['context', 'cart', 'disliked'],
      diversity: { maxPer: { category: 4 } },
      fallback: [{ use: 'popular', scope: 'site' }],
    }),
  },
  {
    id: 'recently-viewed',
    placement: 'any',
    title: { en: 'Recently viewed', pl: 'Ostatnio oglądane', uk: 'Нещодавно переглянуті' },
    enabled: true,
    recipe: recipe('recently-viewed', {
      limit: 12,
      min: 1,
      sources: [{ use: 'viewed', weight: 1 }],
      exclude: ['context'],
      fallback: [],
    }),
  },
  {
    id: 'cart-complements',
    placement: 'cart',
    title: { en: 'Goes well with your cart', pl: 'Pasuje do Twojego koszyka', uk: 'Пасує до вашого кошика' },
    enabled: true,
    recipe: recipe('cart-complements', {
      limit: 6,
      min: 2,
      sources: [
        { use: 'cart', weight: 1 },
        { use: 'personal', weight: 0.2 },
      ],
      exclude: ['context', 'cart', 'bought:60d', 'disliked'],
      diversity: { mmr: 0.8, maxPer: { category: 2 } },
      fallback: popularNext,
    }),
  },
  {
    id: 'run-items',
    placement: 'email',
    title: { en: 'You may also like', pl: 'Może Ci się też spodobać', uk: 'Вам також може сподобатися' },
    enabled: true,
    recipe: recipe('run-items', {
      limit: 4,
      min: 2,
      sources: [
        { use: 'cart', weight: 1 },
        { use: 'personal', weight: 0.5 },
      ],
      exclude: ['context', 'cart', 'bought:60d', 'disliked'],
      diversity: { mmr: 0.8, maxPer: { category: 2 } },
      fallback: popularNext,
    }),
  },
]
