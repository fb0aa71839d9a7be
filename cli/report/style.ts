/** The look of the report, on a phone as on a desk. */
export const style = `
:root { color-scheme: light dark; --line: #8886; --mark: #f59e0b44; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h2 { margin-top: 2.5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; min-width: 100%; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
td ul { margin: 0; padding: 0; list-style: none; }
code { overflow-wrap: anywhere; } td:has(code) { min-width: 14rem; }
.level-1 { padding-left: 1rem; } .level-2 { padding-left: 2rem; } .level-3 { padding-left: 3rem; }
.changed { background: var(--mark); }
#facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .5rem; margin: 1rem 0; }
label { display: flex; flex-direction: column; font-size: .9rem; }
select, input { font: inherit; padding: .35rem; min-height: 2.4rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); padding: .75rem; }
svg { width: 100%; height: auto; margin-top: 1rem; font: 14px system-ui, sans-serif; }
svg text { fill: currentColor; } svg .small { font-size: 12px; }
svg .frame { fill: none; stroke: var(--line); } svg .arrow { stroke: currentColor; fill: none; }
svg marker path { fill: currentColor; }
svg .state { fill: #8882; stroke: var(--line); } svg .hands-back { fill: #f59e0b66; }
@media (max-width: 45rem) {
  thead { display: none; }
  tr { display: block; border: 1px solid var(--line); border-radius: .4rem; margin-bottom: .75rem; padding: .25rem; }
  td { display: flex; gap: .75rem; border: 0; }
  td::before { content: attr(data-label); flex: 0 0 6.5rem; opacity: .7; }
  td > * { min-width: 0; }
}
`;
