import { html, raw } from 'hono/html'
import type { Visit } from '../request.ts'
import { icon } from './icon.ts'

/** Shows what the page tells Aisle, and moves the simulated clock. Only this sample shop has it. */
export const devPanel = ({ words, writeKey, isPrivate }: Visit) =>
  writeKey === undefined
    ? ''
    : html`<details class="dev" id="dev">
        <summary aria-label="${words.behind}" title="${words.behind}">${icon('code', 20)}</summary>
        <div>
          <h2 class="hh">${words.behind}</h2>
          <label class="sw"
            ><input type="checkbox" id="dev-consent" ${isPrivate ? '' : raw(' checked')} /> ${words.allow}
            <small>${words.allowHint}</small></label
          >
          <h2>${words.clock}</h2>
          <p><time id="dev-clock">…</time></p>
          <p class="bs">
            <button type="button" data-advance="PT30M">+30 min</button
            ><button type="button" data-advance="PT1H">+1 h</button
            ><button type="button" data-advance="P1D">+1 d</button>
          </p>
          <h2>${words.events}</h2>
          <ol id="dev-events"></ol>
          <p class="ls"><a href="/dev/mail">${words.mails}</a><a href="/dashboard/">${words.dashboard}</a></p>
        </div>
      </details>`
