import { html } from 'hono/html'
import { block, lookedAt } from '../parts/block.ts'
import { consentFields } from '../parts/consentFields.ts'
import { layout } from '../parts/layout.ts'
import type { Visit } from '../request.ts'

export function accountPage(visit: Visit) {
  const { words, email } = visit
  return layout(
    { title: words.account },
    visit,
    html`<section class="narrow">
        ${
          email === undefined
            ? html`<h1>${words.signIn}</h1>
                <p class="mut">${words.signInText}</p>
                <form class="box" method="post" action="/shop/api/login">
                  <input type="hidden" name="next" value="/shop/account" /><input type="hidden" name="anonymousId" />
                  <label class="fd"
                    >${words.email}<input type="email" name="email" required autocomplete="email" /></label
                  >${consentFields(visit, ['reminders', 'offers'])}<button class="bt big">${words.signInAction}</button>
                </form>`
            : html`<h1>${words.hello(email)}</h1>
                <p class="mut">${words.inboxHint}</p>
                <form method="post" action="/shop/api/logout"><button class="bt">${words.signOut}</button></form>`
        }
      </section>
      ${lookedAt(visit)}${block('for-you', words.forYou)}`,
  )
}
