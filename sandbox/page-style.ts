export const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; }
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; }
body { margin: 0; font: 15px/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
header { position: sticky; top: 0; padding: 10px 16px; border-bottom: 1px solid var(--line); background: Canvas; display: flex; flex-wrap: wrap; gap: 0 16px; align-items: baseline; }
h1 { margin: 0; font-size: 1.1rem; }
header p, .sub { margin: 0; opacity: .75; }
nav { display: flex; flex-wrap: wrap; gap: 0 14px; margin-left: auto; }
nav a { color: inherit; }
main { display: grid; gap: 24px; padding: 16px; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); }
main > * { min-width: 0; }
.cards { columns: 320px; column-gap: 12px; }
h2 { font-size: 1rem; margin: 0 0 8px; }
section + section { margin-top: 20px; }
main > section { margin-top: 0; }
article, .request { border: 1px solid var(--line); border-radius: 8px; padding: 10px 12px; margin-bottom: 12px; }
article { break-inside: avoid; }
h3 { margin: 0; font-size: 1rem; }
.mark { font-size: .75rem; font-weight: 600; border-radius: 99px; padding: 1px 8px; background: #1a7f3733; white-space: nowrap; }
dl { margin: 8px 0; font-size: .9rem; }
dl div { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 8px; }
dt { opacity: .7; }
dd { margin: 0; }
blockquote { margin: 6px 0; padding: 4px 10px; border-left: 3px solid var(--line); background: var(--soft); white-space: pre-line; }
blockquote small { display: block; }
small { opacity: .75; }
.history { margin: 8px 0 0; padding: 0; list-style: none; font-size: .85rem; }
.history li { border-top: 1px solid var(--line); padding: 3px 0; }
.history small { display: block; }
.request .sub { font-size: .8rem; }
pre, code { overflow-wrap: anywhere; white-space: pre-wrap; font-size: .8rem; }
pre { margin: 6px 0 0; background: var(--soft); padding: 6px; border-radius: 6px; max-height: 16em; overflow-y: auto; }
.ok { color: #1a7f37; } .bad { color: #cf222e; }
ul { margin: 0; padding-left: 1.2em; }
@media (max-width: 800px) {
  main { grid-template-columns: minmax(0, 1fr); padding: 12px; }
  nav { margin-left: 0; }
}
`;
