/** Development's mail viewer, one page without a build step: a list, and the chosen mail as people get it. */
export const mailPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Mail viewer · Aisle development</title>
<style>
:root { color-scheme: light dark; --page:#F6F7F8; --surface:#FFFFFF; --inset:#F0F3F4; --line:#E3E8EA; --strong:#CCD4D8; --text:#11191D; --muted:#4C5960; --dim:#616E75; --accent:#085E73; --fill:#0B6479; --onfill:#FFFFFF; --tint:#E6F3F6; --focus:#0B738C; }
@media (prefers-color-scheme: dark) { :root { --page:#0F1416; --surface:#161C1F; --inset:#1D2528; --line:#273034; --strong:#37434A; --text:#E8EDEF; --muted:#A8B4BA; --dim:#8F9CA2; --accent:#6CCADE; --fill:#5FC3D8; --onfill:#06222A; --tint:#11303A; --focus:#5FC3D8; } }
* { box-sizing: border-box; }
body { margin:0; height:100dvh; display:grid; grid-template:64px 1fr / 380px 1fr; background:var(--page); color:var(--text); font:14px/20px Inter,system-ui,-apple-system,'Segoe UI',Roboto,sans-serif; }
header { grid-column:1/3; display:flex; align-items:center; gap:16px; padding:0 24px; background:var(--surface); border-bottom:1px solid var(--line); }
h1 { font-size:16px; line-height:24px; font-weight:600; margin:0; }
header p { margin:0; color:var(--muted); font-size:13px; }
header .space { flex:1; }
a { color:var(--accent); }
button, select { font:inherit; font-size:13px; color:var(--text); background:var(--surface); border:1px solid var(--strong); border-radius:8px; padding:6px 12px; cursor:pointer; transition:background 120ms ease-out; }
button:hover { background:var(--inset); }
button[aria-pressed=true] { background:var(--tint); border-color:var(--tint); color:var(--accent); font-weight:600; }
button.main { background:var(--fill); color:var(--onfill); border-color:var(--fill); }
:focus-visible { outline:2px solid var(--focus); outline-offset:2px; }
nav { overflow:auto; background:var(--surface); border-right:1px solid var(--line); }
ol { list-style:none; margin:0; padding:8px; }
li button { display:block; width:100%; text-align:left; border:0; background:none; padding:10px 12px; border-radius:8px; }
li button[aria-current=true] { background:var(--tint); }
li strong, li span { display:block; overflow:hidden; text-overflow:ellipsis; white-space:nowrap; }
li strong { font-weight:600; font-size:14px; }
li span { color:var(--muted); font-size:12px; line-height:16px; }
li .top { display:flex; justify-content:space-between; gap:8px; color:var(--dim); }
main { display:grid; grid-template-rows:auto 1fr; min-width:0; min-height:0; }
.bar { display:flex; flex-wrap:wrap; align-items:center; gap:8px; padding:12px 24px; background:var(--surface); border-bottom:1px solid var(--line); }
.bar dl { display:grid; grid-template-columns:auto 1fr; gap:0 10px; margin:0; flex:1 1 300px; min-width:0; font-size:13px; }
.bar dt { color:var(--dim); } .bar dd { margin:0; overflow-wrap:anywhere; }
.bar dd.subject { font-weight:600; }
.stage { overflow:auto; display:flex; justify-content:center; padding:24px; min-height:0; }
.stage iframe { width:100%; height:100%; border:1px solid var(--line); border-radius:12px; background:#fff; box-shadow:0 4px 12px -2px rgb(0 0 0 / 10%); }
.stage.phone iframe { width:390px; max-height:844px; border-radius:28px; border:8px solid var(--strong); }
pre { width:min(720px,100%); height:fit-content; margin:0; padding:20px 24px; background:var(--surface); border:1px solid var(--line); border-radius:12px; font:13px/20px 'JetBrains Mono',ui-monospace,monospace; white-space:pre-wrap; overflow-wrap:anywhere; }
.empty { margin:auto; text-align:center; max-width:42ch; color:var(--muted); }
.empty h2 { font-size:16px; color:var(--text); margin:0 0 8px; }
.empty code { font-family:'JetBrains Mono',ui-monospace,monospace; font-size:13px; }
@media (max-width:760px) { body { grid-template:64px 40dvh 1fr / 1fr; } header { grid-column:1; } nav { border-right:0; border-bottom:1px solid var(--line); } .stage { padding:8px; } }
</style>
</head>
<body>
<header><h1>Mail viewer</h1><p id="count" role="status">…</p><span class="space"></span><button id="hour" type="button">+30 min</button><a href="/shop/">Shop</a><a href="/dashboard/">Dashboard</a></header>
<nav aria-label="Messages"><ol id="list"></ol></nav>
<main>
<div class="bar" id="bar" hidden>
<dl><dt>Subject</dt><dd class="subject" id="subject"></dd><dt>To</dt><dd id="to"></dd><dt>Why</dt><dd id="why"></dd></dl>
<button type="button" data-view="phone" aria-pressed="false">Phone</button>
<button type="button" data-view="desktop" aria-pressed="true">Desktop</button>
<button type="button" data-view="dark" aria-pressed="false">Dark</button>
<button type="button" data-view="text" aria-pressed="false">Text</button>
<button type="button" data-view="headers" aria-pressed="false">Headers</button>
</div>
<div class="stage" id="stage"></div>
</main>
<script>
(() => {
  const $ = (id) => document.getElementById(id)
  let items = [], chosen = location.hash.slice(1) || null, width = 'desktop', dark = false, other = null, shown = ''
  const when = (at) => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
  const el = (name, props = {}, ...children) => { const node = Object.assign(document.createElement(name), props); node.append(...children); return node }
  // Dark mode follows the system inside a frame, so the mail's own dark rules are made unconditional to show them.
  const inScheme = (html) => dark ? html.replaceAll('(prefers-color-scheme: dark)', 'all').replaceAll('(prefers-color-scheme:dark)', 'all')
    : html.replaceAll('(prefers-color-scheme: dark)', 'not all').replaceAll('(prefers-color-scheme:dark)', 'not all')
  function drawList() {
    $('count').textContent = items.length === 0 ? 'nothing sent yet' : items.length + (items.length === 1 ? ' message' : ' messages')
    const focused = document.activeElement?.dataset?.id
    $('list').replaceChildren(...items.map((item) => {
      const button = el('button', { type: 'button', onclick: () => { chosen = item.id; history.replaceState(null, '', '#' + item.id); draw() } },
        el('span', { className: 'top' }, el('span', { textContent: item.to }), el('span', { textContent: when(item.at) })),
        el('strong', { textContent: item.subject }), el('span', { textContent: item.channel + ' · ' + item.scenario + ' · ' + item.status }))
      button.dataset.id = item.id
      button.setAttribute('aria-current', String(item.id === chosen))
      return el('li', {}, button)
    }))
    if (focused) document.querySelector('[data-id="' + CSS.escape(focused) + '"]')?.focus()
  }
  function drawMail() {
    const item = items.find((one) => one.id === chosen)
    $('bar').hidden = !item
    const key = JSON.stringify([item?.id, width, dark, other, items.length > 0])
    if (key === shown) return
    shown = key
    const stage = $('stage')
    stage.className = 'stage' + (width === 'phone' && !other ? ' phone' : '')
    if (!item) {
      stage.replaceChildren(el('div', { className: 'empty' }, el('h2', { textContent: items.length ? 'Choose a message' : 'No mail yet' }),
        el('p', {}, 'Leave something in the cart of the ', el('a', { href: '/shop/', textContent: 'sample shop' }), ' with “remind me” ticked, then press “+30 min” twice: the session closes, the wait passes, and the reminder arrives here.')))
      return
    }
    $('subject').textContent = item.subject
    $('to').textContent = item.to
    $('why').textContent = 'scenario ' + item.scenario + ', sent ' + when(item.at)
    for (const button of document.querySelectorAll('[data-view]')) {
      const view = button.dataset.view
      button.setAttribute('aria-pressed', String(view === 'dark' ? dark && !other : other ? view === other : view === width))
    }
    if (other === 'text') stage.replaceChildren(el('pre', { textContent: item.text }))
    else if (other === 'headers') stage.replaceChildren(el('pre', { textContent: 'To: ' + item.to + '\\nSubject: ' + item.subject + '\\n' + Object.entries(item.headers).map(([name, value]) => name + ': ' + value).join('\\n') }))
    else {
      const frame = el('iframe', { title: item.subject, srcdoc: '<base target="_blank">' + inScheme(item.html) })
      frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox')
      stage.replaceChildren(frame)
    }
  }
  const draw = () => { drawList(); drawMail() }
  for (const button of document.querySelectorAll('[data-view]')) button.onclick = () => {
    const view = button.dataset.view
    if (view === 'dark') { dark = other ? true : !dark; other = null }
    else if (view === 'text' || view === 'headers') other = other === view ? null : view
    else { width = view; other = null }
    shown = ''; drawMail()
  }
  $('hour').onclick = async () => {
    $('hour').disabled = true
    try { await fetch('/dev/clock', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"advance":"PT30M"}' }) } finally { $('hour').disabled = false }
    await look()
  }
  let last = ''
  async function look() {
    try {
      const answer = await (await fetch('/dev/outbox')).text()
      if (answer === last) return
      last = answer
      items = JSON.parse(answer).items
      chosen ??= items[0]?.id ?? null
      draw()
    } catch { $('count').textContent = 'the server does not answer' }
  }
  void look()
  setInterval(() => { if (!document.hidden) void look() }, 2000)
})()
</script>
</body>
</html>
`
