import { pageColours } from './page-colours';
import { paperStyle } from './paper-style';

/** The style of the page: readable at 320 px and on paper, light or dark as the reader's system is. */
export const pageStyle = `${pageColours}
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.875em}
code{overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:.5rem;top:.5rem;z-index:2;background:var(--ground);padding:.5rem 1rem}
h1,h2,h3,h4{line-height:1.25;scroll-margin-top:1rem;overflow-wrap:anywhere}
h1{font-size:2.25rem;margin:0 0 1rem}
h2{font-size:1.6rem;margin:3.5rem 0 1rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.25rem;margin:2.5rem 0 .75rem}
h4{font-size:1.05rem;margin:2rem 0 .5rem}
p{max-width:46rem}
.masthead{max-width:88rem;margin:0 auto;padding:2rem 1rem 1.5rem}
.kicker{margin:0;color:var(--soft)}
.columns{max-width:88rem;margin:0 auto;padding:0 1rem 4rem;display:grid;grid-template-columns:minmax(0,1fr);gap:0 3rem}
main{min-width:0}
.masthead .facts{grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr))}
main>section:first-child>h2{margin-top:0}
.contents{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:1rem;margin-bottom:2rem;align-self:start}
.contents p{margin:0 0 .5rem;font-weight:600}
.contents ol,.contents ul{list-style:none;margin:0;padding:0}
.contents ul{padding-left:1rem;font-size:.9375rem}
.contents>ol{columns:2;column-gap:1.5rem}
.contents>ol>li{break-inside:avoid}
.contents a{display:inline-block;padding:.2rem 0;overflow-wrap:anywhere}
.facts{margin:0 0 1rem;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:.6rem 2rem}
.facts>div{min-width:0}
.facts dt{color:var(--soft);font-size:.9375rem}
.facts dd{margin:0;min-width:0;overflow-wrap:anywhere}
.tiles{margin:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr));gap:1rem}
.tile{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem}
.tile dt{color:var(--soft)}
.tile dd{margin:0}
.tile strong{display:block;font-size:1.6rem;line-height:1.3}
.tile-good strong{color:var(--good)}
.tile-bad strong{color:var(--bad)}
.good{color:var(--good)}
.warn{color:var(--warn)}
.bad{color:var(--bad)}
.soft{color:var(--soft)}
.notice{background:var(--panel);border-left:4px solid var(--warn);padding:.75rem 1rem}
.scroll{overflow-x:auto;margin:1rem 0;max-width:100%}
table{border-collapse:collapse;font-size:.9375rem;min-width:100%}
caption{text-align:left;font-weight:600;padding:0 0 .5rem;caption-side:top}
caption span{position:sticky;left:0;display:inline-block;max-width:min(60rem,calc(100vw - 2rem))}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem;border-bottom:1px solid var(--line)}
thead th{background:var(--panel);border-bottom:2px solid var(--line);vertical-align:bottom}
tbody th{font-weight:600}
.name,table code{white-space:nowrap}
.number{text-align:right;font-variant-numeric:tabular-nums}
td.number{white-space:nowrap}
figure{margin:1.5rem 0}
figcaption{font-weight:600}
.diagram-figure figcaption{font-weight:400;color:var(--soft);font-size:.9375rem}
.diagram-figure .scroll{width:fit-content;margin:0 0 .5rem;border:1px solid var(--line);border-radius:8px;padding:.75rem}
.diagram svg,.chart svg{display:block}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr));gap:1rem 1.5rem}
.chart-figure{margin:0}
.chart-figure svg{max-width:100%;height:auto}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.5rem 0;padding:0;font-size:.9375rem}
.legend li{display:flex;align-items:center;gap:.4rem}
.sign svg{display:block}
details{margin:.5rem 0}
summary{cursor:pointer;padding:.35rem 0}
summary h3{display:inline;font-size:1.05rem}
.runbook,.folded{border-bottom:1px solid var(--line);margin:0}
.folded summary{padding:.6rem 0}
pre{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.75rem 1rem;line-height:1.5}
@media screen and (max-width:60rem){td:not([class]){min-width:13rem}}
@media (min-width:72rem){
.columns{grid-template-columns:14rem minmax(0,1fr)}
.contents{position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow-y:auto;font-size:.9375rem}
.contents>ol{columns:1}
.diagram svg{max-width:100%;min-width:calc(var(--natural)*.8);height:auto}
}
${paperStyle}`;
