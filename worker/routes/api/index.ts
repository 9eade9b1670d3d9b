import { Hono } from 'hono'
import { onError } from '../errors.ts'
import { access, type App } from './access.ts'
import { feeds } from './feeds.ts'
import { jobs } from './jobs.ts'
import { products } from './products.ts'
import { session } from './session.ts'
import { setup } from './setup.ts'
import { sites } from './sites.ts'

/** The admin API: one file a subject, each with full paths. `accessTable` says who may call what. */
export const api = new Hono<App>()
  .use('/api/*', access)
  .route('/', setup)
  .route('/', session)
  .route('/', sites)
  .route('/', feeds)
  .route('/', products)
  .route('/', jobs)
api.onError(onError)
export type Api = typeof api
