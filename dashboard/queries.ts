import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import { api, currentSite, read } from './client.ts'
import type {
  Audiences,
  Block,
  BlockChange,
  BlockFunnelView,
  BlockUses,
  BlockVersions,
  DuplicateRow,
  ProductReviews,
  ReviewTopics,
  VectorsView,
  CustomerDetail,
  CustomerRow,
  Decision,
  Feed,
  FeedDetail,
  HeldChange,
  Home,
  Job,
  Me,
  MessageDetail,
  MessageRow,
  Models,
  Neighbour,
  Page,
  Preset,
  ProductDetail,
  ProductList,
  Recommended,
  Rejected,
  ScenarioRow,
  Settings,
  TimelineItem,
  TypeLinkView,
  VariantPrices,
  WaitingTally,
} from './shapes.ts'
import { currentLanguage } from './words.ts'

type Filters = Readonly<Record<string, string | number | undefined>>

const key = (...parts: readonly unknown[]) => [currentSite(), ...parts]

export const meQuery = () =>
  queryOptions({ queryKey: ['me'], queryFn: () => read<Me>(api.me.$get()), retry: false, staleTime: 300_000 })

export const setupQuery = () =>
  queryOptions({
    queryKey: ['setup'],
    queryFn: () => read<{ needed: boolean; token: boolean }>(api.setup.$get()),
    retry: false,
    staleTime: 0,
  })

export const homeQuery = (days: '7' | '28') =>
  queryOptions({
    queryKey: key('home', days),
    queryFn: ({ signal }) => read<Home>(api.home.$get({ query: { days } }, { init: { signal } })),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })

export const rejectedQuery = () =>
  queryOptions({
    queryKey: key('rejected'),
    queryFn: () => read<Page<Rejected>>(api.rejected.$get({ query: {} })),
  })

type Ask<T> = (page: { limit: string; cursor?: string | undefined }, signal: AbortSignal) => Promise<T>

const paged = <T extends { next?: string }>(name: string, filters: Filters, ask: Ask<T>) =>
  infiniteQueryOptions({
    queryKey: key(name, filters),
    queryFn: ({ pageParam, signal }) => ask({ limit: '50', cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })

export const customersQuery = (filters: { q?: string | undefined }) =>
  paged<Page<CustomerRow>>('customers', filters, (page, signal) =>
    read<Page<CustomerRow>>(api.customers.$get({ query: { ...filters, ...page } }, { init: { signal } })),
  )

export const productsQuery = (filters: {
  q?: string | undefined
  category?: string | undefined
  stock?: 'in' | 'out' | 'gone' | undefined
  brand?: string | undefined
  label?: string | undefined
  type?: string | undefined
}) =>
  paged<ProductList>('products', { ...filters, locale: currentLanguage() }, (page, signal) =>
    read<ProductList>(
      api.products.$get({ query: { ...filters, ...page, locale: currentLanguage() } }, { init: { signal } }),
    ),
  )

export const messagesQuery = (filters: { status?: string | undefined; scenario?: string | undefined }) =>
  paged<Page<MessageRow>>('messages', filters, (page, signal) =>
    read<Page<MessageRow>>(api.messages.$get({ query: { ...filters, ...page } }, { init: { signal } })),
  )

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: key('customer', id),
    queryFn: () => read<CustomerDetail>(api.customers[':id'].$get({ param: { id } })),
    refetchInterval: 10_000,
  })

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: key('timeline', id),
    queryFn: ({ pageParam }) =>
      read<Page<TimelineItem>>(
        api.customers[':id'].timeline.$get({ param: { id }, query: { limit: '60', before: pageParam } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: 10_000,
  })

export const decisionsQuery = (id: string) =>
  queryOptions({
    queryKey: key('decisions', id),
    queryFn: () => read<{ items: readonly Decision[] }>(api.customers[':id'].decisions.$get({ param: { id } })),
    refetchInterval: 10_000,
  })

export const recommendationsQuery = (id: string, block: string, productId?: string, locale?: string) =>
  queryOptions({
    queryKey: key('recommendations', id, block, productId, locale),
    queryFn: () =>
      read<Recommended>(
        api.customers[':id'].recommendations.$get({ param: { id }, query: { block, productId, locale } }),
      ),
    placeholderData: keepPreviousData,
  })

export const productQuery = (id: string) =>
  queryOptions({
    queryKey: key('product', id),
    queryFn: () => read<ProductDetail>(api.products[':id'].$get({ param: { id } })),
  })

export const pricesQuery = (id: string) =>
  queryOptions({
    queryKey: key('prices', id),
    queryFn: () =>
      read<{ items: readonly VariantPrices[] }>(api.products[':id'].prices.$get({ param: { id }, query: {} })),
  })

/** Links of one functional type, both ways. */
export const linksQuery = (type: string) =>
  queryOptions({
    queryKey: key('links', type),
    queryFn: () => read<{ items: readonly TypeLinkView[] }>(api.links.$get({ query: { type } })),
  })

export const neighboursQuery = (id: string) =>
  queryOptions({
    queryKey: key('neighbours', id),
    queryFn: () =>
      read<{ items: readonly Neighbour[] }>(api.products[':id'].neighbours.$get({ param: { id }, query: {} })),
  })

export const feedQuery = (source: string) =>
  queryOptions({
    queryKey: key('feed', source),
    queryFn: () => read<FeedDetail>(api.feeds[':id'].$get({ param: { id: source } })),
    refetchInterval: 4_000,
  })

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: key('jobs', id),
    queryFn: () => read<Job>(api.jobs[':id'].$get({ param: { id } })),
    refetchInterval: ({ state }) => (state.data === undefined || isRunning(state.data) ? 700 : false),
  })

