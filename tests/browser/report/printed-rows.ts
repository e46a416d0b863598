/** Objects of a PDF as Chromium writes them: the structure lies open, pages and letters are packed. */
const OBJECT = /(\d+) 0 obj\s*<<([^]*?)>>\s*endobj/g;

/**
 * The pages that each row of the tables lies on, by the structure of a tagged PDF; rows of heads,
 * which every page repeats, are left out.
 */
export function pagesOfRows(pdf: Uint8Array): number[][] {
  const text = Buffer.from(pdf).toString('latin1');
  const objects = new Map([...text.matchAll(OBJECT)].map(([, id, content]) => [id, content]));
  const kids = (content: string): string[] => {
    const [, list = ''] = /\/K\s+(\[[^\]]*\]|\d+ 0 R)/.exec(content) ?? [];
    return [...list.matchAll(/(\d+) 0 R/g)].map(([, id]) => id);
  };
  const pagesIn = (id: string): string[] => {
    const content = objects.get(id) ?? '';
    const own = [...content.matchAll(/\/Pg (\d+) 0 R/g)].map(([, page]) => page);
    return [...own, ...kids(content).flatMap(pagesIn)];
  };
  const isHead = (content: string): boolean =>
    kids(content).every((id) => /\/Scope \/Column/.test(objects.get(id) ?? ''));
  return [...objects]
    .filter(([, content]) => /\/S \/TR\b/.test(content) && !isHead(content))
    .map(([id]) => [...new Set(pagesIn(id))].map(Number));
}
