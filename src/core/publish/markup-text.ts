const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML and XML show it, in elements and in quoted attributes. */
export function markupText(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char]);
}
