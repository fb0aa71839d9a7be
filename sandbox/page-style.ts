export const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.45 system-ui, sans-serif; }
header { padding: 12px 16px; border-bottom: 1px solid var(--line); }
header h1 { margin: 0; font-size: 1.2rem; }
header p, .sub { margin: 0; opacity: .75; }
main { display: grid; gap: 16px; padding: 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); }
h2 { font-size: 1rem; margin: 0 0 8px; }
article, .request { border: 1px solid var(--line); border-radius: 8px; padding: 10px 12px; margin-bottom: 10px; }
article h3 { margin: 0; font-size: 1rem; }
dl { margin: 8px 0; }
dl div { display: flex; gap: 8px; }
dt { min-width: 11em; opacity: .7; overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; }
blockquote { margin: 6px 0; padding: 4px 10px; border-left: 3px solid var(--line); background: var(--soft); }
.history { margin: 6px 0 0; padding-left: 1.2em; font-size: .85rem; overflow-wrap: anywhere; }
pre, code { overflow-wrap: anywhere; white-space: pre-wrap; font-size: .8rem; }
pre { margin: 6px 0 0; background: var(--soft); padding: 6px; border-radius: 6px; }
.ok { color: #1a7f37; } .bad { color: #cf222e; }
ul { padding-left: 1.2em; }
table { border-collapse: collapse; font-size: .85rem; }
td, th { text-align: left; vertical-align: top; padding: 4px 8px; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
`;
