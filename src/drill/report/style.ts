import { Markup } from './markup.ts';

/** How a report looks: by day, by night and on paper. */
export const style = new Markup(`
:root{--paper:#fff;--ink:#1c2330;--soft:#5b6575;--line:#e3e7ec;--fault:#eef1f5;--pass:#1a7f4b;--fail:#c22f2f;--unknown:#9a6700;
--good:#3567b0;--delayed:#c27a00;--host-0:#bcd3f0;--host-1:#c4e3c8;--host-2:#f3d9b1;--host-3:#dccbef;--host-4:#f3c6cf;--host-5:#c5e4e6}
@media (prefers-color-scheme:dark){:root{--paper:#12161d;--ink:#e2e7ee;--soft:#98a3b3;--line:#2b323d;--fault:#1b222c;--pass:#4cc38a;--fail:#ff7b72;
--unknown:#e3b341;--good:#7fb0ff;--delayed:#f0ae45;--host-0:#2b4a75;--host-1:#2b5c3b;--host-2:#6a4b1c;--host-3:#4d3a6b;--host-4:#6b3040;--host-5:#23585c}}
@media print{:root{color-scheme:light}body{font-size:10pt;padding:0}figure,svg,tr{break-inside:avoid}h2{break-after:avoid}*{print-color-adjust:exact}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1080px;padding:32px 24px;background:var(--paper);color:var(--ink);
font:15px/1.5 system-ui,"Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums}
.apart{position:absolute}
header{border-left:6px solid var(--tone);padding:2px 0 2px 20px}
.pass{--tone:var(--pass)}.fail{--tone:var(--fail)}.unknown{--tone:var(--unknown)}
.eyebrow,.note,footer,figcaption{color:var(--soft);font-size:13px;margin:0}
h1{font-size:28px;line-height:1.25;margin:2px 0 6px;font-weight:650}
h2{font-size:16px;margin:40px 0 12px;font-weight:650}
.verdict{margin:0 0 4px;font-size:17px}
.verdict strong,.sign{color:var(--tone);font-weight:700}
.verdict strong{margin-right:8px}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;vertical-align:top;padding:5px 14px 5px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
thead th{color:var(--soft);font-weight:500;font-size:13px;vertical-align:bottom;overflow-wrap:normal}
.checks thead{position:absolute;clip-path:inset(50%)}
.checks td:first-child{width:24px}.checks td:nth-child(2){width:260px}
.figures td,.figures thead th:not(:first-child){text-align:right}
.figures th,.figures td{white-space:nowrap;padding-right:10px}
.figures thead th{white-space:normal}
.figures tbody th{font-weight:600}
.wide{overflow-x:auto}
.events{font-size:13px}.events td{padding-top:2px;padding-bottom:2px}
.events td:first-child{width:160px;text-align:right;padding-right:20px;white-space:nowrap}
.events thead th:first-child{text-align:right;padding-right:20px}
.events td:nth-child(2){width:220px;color:var(--soft)}
code{font:13px ui-monospace,"DejaVu Sans Mono",monospace}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:10px 28px;margin:0}
dt{color:var(--soft);font-size:13px}dd{margin:0;overflow-wrap:anywhere}
figure{margin:0}figcaption{margin-top:8px}figcaption p{margin:2px 0}
.key{white-space:nowrap;margin-right:14px}.key svg{vertical-align:-2px}
footer{margin-top:40px;border-top:1px solid var(--line);padding-top:12px}
section>svg,figure>svg{overflow:visible;display:block;width:100%;height:auto}
svg text{font-size:11px;fill:var(--ink)}
svg .name{font-weight:650;font-size:12px}
.axis path,.grid path{stroke:var(--line);fill:none}
.axis text,.grid text,.fault text,svg .lane{fill:var(--soft)}
.fault rect{fill:var(--fault)}.fault path{stroke:var(--soft);stroke-width:1.2}
.limit{stroke:var(--delayed);stroke-dasharray:5 4;stroke-width:1;opacity:.8}
.good{fill:none;stroke:var(--good);stroke-width:3;stroke-linecap:round}
.delayed{fill:var(--delayed)}
.lost{fill:none;stroke:var(--fail);stroke-width:1.6}
.hatch{stroke:var(--fail);stroke-width:1.2;opacity:.28}
.interruption rect{fill:url(#hatch);stroke:var(--fail);stroke-width:.7;stroke-opacity:.6}
.interruption text{fill:var(--fail);font-weight:650}
.plain rect{fill:var(--line)}.plain path{fill:var(--soft)}.well rect{fill:var(--host-1)}.well rect,.plain rect{opacity:.9}
.fewer rect{fill:var(--host-2)}
.amiss rect,.amiss path{fill:var(--fail);fill-opacity:.3;stroke:var(--fail);stroke-width:.8}
.act rect,.act path{fill:var(--delayed);fill-opacity:.45;stroke:var(--delayed);stroke-width:.8}
${[0, 1, 2, 3, 4, 5].map((host) => `.host-${host} rect{fill:var(--host-${host})}`).join('')}
.bar rect{fill:var(--good)}.bar.over rect{fill:var(--fail)}
.bar .fencing{opacity:.5}
.predicted path{stroke:var(--soft);stroke-width:1.6;fill:none}
.objective path{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:3 3}.objective text{font-weight:650}
`);
