import { readFeedText } from './readFeedText.ts'

/** Characters that a preview looks at. */
const previewLength = 256 * 1024

/** The beginning of a feed's text; what was sent of it may end anywhere. The rest of the body is not read. */
export async function readFeedStart(body: ReadableStream<Uint8Array>): Promise<string> {
  let text = ''
  try {
    for await (const piece of readFeedText(body)) {
      text += piece
      if (text.length >= previewLength) return text.slice(0, previewLength)
    }
  } catch (error) {
    if (text === '') throw error // cut gzip gives what it held; nothing at all is an error
    return text
  }
  return `${text}\n` // read whole: its last line is a line too
}
