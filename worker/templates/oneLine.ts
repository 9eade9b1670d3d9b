/** Header values hold no control characters: what a product or a customer is called never starts another header (S8). */
// oxlint-disable-next-line no-control-regex -- control characters are what this removes
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()
