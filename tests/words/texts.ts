import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Language } from '../../src/words/language.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Stands where a template has a value. */
export const VALUE = '\uFFFC';

/** What a source says to a reader: one string or template, and where it stands. */
export interface Text {
  readonly language: Language;
  /** With VALUE for each of its values. */
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** These name what is refused, or quote the titles of books. */
const OTHERS = ['glossary.ts', 'term-facts.ts', 'model-facts.ts', 'term-sources.ts'];

/** Every text of `src/words`. */
export function allTexts(): Text[] {
  return readdirSync(`${root}src/words`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !OTHERS.includes(file))
    .flatMap((file) =>
      textsOf(`src/words/${file}`, readFileSync(`${root}src/words/${file}`, 'utf8')),
    );
}

/** The texts of one source; where its folder has no language, kana and kanji tell. */
export function textsOf(file: string, source: string): Text[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: Text[] = [];
  const own = /\/(en|ja)\//.exec(file)?.[1];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== null) {
      const isJapanese = own === undefined ? /[ぁ-んァ-ヶ一-龠]/.test(text) : own === 'ja';
      const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
      found.push({ language: isJapanese ? 'ja' : 'en', text, file, line });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function textOf(node: ts.Node): string | null {
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(VALUE);
  if (!ts.isStringLiteralLike(node) || isName(node)) return null;
  return node.text;
}

/** Modules, keys, cases and types are names, which nobody reads. */
function isName(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    ts.isCaseClause(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}
