/** The address if it leads to http or https, else nothing: feeds are written by others. */
export function safeUrl(text: string | undefined): string | undefined {
  try {
    const url = new URL(text ?? '', document.baseURI)
    return text && /^https?:$/.test(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}
