import type { Projection } from '../../model/projection.ts'

/** Queue messages sent and not yet consumed: /dev/clock answers when what fell due is done, its projection included. */
export const inFlight = {
  count: 0,
  /** Resolves when nothing is under way, after 5 s at the latest: a batch that fails is retried by the queue. */
  async settled(): Promise<void> {
    for (let waited = 0; inFlight.count > 0 && waited < 5_000; waited += 20) await scheduler.wait(20)
    inFlight.count = 0
  },
}

/** The queue, counting. */
export const counted = (queue: Queue<Projection>): Queue<Projection> =>
  new Proxy(queue, {
    get(target, property) {
      if (property === 'send') {
        return (...args: Parameters<Queue<Projection>['send']>) => {
          inFlight.count += 1
          return target.send(...args)
        }
      }
      if (property === 'sendBatch') {
        return (messages: Iterable<MessageSendRequest<Projection>>, options?: QueueSendBatchOptions) => {
          const list = [...messages]
          inFlight.count += list.length
          return target.sendBatch(list, options)
        }
      }
      const value: unknown = Reflect.get(target, property)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
