/** The address if it leads to http or https, else nothing: feeds are written by others. */
export function safeUrl(text: unknown): string | undefined {
  try {
    const url = new URL(String(text ?? ''), document.baseURI)
    return text && /^https?:$/.test(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}
