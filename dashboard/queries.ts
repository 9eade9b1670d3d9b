import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { currentSite, get } from './client.ts'
import type {
  Block,
  CustomerDetail,
  CustomerRow,
  Decision,
  Feed,
  Home,
  Job,
  Me,
  MessageDetail,
  MessageRow,
  Neighbour,
  Page,
  ProductDetail,
  ProductList,
  Recommended,
  Rejected,
  ScenarioRow,
  Settings,
  TimelineItem,
} from './shapes.ts'

type Filters = Readonly<Record<string, string | number | undefined>>

const key = (...parts: readonly unknown[]) => [currentSite(), ...parts]

export const meQuery = () =>
  queryOptions({ queryKey: ['me'], queryFn: () => get<Me>('/api/me'), retry: false, staleTime: 300_000 })

export const setupQuery = () =>
  queryOptions({
    queryKey: ['setup'],
    queryFn: () => get<{ needed: boolean; token?: boolean }>('/api/setup'),
    retry: false,
    staleTime: 0,
  })

export const homeQuery = (days: number) =>
  queryOptions({
    queryKey: key('home', days),
    queryFn: ({ signal }) => get<Home>('/api/home', { days }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })

export const rejectedQuery = () =>
  queryOptions({ queryKey: key('rejected'), queryFn: () => get<Page<Rejected>>('/api/rejected') })

const paged = <T>(name: string, path: string, filters: Filters, limit = 50) =>
  infiniteQueryOptions({
    queryKey: key(name, filters),
    queryFn: ({ pageParam, signal }) =>
      get<T & { next?: string }>(path, { ...filters, limit, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })

export const customersQuery = (filters: Filters) => paged<Page<CustomerRow>>('customers', '/api/customers', filters)
export const productsQuery = (filters: Filters) => paged<ProductList>('products', '/api/products', filters)
export const messagesQuery = (filters: Filters) => paged<Page<MessageRow>>('messages', '/api/messages', filters)

const at = (path: string, id: string) => `${path}/${encodeURIComponent(id)}`

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: key('customer', id),
    queryFn: () => get<CustomerDetail>(at('/api/customers', id)),
    refetchInterval: 10_000,
  })

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: key('timeline', id),
    queryFn: ({ pageParam }) =>
      get<Page<TimelineItem>>(`${at('/api/customers', id)}/timeline`, { limit: 60, before: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: 10_000,
  })

export const decisionsQuery = (id: string) =>
  queryOptions({
    queryKey: key('decisions', id),
    queryFn: () => get<{ items: readonly Decision[] }>(`${at('/api/customers', id)}/decisions`),
    refetchInterval: 10_000,
  })

export const recommendationsQuery = (id: string, block: string, productId?: string, locale?: string) =>
  queryOptions({
    queryKey: key('recommendations', id, block, productId, locale),
    queryFn: () => get<Recommended>(`${at('/api/customers', id)}/recommendations`, { block, productId, locale }),
    placeholderData: keepPreviousData,
  })

export const productQuery = (id: string) =>
  queryOptions({ queryKey: key('product', id), queryFn: () => get<ProductDetail>(at('/api/products', id)) })

export const neighboursQuery = (id: string) =>
  queryOptions({
    queryKey: key('neighbours', id),
    queryFn: () => get<{ items: readonly Neighbour[] }>(`${at('/api/products', id)}/neighbours`),
  })

export const feedsQuery = () =>
  queryOptions({ queryKey: key('feeds'), queryFn: () => get<{ items: readonly Feed[] }>('/api/feeds') })

const isRunning = (job: Job): boolean => job.finishedAt === undefined && /queued|running/.test(job.state)

/** Looks every 2 s while something runs, else every 20 s. */
export const jobsQuery = () =>
  queryOptions({
    queryKey: key('jobs'),
    queryFn: () => get<{ items: readonly Job[] }>('/api/jobs'),
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? 2_000 : 20_000),
  })

export const runningJob = (jobs: readonly Job[] | undefined): Job | undefined => jobs?.find(isRunning)

export const blocksQuery = () =>
  queryOptions({ queryKey: key('blocks'), queryFn: () => get<{ items: readonly Block[] }>('/api/blocks') })

export const blockQuery = (id: string) =>
  queryOptions({ queryKey: key('block', id), queryFn: () => get<Block>(at('/api/blocks', id)) })

export const scenariosQuery = () =>
  queryOptions({ queryKey: key('scenarios'), queryFn: () => get<{ items: readonly ScenarioRow[] }>('/api/scenarios') })

export const messageQuery = (id: string, customer: string) =>
  queryOptions({
    queryKey: key('message', id),
    queryFn: () => get<MessageDetail>(at('/api/messages', id), { customer }),
  })

export const settingsQuery = () =>
  queryOptions({ queryKey: key('settings'), queryFn: () => get<Settings>('/api/settings') })
