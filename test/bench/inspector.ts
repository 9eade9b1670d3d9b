/** One command to workerd's inspector (Chrome DevTools protocol), for what no request can tell. */
export async function inspect(
  port: number,
  commands: readonly { method: string; params?: object }[],
): Promise<Record<string, unknown>[]> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
    webSocketDebuggerUrl: string
    id: string
  }[]
  const target = targets.find(({ id }) => id.includes('aisle')) ?? targets[0]
  if (target === undefined) throw new Error('The inspector lists no Worker')
  const socket = new WebSocket(target.webSocketDebuggerUrl)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', () => reject(new Error('No inspector socket')), { once: true })
  })
  const results: Record<string, unknown>[] = []
  try {
    for (const [index, { method, params = {} }] of commands.entries()) {
      const answered = new Promise<Record<string, unknown>>((resolve, reject) => {
        socket.addEventListener('message', function listen(event) {
          const message = JSON.parse(String(event.data)) as {
            id?: number
            result?: Record<string, unknown>
            error?: { message: string }
          }
          if (message.id !== index + 1) return
          socket.removeEventListener('message', listen)
          if (message.error) reject(new Error(message.error.message))
          else resolve(message.result ?? {})
        })
      })
      socket.send(JSON.stringify({ id: index + 1, method, params }))
      results.push(await answered)
    }
  } finally {
    socket.close()
  }
  return results
}
