/** On A4 nothing scrolls: what is wider shrinks or breaks, and what is folded is open. */
export const paperStyle = `@media print{
@page{size:A4;margin:15mm}
@page across{size:A4 landscape}
.wide{page:across}
:root{color-scheme:light;font-size:9.5pt}
body{font-size:1rem;line-height:1.4}
.charts{grid-template-columns:1fr 1fr}
.skip,.contents{display:none}
.masthead,.columns{max-width:none;padding:0;display:block}
h2{break-before:page;border-top:0;margin-top:0}
main>section:first-child>h2{break-before:auto}
h2,h3,h4,summary,figcaption,caption{break-after:avoid}
figure,tr,.tile{break-inside:avoid}
.scroll{overflow:visible}
.diagram-figure .scroll{border:0;padding:0}
.diagram svg,.chart svg{max-width:100%;min-width:0;height:auto;max-height:240mm}
caption span{position:static;max-width:none}
table{font-size:7.5pt;width:100%;min-width:0}
thead{display:table-header-group}
th,td{padding:1mm 1.5mm}
td:not([class]),table code{overflow-wrap:anywhere}
.name,td.number,table code{white-space:normal}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
details::details-content{content-visibility:visible;block-size:auto}
a{color:inherit;text-decoration:none}
}
`;
