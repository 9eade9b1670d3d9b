import { sheetOf } from './dom.ts'

export const inboxStyle = sheetOf(`
:host{display:inline-block;position:relative;line-height:1.35;--soft:var(--aisle-muted,color-mix(in srgb,currentColor 72%,transparent));--edge:var(--aisle-panel-line,color-mix(in srgb,currentColor 13%,transparent));
--sale:var(--aisle-sale,light-dark(#b3321f,#ff9d8a));--accent:var(--aisle-accent,light-dark(#085e73,#6ccade));--panel:var(--aisle-panel,light-dark(#fff,#232321));--tile:var(--aisle-tile,color-mix(in srgb,currentColor 5%,transparent))}
*{box-sizing:border-box;margin:0;padding:0}
button{font:inherit;color:inherit;background:none;border:0;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.bell{position:relative;width:40px;height:40px;display:grid;place-items:center;border-radius:50%}
.badge{position:absolute;top:3px;right:2px;min-width:17px;height:17px;border-radius:9px;background:var(--sale);color:light-dark(#fff,#1b1b1a);font-size:11px;line-height:17px;font-weight:600;text-align:center;padding:0 4px;box-shadow:0 0 0 2px var(--panel);font-variant-numeric:tabular-nums}
.panel{position:absolute;right:0;top:calc(100% + 12px);width:384px;max-height:min(560px,80vh);overflow:auto;overscroll-behavior:contain;background:var(--panel);color:light-dark(#1b1b1a,#f1efeb);border:1px solid var(--edge);border-radius:16px;box-shadow:0 20px 48px -12px rgb(27 27 26/.28);z-index:2147483000;text-align:left}
[hidden]{display:none!important}
header{display:flex;align-items:center;gap:12px;padding:14px 18px 10px;font-weight:620;font-size:17px;line-height:24px}
header h2{font:inherit}
header button{margin-left:auto;font-size:13px;font-weight:500;color:var(--accent);padding:2px 0}
ul{list-style:none}
li{display:grid;grid-template-columns:1fr 24px;border-top:1px solid var(--edge);padding:11px 14px 11px 18px;font-size:14px;line-height:19px;align-items:start}
a{display:grid;grid-template-columns:52px 1fr;gap:12px;color:inherit;text-decoration:none;border-radius:8px;min-width:0}
.tile{width:52px;height:52px;border-radius:12px;background:var(--tile);overflow:hidden;display:grid;place-items:center}
img{width:52px;height:52px;object-fit:contain}
.text{min-width:0;overflow-wrap:anywhere}
b{font-weight:600;display:block}
time{display:block;font-size:12.5px;line-height:17px;color:var(--soft)}
.read .text{color:var(--soft)}
.read time{color:inherit}
.read b{font-weight:400}
.side{display:grid;justify-items:center;gap:6px}
.dot{width:8px;height:8px;border-radius:50%;background:var(--sale);margin-top:6px}
.read .dot{visibility:hidden}
.remove{width:24px;height:24px;display:grid;place-items:center;border-radius:50%;color:var(--soft)}
.empty{padding:18px;border-top:1px solid var(--edge);color:var(--soft);font-size:14px}
@media (max-width:760px){.panel{position:fixed;left:8px;right:8px;top:var(--top,60px);width:auto;max-height:calc(100vh - var(--top,60px) - 8px)}}
`)
