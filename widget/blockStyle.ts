import { sheetOf } from './dom.ts'

/**
 * Colours derive from the page's text colour, so that a block fits light and dark pages alike; what a shop wants
 * otherwise it says by `--aisle-*` and `::part()`. Skeleton and items share their measures: no shift when they swap.
 */
export const blockStyle = sheetOf(`
:host{display:block;container-type:inline-size;line-height:1.35;--gap:var(--aisle-gap,16px);--n:var(--aisle-columns,2.3);
--tile:var(--aisle-tile,color-mix(in srgb,currentColor 5%,transparent));--soft:var(--aisle-muted,color-mix(in srgb,currentColor 72%,transparent));
--edge:var(--aisle-line,color-mix(in srgb,currentColor 50%,transparent));--sale:var(--aisle-sale,light-dark(#b3321f,#ff9d8a));--accent:var(--aisle-accent,light-dark(#085e73,#6ccade))}
*{box-sizing:border-box;margin:0;padding:0}
@container (min-width:520px){section{--n:var(--aisle-columns,3)}}
@container (min-width:760px){section{--n:var(--aisle-columns,4)}}
@container (min-width:1000px){section{--n:var(--aisle-columns,6)}}
header{display:flex;align-items:center;gap:8px;min-height:34px;margin-bottom:12px}
h2{flex:1;font-size:19px;line-height:26px;font-weight:620;letter-spacing:-.015em;overflow-wrap:anywhere}
nav{display:flex;gap:8px;margin-left:auto}
button{width:34px;height:34px;border:1px solid var(--edge);border-radius:50%;display:grid;place-items:center;background:none;color:inherit;cursor:pointer;padding:0}
button:disabled{opacity:.4;cursor:default}
nav.off{visibility:hidden}
ul{list-style:none;display:grid;gap:var(--gap);grid-auto-flow:column;grid-auto-columns:calc((100% - (var(--n) - 1)*var(--gap))/var(--n));overflow-x:auto;scroll-snap-type:x mandatory;scrollbar-width:none;overscroll-behavior-x:contain;padding:4px;margin:-4px;scroll-padding:4px}
ul::-webkit-scrollbar{display:none}
:host([layout=grid]) ul{grid-auto-flow:row;grid-template-columns:repeat(var(--aisle-columns,auto-fill),minmax(148px,1fr));overflow:visible}
:host([layout=list]) ul{grid-auto-flow:row;grid-template-columns:1fr;overflow:visible}
:host([layout=grid]) nav,:host([layout=list]) nav{display:none}
li{position:relative;scroll-snap-align:start;min-width:0}
a{display:block;color:inherit;text-decoration:none;border-radius:var(--aisle-radius,12px)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.image{display:grid;place-items:center;position:relative;overflow:hidden;aspect-ratio:var(--aisle-image-ratio,1/.92);background:var(--tile);border-radius:var(--aisle-radius,12px);margin-bottom:9px}
img{position:absolute;inset:0;width:100%;height:100%;object-fit:contain}
.badge{position:absolute;left:8px;top:8px;z-index:1;font-size:12px;line-height:18px;font-weight:600;padding:0 6px;border-radius:5px;background:light-dark(#fff,#1b1b1a);color:var(--sale)}
.title{font-size:14px;line-height:19px;max-height:38px;font-weight:500;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;overflow-wrap:anywhere}
.reason{display:block;font-size:12.5px;line-height:17px;height:17px;color:var(--soft);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.price{display:flex;flex-wrap:wrap;justify-content:space-between;column-gap:8px;margin-top:3px;font-size:14px;line-height:20px;height:20px;font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap;overflow:hidden}
.price>:first-child{max-width:100%;overflow:hidden}
.rating{font-size:12.5px;font-weight:400;color:var(--soft)}
.cut{color:var(--sale)}
s{font-weight:400;color:var(--soft);margin-left:5px}
.hear{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:host([layout=list]) :is(a,.wait li){display:grid;grid-template-columns:64px 1fr;column-gap:12px}
:host([layout=list]) .image{width:64px;height:64px;aspect-ratio:1;margin:0}
:host([layout=list]) .badge{display:none}
.lines{display:block;height:78px;min-width:0;overflow:hidden}
.wait .lines{border-radius:4px;background:linear-gradient(var(--tile) 0 12px,transparent 0 20px,var(--tile) 0 32px,transparent 0 41px,var(--tile) 0 51px,transparent 0 60px,var(--tile) 0 74px,transparent 0)}
.wait .lines,.wait .image{animation:wait 1.4s ease-in-out infinite alternate}
@keyframes wait{to{opacity:.45}}
@media (prefers-reduced-motion:reduce){.wait .lines,.wait .image{animation:none}}
@media (prefers-reduced-motion:no-preference){ul{scroll-behavior:smooth}}
`)
