import { html } from 'hono/html'
import type { Visit } from '../request.ts'

/** What a shopper may allow; never ticked beforehand. */
export const consentFields = ({ words }: Visit, topics: readonly ('reminders' | 'offers')[]) =>
  topics.map(
    (topic) =>
      html`<label class="ck"
        ><input type="checkbox" name="${topic}" value="1" />
        <span>${topic === 'reminders' ? words.remindConsent : words.offersConsent}</span></label
      >`,
  )
