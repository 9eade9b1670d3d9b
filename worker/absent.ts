// Stands for optional parts of packages that this Worker never uses (wrangler.toml, alias): hono-openapi would bring
// zod, 90 KB gzip, for schemas that are all valibot's.
export default undefined
