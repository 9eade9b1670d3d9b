import { Hono } from 'hono'
import { onError } from '../errors.ts'
import { access, type App } from './access.ts'

/** The admin API: one file a subject, each with full paths. `accessTable` says who may call what. */
export const api = new Hono<App>().use('/api/*', access)
api.onError(onError)
export type Api = typeof api
