/**
 * The cookie of a login session. `__Host-` binds it to this host over TLS; a browser takes no such cookie over plain
 * http, which only a loopback address may use.
 */
export const loginCookie = (url: string): '__Host-aisle' | 'aisle' => (isPlainLoopback(url) ? 'aisle' : '__Host-aisle')

export function isPlainLoopback(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/.test(hostname)
}

/** A session cookie of the browser: the server ends it after 12 idle hours. */
export const cookieOptions = (url: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: !isPlainLoopback(url) }) as const
