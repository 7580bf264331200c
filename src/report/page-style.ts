/** A css string, in quotes, that cannot end early. */
const cssString = (text: string): string => `"${text.replaceAll(/["\\<>\n\r]/g, (letter) => `\\${letter.codePointAt(0)?.toString(16)} `)}"`;

/**
 * Style of the printed report, on screen and on A4 paper.
 * @param note stands at the foot of every printed page
 */
export function pageStyle(note: string): string {
  return `
:root{color-scheme:light;--ink:#1d2733;--quiet:#5b6775;--line:#d5dbe3;--accent:#1677ff;--bad:#b2182b;--good:#1f6fa8}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1060px;padding:24px 32px 48px;color:var(--ink);background:#fff;font:14px/1.55 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:24px;line-height:1.3;margin:0}
h2{font-size:18px;margin:32px 0 8px;padding-bottom:4px;border-bottom:2px solid var(--accent);break-after:avoid}
h3{font-size:15px;margin:20px 0 6px;break-after:avoid}
h4{font-size:13px;margin:14px 0 4px;break-after:avoid}
p{margin:6px 0}
.subtitle{color:var(--quiet);margin:4px 0 12px}
.note{border:1px solid #e3c77a;background:#fff9e8;padding:8px 12px;margin:12px 0 16px}
.note strong{margin-right:8px}
.lead{font-size:18px;line-height:1.5;padding:6px 0 6px 12px;border-left:4px solid var(--accent);margin:8px 0 12px}
.tablewrap{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px;margin:6px 0}
th,td{padding:4px 8px;border-bottom:1px solid var(--line);vertical-align:top}
thead th{white-space:normal!important;word-break:keep-all;border-bottom:1px solid var(--ink);font-weight:600;vertical-align:bottom;background:#f4f7fb}
thead{display:table-header-group}
tr{break-inside:avoid}
.standards .project{break-after:avoid}
tbody th{font-weight:400}
tbody th[scope=row]{white-space:nowrap}tbody th.wide[scope=row]{white-space:normal;min-width:240px}
table.first-total tbody tr:first-child>*{font-weight:600;border-bottom:1px solid var(--quiet)}
.right{text-align:right;white-space:nowrap}
.left{text-align:left}
.answer{white-space:nowrap;font-weight:600}.nowrap .answer{margin-left:6px}
.answer::before{content:"";display:inline-block;width:9px;height:9px;margin-right:5px;border:1.5px solid currentColor}
.answer.met{color:var(--good)}.answer.met::before{background:currentColor;border-radius:50%}
.answer.not-met{color:var(--bad)}.answer.not-met::before{transform:rotate(45deg)}
.answer.no-data{color:var(--quiet)}.answer.no-data::before{border-style:dashed}
.answer.listed{color:var(--quiet);font-weight:400}.answer.listed::before{height:0;border-width:1px 0 0;vertical-align:middle}
.contents{margin:16px 0;break-inside:avoid}.contents ol{columns:2;column-gap:32px;padding-left:22px;margin:4px 0}.contents a{color:var(--ink);text-decoration:none}.contents a:hover{text-decoration:underline}
.plan{columns:2;column-gap:20px}
table.projects{font-size:12px;break-inside:avoid;margin:0 0 10px}.projects th,.projects td{padding:2px 4px}.projects th[scope=row]{white-space:normal}.projects thead th+th{white-space:nowrap!important}.projects td.right{width:20px;color:var(--quiet)}
.mark i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.mark::before{margin-right:0!important}.projects tr{position:relative}.projects td{white-space:nowrap;width:1%}.projects small{color:var(--quiet);margin-left:5px;font-size:.85em}
.marks{font-size:12px}.marks .answer{margin-right:16px;font-weight:400}
table.dense{font-size:12px}.dense th,.dense td{padding:3px 6px}
table.named th[scope=row]{white-space:normal;min-width:150px}.named td{white-space:nowrap}
.prints td:last-child{font:11px/1.5 ui-monospace,Consolas,monospace;word-break:break-all}
.curves{display:grid;grid-template-columns:repeat(3,1fr);gap:8px 16px}.curves figure{margin:0}.curves figcaption{font-size:12px;min-height:2.9em}
svg.lorenz{width:100%;height:auto;display:block}.frame{fill:none;stroke:var(--line)}.even{fill:none;stroke:var(--quiet);stroke-dasharray:4 3}.curve{fill:none;stroke:var(--accent);stroke-width:2}.lens{fill:var(--accent);fill-opacity:.12}
ol.legend{columns:2;column-gap:24px;font-size:12px;padding-left:24px;margin:6px 0}
table.dots{font-size:11px}.dots td,.dots thead th{text-align:center;padding:1px 2px}.dots th[scope=row]{padding:1px 4px;white-space:nowrap}.dots{line-height:1.25}.dots .answer::before{vertical-align:middle}.dots tr{position:relative}.dots .project td{text-align:left;background:#f4f7fb;color:var(--quiet);font-weight:600;padding:2px 4px}.dots .project{break-after:avoid}
.dots .answer.no-data::before{height:0;border-width:1.5px 0 0;border-style:solid}
.standards td,.standards th{padding-top:6px;padding-bottom:6px}
.standards .right{white-space:normal}.standards td .clause{white-space:nowrap}
.standards b{font-weight:600}
.standards .clause{color:var(--quiet);font-size:12px}
.standards .project td{background:#f4f7fb;color:var(--quiet);font-weight:600;padding:3px 8px}
.nowrap{white-space:nowrap}
.check{border:1px solid #c98a00;color:#8a5c00;padding:0 4px;font-size:12px;white-space:nowrap}
details{font-size:13px;margin-top:4px}
summary{cursor:pointer;color:var(--quiet)}
details p{margin:2px 0 6px}
figure{margin:8px 0;break-inside:avoid}
figcaption{font-weight:600;margin-bottom:4px}
svg.map,svg.bars{width:100%;height:auto;display:block}
svg.map{border:1px solid var(--line)}
.map-defs{position:absolute}#junda-below{opacity:.55}
svg text{font-family:inherit;fill:var(--ink)}
.small{font-size:11px}.strong{font-weight:600}
.label{font-size:14px;font-weight:600;text-anchor:middle;dominant-baseline:middle;paint-order:stroke;stroke:#fff;stroke-width:3.5px;stroke-linejoin:round}
.fills{mix-blend-mode:multiply}
.hatched{fill:url(#junda-hatch);stroke:none}
.town{fill:none;stroke:#5b6775;stroke-width:.4;stroke-opacity:.7}
.county{fill:none;stroke:#2b3440;stroke-width:1.1}
.city{fill:none;stroke:#2b3440;stroke-width:1.8}
.river{fill:none;stroke:#3f83c4;stroke-width:.9;stroke-opacity:.8}
.road{fill:none;stroke:#6b5a45;stroke-opacity:.7}
.facility{fill:none;stroke:#111b26;stroke-linecap:round}.facility.halo{stroke:#fff}
.swatch{stroke:#8a94a0;stroke-width:.5}
.bar{fill:none;stroke:var(--ink);stroke-width:1.2}
.north{fill:var(--ink)}
.bar-fill{fill:var(--bad)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;font-size:13px;margin:6px 0}
dt{color:var(--quiet)}dd{margin:0}
ul.plain{padding-left:20px;margin:6px 0}
footer{margin-top:32px;color:var(--quiet);font-size:12px}
@page{size:A4;margin:16mm 14mm 18mm;@bottom-left{content:${cssString(note)};font:8pt "Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#5b6775}@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#5b6775}}
@media print{body{max-width:none;padding:0;font-size:10.5pt}table,.figures,details,dl{font-size:9pt}.lead{font-size:13pt}.chapter{break-before:page}.question{break-before:page}#services{break-before:auto}figure svg.map{width:auto;max-width:100%;height:142mm;margin:0 auto}h2{margin-top:0}details:not([open]){display:none}table.dense,table.projects,.legend,.curves figcaption{font-size:8pt}table.dots{font-size:7pt}.tablewrap{overflow:visible}th,td{padding:3px 5px}.fills,.answer,.answer::before,thead th,.note,.bar-fill,svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}footer{display:none}tbody th.wide[scope=row]{min-width:0;width:42%}.earlier .answer{font-size:0}}
`;
}
