/** Markdown that meets the eye. */
export interface MarkdownCounts {
  readonly headings: number;
  readonly lists: number;
  readonly bold: number;
}

const CODE = /```[^`]*```/g;
const HEADING = /^#{1,6}\s/gm;
/** Without line breaks in front, so that a text of nothing else is read in one go. */
const LIST_ITEM = /^[^\S\n]*(?:\d+\.|[-*+])\s/gm;
const BOLD = /\*\*[^*\n]+\*\*|__[^_\n]+__/g;

/** Blocks of code, between lines of three backquotes. */
export function countCode(text: string): number {
  return text.match(CODE)?.length ?? 0;
}

/** The text without its blocks of code. */
export function withoutCode(text: string): string {
  return text.replace(CODE, '');
}

/**
 * Headings, list items and bold passages as LMArena counts them, outside code
 * (lmarena/arena-hard-auto, utils/add_markdown_info.py).
 * @param text without its blocks of code
 */
export function countMarkdown(text: string): MarkdownCounts {
  return {
    headings: text.match(HEADING)?.length ?? 0,
    lists: text.match(LIST_ITEM)?.length ?? 0,
    bold: text.match(BOLD)?.length ?? 0,
  };
}
