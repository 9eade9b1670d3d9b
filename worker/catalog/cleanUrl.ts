/**
 * An absolute http(s) address: what is relative to the site is resolved against its domain. Null for anything else,
 * `javascript:` and addresses with a user name among it.
 */
export function cleanUrl(text: string, domain: string): string | null {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > 2000 || hasControls(trimmed)) return null
  const url = URL.parse(trimmed, `${/^(localhost|127\.)/.test(domain) ? 'http' : 'https'}://${domain}/`)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null
  return url.href
}

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const hasControls = (text: string): boolean => /[\u0000-\u0020\u007f]/.test(text)
