/** The queues of the Worker. */
type QueueName = 'projection' | 'changes'

const counts: Record<QueueName, number> = { projection: 0, changes: 0 }

/** Queue messages sent and not yet consumed: /dev/clock answers when what fell due is done, its projection included. */
export const inFlight = {
  consumed(queue: string, messages: number): void {
    if (queue === 'projection' || queue === 'changes') counts[queue] = Math.max(0, counts[queue] - messages)
  },
  /** Resolves when nothing is under way, after 5 s at the latest: a batch that fails is retried by the queue. */
  async settled(queues: readonly QueueName[] = ['projection', 'changes']): Promise<void> {
    for (let waited = 0; queues.some((queue) => counts[queue] > 0) && waited < 5_000; waited += 20) {
      await scheduler.wait(20)
    }
    for (const queue of queues) counts[queue] = 0
  },
}

/** The queue, counting. */
export const counted = <Body>(queue: Queue<Body>, name: QueueName): Queue<Body> =>
  new Proxy(queue, {
    get(target, property) {
      if (property === 'send') {
        return (...args: Parameters<Queue<Body>['send']>) => {
          counts[name] += 1
          return target.send(...args)
        }
      }
      if (property === 'sendBatch') {
        return (messages: Iterable<MessageSendRequest<Body>>, options?: QueueSendBatchOptions) => {
          const list = [...messages]
          counts[name] += list.length
          return target.sendBatch(list, options)
        }
      }
      const value: unknown = Reflect.get(target, property)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
