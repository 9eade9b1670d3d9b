/**
 * The anonymous id that Segment's or RudderStack's SDK gave this visitor, so that a shop that changes over keeps its
 * history. Read once, after consent. RudderStack's older AES form is left alone.
 */
export function adoptedId(
  page: { cookie: string },
  storage: Pick<Storage, 'getItem'> = localStorage,
): string | undefined {
  for (const name of ['ajs_anonymous_id', 'rl_anonymous_id']) {
    try {
      const cookie = new RegExp(`(?:^|; )${name}=([^;]*)`).exec(page.cookie)?.[1]
      let text = cookie ? decodeURIComponent(cookie) : (storage.getItem(name) ?? '')
      if (text.startsWith('RS_ENC_v3_')) text = atob(text.slice(10))
      const id = text.replace(/^"|"$/g, '')
      if (/^[\w-]{8,64}$/.test(id)) return id
    } catch {
      // Not a form we know: the visitor starts anew.
    }
  }
  return undefined
}
