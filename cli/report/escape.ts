const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as HTML shows it, between tags and inside quotes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
}

/** JavaScript whose texts cannot end the script that holds it. */
export function inScript(code: string): string {
  return code.replace(/<(?=\/script|!--|script)/gi, '\\x3C');
}
