import { DurableObject } from 'cloudflare:workers'
import type { Env } from '../env.ts'
import type { LiveSample } from '../model/liveSample.ts'

/** Relays what arrives on a site to the dashboards that watch it, from memory; it stores nothing. */
export class Live extends DurableObject<Env> {
  /** A dashboard's WebSocket. It hibernates: who watches overnight keeps nothing awake. */
  override fetch(request: Request): Response {
    if (request.headers.get('upgrade') !== 'websocket') return new Response(null, { status: 426 })
    const { 0: client, 1: server } = new WebSocketPair()
    this.ctx.acceptWebSocket(server)
    this.ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
    return new Response(null, { status: 101, webSocket: client })
  }

  /** Whether anybody watches: isolates ask before they hand over more. */
  relay(sample: LiveSample): { watched: boolean } {
    const sockets = this.ctx.getWebSockets()
    if (sockets.length > 0 && Object.keys(sample).length > 0) {
      const text = JSON.stringify(sample)
      for (const socket of sockets) socket.send(text)
    }
    return { watched: sockets.length > 0 }
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(code === 1005 || code === 1006 ? 1000 : code)
  }
}
