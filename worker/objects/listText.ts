/**
 * A list as JSON, again and again while it grows at its end and loses from its front: what was in it the last time is not
 * written anew. Items are never changed in place.
 */
export class ListText<T extends object> {
  private items: readonly T[] = []
  private readonly texts: string[] = []

  of(items: readonly T[]): string {
    const [first] = items
    const gone = first === undefined ? -1 : this.items.indexOf(first)
    let same = 0
    if (gone >= 0) while (same < items.length && items[same] === this.items[gone + same]) same++
    this.texts.splice(0, same === 0 ? this.texts.length : gone)
    this.texts.length = same
    for (let at = same; at < items.length; at++) this.texts.push(JSON.stringify(items[at]))
    this.items = items
    return `[${this.texts.join(',')}]`
  }
}
