/**
 * The same text in memory of its own. What is cut out of a feed's piece keeps the whole piece alive as long as it lives
 * (V8's sliced strings, from 13 characters on): ids that outlive their row would hold the feed.
 */
export const ownText = (text: string): string => (text.length < 13 ? text : [...text].join(''))
