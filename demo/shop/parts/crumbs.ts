import { html } from 'hono/html'
import type { Category } from '../../catalog/categories.ts'
import type { Visit } from '../request.ts'

export const crumbs = (path: readonly Category[], { words, language }: Visit) =>
  html`<nav class="bc" aria-label="${words.categories}">
    <a href="/shop/">${words.home}</a>${path.map(
      (category) => html` / <a href="/shop/c/${category.id}">${category.name[language]}</a>`,
    )}
  </nav>`
