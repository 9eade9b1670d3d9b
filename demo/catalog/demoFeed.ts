import { demoProducts } from './demoProducts.ts'

/** The catalog as NDJSON, ready for `POST /api/feeds/import`. */
export const demoFeed = (base = ''): string =>
  demoProducts(base)
    .map((row) => JSON.stringify(row))
    .join('\n') + '\n'