export const feedsQuery = () =>
  queryOptions({ queryKey: key('feeds'), queryFn: () => read<{ items: readonly Feed[] }>(api.feeds.$get()) })

export const isRunning = (job: Job): boolean => job.finishedAt === undefined && /queued|running/.test(job.state)

/** Looks every 2 s while something runs, else every 20 s. */
export const jobsQuery = () =>
  queryOptions({
    queryKey: key('jobs'),
    queryFn: () => read<{ items: readonly Job[] }>(api.jobs.$get({ query: {} })),
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? 2_000 : 20_000),
  })

export const runningJob = (jobs: readonly Job[] | undefined): Job | undefined => jobs?.find(isRunning)

export const blocksQuery = () =>
  queryOptions({
    queryKey: key('blocks'),
    queryFn: () => read<{ items: readonly Block[] }>(api.blocks.$get()),
  })

export const blockFunnelQuery = (id: string, days: '7' | '28' | '90') =>
  queryOptions({
    queryKey: key('funnel', id, days),
    queryFn: () => read<BlockFunnelView>(api.blocks[':id'].funnel.$get({ param: { id }, query: { days } })),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })

export const blockQuery = (id: string) =>
  queryOptions({
    queryKey: key('block', id),
    queryFn: () => read<Block>(api.blocks[':id'].$get({ param: { id } })),
  })

export const blockVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: key('blockVersions', id),
    queryFn: () => read<BlockVersions>(api.blocks[':id'].versions.$get({ param: { id } })),
  })

/** Where a block is named; asked anew each time, since something hangs on the answer. */
export const blockUsesQuery = (id: string) =>
  queryOptions({
    queryKey: key('uses', id),
    queryFn: () => read<BlockUses>(api.blocks[':id'].uses.$get({ param: { id } })),
    staleTime: 0,
  })

/** What differs between two states of a block: "live", "draft" or a version. */
export const blockDiffQuery = (id: string, from: string, to: string) =>
  queryOptions({
    queryKey: key('blockDiff', id, from, to),
    queryFn: () =>
      read<{ changes: readonly BlockChange[] }>(api.blocks[':id'].diff.$get({ param: { id }, query: { from, to } })),
    enabled: from !== to,
    ...(from === to ? { initialData: { changes: [] } } : {}),
  })

/** Regions and segments that rules may be written for. */
export const audiencesQuery = () =>
  queryOptions({
    queryKey: key('audiences'),
    queryFn: () => read<Audiences>(api.audiences.$get()),
    staleTime: 60_000,
  })

/** All of them at once: they are searched and filtered here. */
export const presetsQuery = () =>
  queryOptions({
    queryKey: key('presets'),
    queryFn: () => read<{ items: readonly Preset[]; total: number }>(api.presets.$get({ query: {} })),
    staleTime: Infinity,
  })

/** What is known under names that begin so is asked again. */
export const stale = (queries: QueryClient, name: string): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith(name) })

export const scenariosQuery = () =>
  queryOptions({
    queryKey: key('scenarios'),
    queryFn: () => read<{ items: readonly ScenarioRow[] }>(api.scenarios.$get()),
  })

export const messageQuery = (id: string, customer: string) => {
  // With the customer it is found before it was projected; the route reads this word without declaring it.
  const asked = { param: { id }, query: { customer } }
  return queryOptions({
    queryKey: key('message', id),
    queryFn: (): Promise<MessageDetail> => read<MessageDetail>(api.messages[':id'].$get(asked)),
  })
}

export const settingsQuery = () =>
  queryOptions({ queryKey: key('settings'), queryFn: () => read<Settings>(api.settings.$get()) })

export const heldQuery = () =>
  queryOptions({
    queryKey: key('held'),
    queryFn: () => read<{ items: readonly HeldChange[] }>(api.held.$get()),
    refetchInterval: 30_000,
  })

export const waitingQuery = (id: string) =>
  queryOptions({
    queryKey: key('waiting', id),
    queryFn: () => read<WaitingTally>(api.products[':id'].waiting.$get({ param: { id } })),
    refetchInterval: 30_000,
  })

/** Looks every 2 s while a training runs, else every 30 s. */
export const modelsQuery = () =>
  queryOptions({
    queryKey: key('models'),
    queryFn: () => read<Models>(api.models.$get()),
    refetchInterval: ({ state }) => (state.data?.training ? 2_000 : 30_000),
  })
export const productReviewsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: key('productReviews', id),
    queryFn: ({ pageParam }) =>
      read<ProductReviews>(
        api.products[':id'].reviews.$get({ param: { id }, query: { limit: '10', cursor: pageParam } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  })

export const reviewTopicsQuery = () =>
  queryOptions({ queryKey: key('reviewTopics'), queryFn: () => read<ReviewTopics>(api.reviews.topics.$get()) })

export const duplicatesQuery = (state: 'open' | 'dismissed' | 'same') =>
  paged<Page<DuplicateRow>>('duplicates', { state }, (page, signal) =>
    read<Page<DuplicateRow>>(
      api.duplicates.$get({ query: { state, limit: '20', cursor: page.cursor } }, { init: { signal } }),
    ),
  )

export const vectorsQuery = () =>
  queryOptions({ queryKey: key('vectors'), queryFn: () => read<VectorsView>(api.vectors.$get()) })
