/**
 * The shop's script, served as it stands: tells Aisle what the page shows, posts forms without leaving the page, and
 * fills the panel behind the scenes. Every page works without it.
 */
export const script = `(function () {
'use strict'
document.documentElement.classList.add('js')
var page = JSON.parse(document.getElementById('page').textContent)
var $ = function (selector) { return document.querySelector(selector) }
var each = function (selector, run) { Array.prototype.forEach.call(document.querySelectorAll(selector), run) }
var tell = function (events) { events.forEach(function (event) { if (window.aisle) aisle('track', event[0], event[1]) }) }
tell(page.events)

// A reload of what is only shown again after "back" must not count twice: the list of events is in the page itself.
var toastTimer
function toast(text, link, href) {
  var box = $('#toast')
  box.textContent = ''
  box.append(text)
  if (link) { var a = document.createElement('a'); a.href = href; a.textContent = link; box.append(a) }
  box.className = 'on'
  clearTimeout(toastTimer)
  toastTimer = setTimeout(function () { box.className = '' }, 4000)
}
function post(form) {
  return fetch(form.action, { method: 'POST', body: new FormData(form), headers: { accept: 'application/json' } })
    .then(function (answer) { if (!answer.ok) throw new Error(answer.status); return answer.json() })
    .then(function (answer) { tell(answer.events); return answer })
}
function showCount(count) {
  var badge = $('#cart-count')
  badge.textContent = count
  badge.hidden = count === 0
}
document.addEventListener('submit', function (event) {
  var form = event.target
  if (/\\/shop\\/api\\/(cart|wish)$/.test(form.action)) {
    event.preventDefault()
    var isAdd = form.className === 'add'
    post(form).then(function (answer) {
      if ('count' in answer) showCount(answer.count)
      if (isAdd) toast(page.words.added, page.words.viewCart, '/shop/cart')
      else if ('isWished' in answer) {
        var button = form.querySelector('button')
        button.setAttribute('aria-pressed', answer.isWished)
        button.querySelector('span').textContent = answer.label
      } else location.reload()
    }, function () { form.submit() })
  } else if (form.elements.anonymousId && window.aisle) {
    aisle('ready', function (handle) { form.elements.anonymousId.value = handle.visitor().id || '' })
  }
})
document.addEventListener('change', function (event) {
  var field = event.target
  if (field.name === 'quantity') field.form.requestSubmit()
  else if (field.form && (field.form.id === 'filters' && !matchMedia('(max-width:760px)').matches || field.form.id === 'sort')) field.form.requestSubmit()
})
if (matchMedia('(max-width:760px)').matches) {
  each('.side', function (side) { side.open = false })
  document.documentElement.classList.remove('js')
}
each('.langs a', function (link) {
  var url = new URL(location.href)
  url.searchParams.set('lang', link.lang)
  link.href = url.pathname + url.search
})

// Behind the scenes
var dev = $('#dev')
if (!dev || !window.marlow) return
var rows = {}
var list = $('#dev-events')
function row(event) {
  if (rows[event.messageId]) return rows[event.messageId]
  var li = document.createElement('li')
  var name = document.createElement('span')
  name.textContent = event.event || event.type
  var state = document.createElement('small')
  state.textContent = page.words.waits
  li.append(name, state)
  list.prepend(li)
  while (list.children.length > 14) list.lastChild.remove()
  return (rows[event.messageId] = state)
}
function log(entry) {
  if (entry[0] === 'event') row(entry[1])
  if (entry[0] === 'send') entry[1].forEach(function (event) { row(event).textContent = page.words.sent })
}
window.marlow.forEach(log)
window.marlow.push = log
try { dev.open = sessionStorage.getItem('dev') === '1' } catch (e) {}
dev.addEventListener('toggle', function () { try { sessionStorage.setItem('dev', dev.open ? '1' : '0') } catch (e) {} if (dev.open) clock() })
function clock(answer) {
  return (answer ? Promise.resolve(answer) : fetch('/dev/clock').then(function (r) { return r.json() })).then(function (state) {
    $('#dev-clock').textContent = new Date(state.now).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })
  }, function () {})
}
if (dev.open) clock()
each('[data-advance]', function (button) {
  button.addEventListener('click', function () {
    each('[data-advance]', function (other) { other.disabled = true })
    fetch('/dev/clock', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ advance: button.dataset.advance }) })
      .then(function (r) { return r.json() }).then(clock)
      .finally(function () { each('[data-advance]', function (other) { other.disabled = false }) })
  })
})
$('#dev-consent').addEventListener('change', function (event) {
  var yes = event.target.checked
  aisle('consent', { analytics: yes, personalization: yes, advertising: yes })
  var body = new FormData()
  body.append('private', yes ? '0' : '1')
  fetch('/shop/api/privacy', { method: 'POST', body: body })
})
})()
`
