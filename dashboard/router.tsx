import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Failure } from './parts/Failure.tsx'
import { SkeletonRows } from './parts/Skeleton.tsx'
import { Gate } from './pages/Gate.tsx'
import { Missing } from './pages/Missing.tsx'
import { withWords } from './words.ts'

const root = createRootRoute({ component: Gate, notFoundComponent: Missing })

type Search = Record<string, unknown>
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined

/** Filters live in the URL: only the named texts of a page's search are kept. */
const texts =
  <const Names extends readonly string[]>(...names: Names) =>
  (search: Search): { [Name in Names[number]]?: string | undefined } => {
    const kept: Record<string, string> = {}
    for (const name of names) {
      const value = text(search[name])
      if (value !== undefined) kept[name] = value
    }
    return kept as { [Name in Names[number]]?: string | undefined }
  }

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: texts('days', 'show', 'view'),
  component: lazyRouteComponent(() => import('./pages/Home.tsx'), 'Home'),
})
const live = createRoute({
  getParentRoute: () => root,
  path: '/live',
  validateSearch: texts('q', 'show'),
  component: lazyRouteComponent(() => withWords(['customers'], import('./pages/Live.tsx')), 'Live'),
})
const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: texts('q'),
  component: lazyRouteComponent(() => withWords(['customers'], import('./pages/Customers.tsx')), 'Customers'),
})
const customer = createRoute({
  getParentRoute: () => root,
  path: '/customers/$id',
  validateSearch: texts('kind', 'find', 'block', 'decision'),
  component: lazyRouteComponent(
    () => withWords(['blocks', 'catalog', 'customers', 'feeds', 'messages'], import('./pages/Customer.tsx')),
    'Customer',
  ),
})
const catalog = createRoute({
  getParentRoute: () => root,
  path: '/catalog',
  validateSearch: texts('q', 'category', 'stock', 'brand', 'label', 'type', 'product'),
  component: lazyRouteComponent(() => withWords(['catalog'], import('./pages/Catalog.tsx')), 'Catalog'),
})
const feeds = createRoute({
  getParentRoute: () => root,
  path: '/catalog/feeds',
  component: lazyRouteComponent(() => withWords(['catalog', 'feeds'], import('./pages/Feeds.tsx')), 'Feeds'),
})
const addFeed = createRoute({
  getParentRoute: () => root,
  path: '/catalog/feeds/add',
  validateSearch: texts('source'),
  component: lazyRouteComponent(
    () => withWords(['catalog', 'feeds', 'settings'], import('./pages/FeedWizard.tsx')),
    'FeedWizard',
  ),
})
const feed = createRoute({
  getParentRoute: () => root,
  path: '/catalog/feeds/$source',
  component: lazyRouteComponent(() => withWords(['catalog', 'feeds'], import('./pages/FeedPage.tsx')), 'FeedPage'),
})
const types = createRoute({
  getParentRoute: () => root,
  path: '/catalog/types',
  validateSearch: texts('q', 'view', 'type'),
  component: lazyRouteComponent(() => withWords(['catalog'], import('./pages/Types.tsx')), 'Types'),
})
const reviews = createRoute({
  getParentRoute: () => root,
  path: '/catalog/reviews',
  component: lazyRouteComponent(() => withWords(['catalog'], import('./pages/Reviews.tsx')), 'Reviews'),
})
const duplicates = createRoute({
  getParentRoute: () => root,
  path: '/catalog/duplicates',
  validateSearch: texts('state'),
  component: lazyRouteComponent(() => withWords(['catalog'], import('./pages/Duplicates.tsx')), 'Duplicates'),
})
const blocks = createRoute({
  getParentRoute: () => root,
  path: '/blocks',
  component: lazyRouteComponent(() => withWords(['blocks'], import('./pages/Blocks.tsx')), 'Blocks'),
})
const block = createRoute({
  getParentRoute: () => root,
  path: '/blocks/$id',
  validateSearch: texts(
    'as',
    'customer',
    'visit',
    'words',
    'region',
    'segment',
    'device',
    'campaign',
    'product',
    'category',
    'locale',
    'shown',
    'beside',
  ),
  component: lazyRouteComponent(
    () => withWords(['block', 'blocks', 'catalog', 'messages', 'recipes'], import('./pages/BlockEditor.tsx')),
    'BlockEditor',
  ),
})
const presets = createRoute({
  getParentRoute: () => root,
  path: '/blocks/presets',
  validateSearch: texts('q', 'source', 'scope', 'window', 'placement', 'preset', 'all'),
  component: lazyRouteComponent(
    () => withWords(['blocks', 'catalog', 'messages', 'recipes'], import('./pages/Presets.tsx')),
    'Presets',
  ),
})
const assist = createRoute({
  getParentRoute: () => root,
  path: '/assist',
  validateSearch: texts('q', 'customer', 'block', 'place'),
  component: lazyRouteComponent(
    () => withWords(['assist', 'blocks', 'catalog', 'customers', 'recipes'], import('./pages/Assist.tsx')),
    'Assist',
  ),
})
const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  component: lazyRouteComponent(() => withWords(['models'], import('./pages/Models.tsx')), 'Models'),
})
const scenarios = createRoute({
  getParentRoute: () => root,
  path: '/scenarios',
  component: lazyRouteComponent(() => withWords(['messages'], import('./pages/Scenarios.tsx')), 'Scenarios'),
})
const scenario = createRoute({
  getParentRoute: () => root,
  path: '/scenarios/$id',
  validateSearch: texts('step'),
  component: lazyRouteComponent(() => withWords(['customers', 'messages'], import('./pages/Scenario.tsx')), 'Scenario'),
})
const messages = createRoute({
  getParentRoute: () => root,
  path: '/messages',
  validateSearch: texts('status', 'scenario', 'id', 'customer', 'tab'),
  component: lazyRouteComponent(() => withWords(['customers', 'messages'], import('./pages/Messages.tsx')), 'Messages'),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: texts('tab'),
  component: lazyRouteComponent(
    () => withWords(['customers', 'messages', 'settings'], import('./pages/Settings.tsx')),
    'Settings',
  ),
})

const tree = root.addChildren([
  home,
  live,
  customers,
  customer,
  catalog,
  reviews,
  duplicates,
  feeds,
  addFeed,
  feed,
  types,
  blocks,
  presets,
  block,
  assist,
  models,
  scenarios,
  scenario,
  messages,
  settings,
])

export const router = createRouter({
  routeTree: tree,
  basepath: '/dashboard',
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: SkeletonRows,
  defaultErrorComponent: ({ error, reset }) => <Failure error={error} retry={reset} />,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
