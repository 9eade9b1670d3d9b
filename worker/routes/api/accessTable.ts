import type { Role } from '../../store/schema.ts'

/** Who may call a route: anybody, or members of these roles and the site's own secret key. */
export type Access = 'public' | readonly Role[]

const everyone = ['owner', 'marketer', 'analyst', 'assistant', 'developer'] as const
const support = ['owner', 'marketer', 'assistant'] as const
const content = ['owner', 'marketer', 'developer'] as const
const technical = ['owner', 'developer'] as const

/** Asked by POST because the question is long: they change nothing, so the audit log says nothing of them. */
export const questions: ReadonlySet<string> = new Set([
  'POST /api/blocks/:id/preview',
  'POST /api/blocks/:id/replay',
  'POST /api/presets/:id/preview',
  'POST /api/assist',
  'POST /api/feeds/preview',
  'POST /api/feeds/:id/preview',
])

/**
 * One table of route and role. A route without a row answers nobody, and fails test/contract/isolation.test.ts.
 * Keys are as Hono registers them: method, then the path with its parameters.
 */
const rows = {
  'GET /api/setup': 'public',
  'POST /api/setup': 'public',
  'POST /api/login': 'public',
  'POST /api/logout': everyone,
  'GET /api/me': everyone,
  'GET /api/home': everyone,
  'POST /api/sites': ['owner'],

  'GET /api/settings': technical,
  'PUT /api/settings': technical,
  'POST /api/settings/keys': ['owner'],
  'DELETE /api/settings/keys/:id': ['owner'],
  'POST /api/settings/email/test': technical,
  'GET /api/audit': technical,

  'POST /api/feeds/import': content,
  'GET /api/feeds': everyone,
  'GET /api/feeds/:id': everyone,
  'PUT /api/feeds/:id': content,
  'DELETE /api/feeds/:id': content,
  'POST /api/feeds/:id/pull': content,
  'POST /api/feeds/preview': content,
  'POST /api/feeds/:id/preview': content,
  'POST /api/feeds/:id/apply': content,
  'DELETE /api/feeds/:id/refused': content,
  'GET /api/feeds/:id/bad-rows': everyone,
  'GET /api/held': everyone,
  'POST /api/held/:id/release': content,
  'POST /api/held/:id/discard': content,
  'GET /api/products': everyone,
  'GET /api/products/:id': everyone,
  'GET /api/products/:id/neighbours': everyone,
  'GET /api/products/:id/prices': everyone,
  'GET /api/products/:id/waiting': everyone,
  'PATCH /api/products/:id': content,
  'GET /api/types': everyone,
  'PUT /api/types': content,
  'GET /api/types/:id': everyone,
  'PUT /api/types/:id': content,
  'DELETE /api/types/:id': content,
  'GET /api/labels': everyone,
  'GET /api/labels/estimate': content,
  'POST /api/labels/try': content,
  'DELETE /api/labels': content,
  'POST /api/jobs/label': content,
  'GET /api/links': everyone,
  'POST /api/links': content,
  'GET /api/links/:id': everyone,
  'PUT /api/links/:id': content,
  'DELETE /api/links/:id': content,
  'POST /api/products': content,
  'POST /api/products/stock': content,
  'POST /api/products/prices': content,
  'GET /api/jobs': everyone,
  'GET /api/jobs/:id': everyone,
  'POST /api/jobs/build-index': content,
  'GET /api/duplicates': everyone,
  'PATCH /api/duplicates/:id': content,
  'POST /api/jobs/find-duplicates': content,
  'POST /api/jobs/train': content,
  'GET /api/models': everyone,
  'POST /api/models': technical,
  'GET /api/training': technical,
  'POST /api/models/:id/release': content,
  'DELETE /api/models/live': content,
  'POST /api/reviews/import': content,
  'GET /api/reviews/topics': everyone,
  'GET /api/products/:id/reviews': everyone,
  'DELETE /api/products/:id/reviews/:review': content,
  'POST /api/products/:id/reviews/:review/restore': content,
  'POST /api/jobs/judge-reviews': content,
  'GET /api/vectors': everyone,
  'GET /api/vectors/texts': technical,
  'PUT /api/vectors/:space': technical,
  'POST /api/jobs/embed': technical,
  'POST /api/jobs/:id/cancel': content,
  'POST /api/jobs/understand': content,

  'GET /api/blocks': everyone,
  'GET /api/blocks/:id': everyone,
  'PUT /api/blocks/:id': content,
  'DELETE /api/blocks/:id': content,
  'POST /api/blocks/:id/preview': everyone,
  'POST /api/blocks/:id/replay': everyone,
  'GET /api/blocks/:id/versions': everyone,
  'POST /api/blocks/:id/versions/:version/restore': content,
  'GET /api/blocks/:id/draft': everyone,
  'PUT /api/blocks/:id/draft': content,
  'DELETE /api/blocks/:id/draft': content,
  'POST /api/blocks/:id/draft/publish': content,
  'GET /api/blocks/:id/diff': everyone,
  'GET /api/blocks/:id/funnel': everyone,
  'GET /api/blocks/:id/uses': everyone,
  'POST /api/blocks/:id/reset': content,
  'GET /api/audiences': everyone,
  'GET /api/presets': everyone,
  'POST /api/presets/:id/preview': everyone,

  'GET /api/scenarios': everyone,
  'GET /api/scenarios/:id': everyone,
  'PUT /api/scenarios/:id': content,
  'DELETE /api/scenarios/:id': content,
  'GET /api/templates': everyone,
  'GET /api/templates/:id': everyone,
  'PUT /api/templates/:id': content,
  'DELETE /api/templates/:id': content,
  'GET /api/messages': support,
  'GET /api/messages/:id': support,
  'GET /api/messages/:id/html': support,

  'GET /api/live/socket': everyone,
  'GET /api/rejected': technical,
  'POST /api/rejected/:id/replay': technical,
  'POST /api/orders': technical,
  'POST /api/customers/import': technical,
  'GET /api/customers': support,
  'GET /api/customers/:id': support,
  'GET /api/customers/:id/timeline': support,
  'GET /api/customers/:id/recommendations': support,
  'GET /api/customers/:id/decisions': support,
  'GET /api/customers/:id/messages': support,
  'POST /api/customers/:id/looked': support,
  'POST /api/assist': support,
} as const satisfies Readonly<Record<string, Access>>

/** A route by its row: "PUT /api/blocks/:id". */
export type ApiCall = keyof typeof rows

export const accessTable: Readonly<Record<string, Access>> = rows

/** What a role may call: the dashboard shows no button that would be refused. */
export const callsOf = (role: Role): string[] =>
  Object.keys(accessTable).filter((call) => accessTable[call] === 'public' || accessTable[call]?.includes(role))
