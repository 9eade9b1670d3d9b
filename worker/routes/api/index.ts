import { Hono } from 'hono'
import { onError } from '../errors.ts'
import { access, type App } from './access.ts'
import { assist } from './assist.ts'
import { audiences } from './audiences.ts'
import { audit } from './audit.ts'
import { blocks } from './blocks.ts'
import { blockUses } from './blockUses.ts'
import { blockFunnel } from './blockFunnel.ts'
import { blockVersions } from './blockVersions.ts'
import { customers } from './customers.ts'
import { customersImport } from './customersImport.ts'
import { duplicates } from './duplicates.ts'
import { feeds } from './feeds.ts'
import { feedImport } from './feedImport.ts'
import { feedPreview } from './feedPreview.ts'
import { held } from './held.ts'
import { home } from './home.ts'
import { jobs } from './jobs.ts'
import { labels } from './labels.ts'
import { links } from './links.ts'
import { live } from './live.ts'
import { messageHtml } from './messageHtml.ts'
import { messages } from './messages.ts'
import { models } from './models.ts'
import { neighbours } from './neighbours.ts'
import { orders } from './orders.ts'
import { presets } from './presets.ts'
import { productBatches } from './productBatches.ts'
import { productPrices } from './productPrices.ts'
import { products } from './products.ts'
import { recommendationsOf } from './recommendations.ts'
import { rejected } from './rejected.ts'
import { replays } from './replay.ts'
import { reviews } from './reviews.ts'
import { scenarios } from './scenarios.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { sites } from './sites.ts'
import { templates } from './templates.ts'
import { training } from './training.ts'
import { vectors } from './vectors.ts'
import { waiting } from './waiting.ts'
import { types } from './types.ts'

/** The admin API: one file a subject, each with full paths. `accessTable` says who may call what. */
export const api = new Hono<App>()
  .use('/api/*', access)
  .route('/', setup)
  .route('/', session)
  .route('/', home)
  .route('/', sites)
  .route('/', settings)
  .route('/', audit)
  .route('/', feedImport)
  .route('/', feedPreview)
  .route('/', feeds)
  .route('/', held)
  .route('/', products)
  .route('/', productPrices)
  .route('/', waiting)
  .route('/', productBatches)
  .route('/', neighbours)
  .route('/', types)
  .route('/', labels)
  .route('/', links)
  .route('/', duplicates)
  .route('/', training)
  .route('/', vectors)
  .route('/', reviews)
  .route('/', jobs)
  .route('/', models)
  .route('/', blocks)
  .route('/', blockVersions)
  .route('/', blockFunnel)
  .route('/', blockUses)
  .route('/', replays)
  .route('/', audiences)
  .route('/', presets)
  .route('/', scenarios)
  .route('/', templates)
  .route('/', messages)
  .route('/', messageHtml)
  .route('/', customers)
  .route('/', recommendationsOf)
  .route('/', assist)
  .route('/', customersImport)
  .route('/', orders)
  .route('/', live)
  .route('/', rejected)
api.onError(onError)
export type Api = typeof api
