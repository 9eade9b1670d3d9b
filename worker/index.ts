import { Hono } from 'hono'
import { clock } from './clock.ts'
import type { Env } from './env.ts'
import { checkEnv } from './env.ts'
import { runCron } from './jobs/cron.ts'
import { project } from './jobs/project.ts'
import { tellChanges } from './jobs/tellChanges.ts'
import type { Projection } from './model/projection.ts'
import type { Telling } from './model/telling.ts'
import { api } from './routes/api/index.ts'
import { collect } from './routes/collect.ts'
import { apiDocs } from './routes/docs.ts'
import { notFound, onError } from './routes/errors.ts'
import { health } from './routes/health.ts'
import { inbox } from './routes/inbox.ts'
import { links } from './routes/links.ts'
import { firstParty, firstPartyPrefix } from './routes/firstParty.ts'
import { answerHot } from './routes/hotPaths.ts'
import { recommendations } from './routes/recommend.ts'
import { scripts } from './routes/scripts.ts'
import { watch } from './routes/watch.ts'

export { Counts } from './objects/counts.ts'
export { Customer } from './objects/customer.ts'
export { Identifier } from './objects/identifier.ts'
export { Importer } from './objects/importer.ts'
export { Live } from './objects/live.ts'
export { Waitlist } from './objects/waitlist.ts'
export { Trainer } from './objects/trainer.ts'
export { Renderer } from './jobs/renderMessage.ts'

const app = new Hono<{ Bindings: Env }>()
  .route('/', collect)
  .route('/', recommendations)
  .route('/', inbox)
  .route('/', watch)
  .route('/', links)
  .route('/', scripts)
  .route('/', health)
  .route('/', apiDocs)
  .route('/', api)
app.get('/', (c) => c.redirect('/dashboard/'))
app.onError(onError)
app.notFound(notFound)

function withoutPrefix(request: Request): Request {
  const { url: text } = request
  if (!text.startsWith(firstPartyPrefix, text.indexOf('/', 'https://'.length))) return request
  const url = new URL(text)
  url.pathname = url.pathname.slice(firstPartyPrefix.length - 1)
  const inner = new Request(url, request)
  inner.headers.set(firstParty, '1')
  return inner
}

export default {
  fetch(request, env, ctx) {
    checkEnv(env)
    return answerHot(request, env, ctx) ?? app.fetch(withoutPrefix(request), env, ctx)
  },
  async queue(batch, env) {
    if (isOf('changes', batch)) await tellChanges(batch, env)
    else await project(batch as MessageBatch<Projection>, env)
  },
  async scheduled(controller, env) {
    // Simulated time in development runs ahead of the platform's schedule; the moment itself decides whose turn it is.
    await runCron(env, controller.scheduledTime + clock.offsetMs)
  },
} satisfies ExportedHandler<Env, Projection | Telling>

const isOf = (queue: 'changes', batch: MessageBatch<Projection | Telling>): batch is MessageBatch<Telling> =>
  batch.queue === queue
