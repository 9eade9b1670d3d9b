import { Hono } from 'hono'
import { onError } from '../errors.ts'
import { access, type App } from './access.ts'
import { blocks } from './blocks.ts'
import { recommendationsOf } from './recommendations.ts'
import { messages } from './messages.ts'
import { scenarios } from './scenarios.ts'
import { session } from './session.ts'
import { setup } from './setup.ts'
import { sites } from './sites.ts'
import { templates } from './templates.ts'

/** The admin API: one file a subject, each with full paths. `accessTable` says who may call what. */
export const api = new Hono<App>()
  .use('/api/*', access)
  .route('/', setup)
  .route('/', session)
  .route('/', sites)
  .route('/', scenarios)
  .route('/', templates)
  .route('/', messages)
  .route('/', blocks)
  .route('/', recommendationsOf)
api.onError(onError)
export type Api = typeof api
