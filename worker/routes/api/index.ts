import { Hono } from 'hono'
import { onError } from '../errors.ts'
import { access, type App } from './access.ts'
import { customers } from './customers.ts'
import { customersImport } from './customersImport.ts'
import { feeds } from './feeds.ts'
import { jobs } from './jobs.ts'
import { live } from './live.ts'
import { orders } from './orders.ts'
import { products } from './products.ts'
import { rejected } from './rejected.ts'
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
  .route('/', customers)
  .route('/', customersImport)
  .route('/', orders)
  .route('/', live)
  .route('/', rejected)
api.onError(onError)
export type Api = typeof api
