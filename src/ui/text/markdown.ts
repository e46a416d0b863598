import createPurifier from 'dompurify';
import type { DOMPurify } from 'dompurify';
import { Marked } from 'marked';
import { MAX_FORMATTED } from '../../core/limits.ts';

/** What the formatting of an answer comes to; nothing of it loads or runs anything. */
const ALLOWED_TAGS = [
  ...['p', 'br', 'hr', 'h4', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'em', 'strong', 'del'],
  ...['a', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];
const ALLOWED_ATTR = ['href', 'start'];

/** Markdown as HTML: raw HTML in it stays text, and of an image its description. */
const marked = new Marked({
  gfm: true,
  // As chats show answers: Japanese sets no spaces where a line ends.
  breaks: true,
  renderer: {
    html: ({ text, block }) => (block ? `<p>${escaped(text)}</p>` : escaped(text)),
    text(token) {
      if ('tokens' in token) return this.parser.parseInline(token.tokens);
      // The library leaves what stands in a raw <script> or <style> as it is.
      return escaped(token.text, LONE_AMPERSAND);
    },
    image: ({ text, href }) => `<em>${escaped(text === '' ? href : text)}</em>`,
    heading({ tokens }) {
      // They stand below the headings of the page, whatever their level.
      return `<h4>${this.parser.parseInline(tokens)}</h4>`;
    },
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

/** Whether an answer is shown with its formatting, and not too long for it. */
export function canBeFormatted(text: string): boolean {
  return text.length <= MAX_FORMATTED;
}

/** Markdown as HTML that has still to be sanitised. */
export function markdownHtml(text: string): string {
  return marked.parse(text, { async: false });
}

let purifier: DOMPurify | null = null;

/** Markdown of strangers as elements that can be shown. */
export function markdownElements(text: string): DocumentFragment {
  purifier ??= withSafeLinks(createPurifier(window));
  return purifier.sanitize(markdownHtml(text), {
    ALLOWED_TAGS,
    ALLOWED_ATTR,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^https?:\/\//i,
    RETURN_DOM_FRAGMENT: true,
  });
}

/** Links open elsewhere, tell the other site nothing, and say where they lead. */
function withSafeLinks(purify: DOMPurify): DOMPurify {
  purify.addHook('afterSanitizeAttributes', (element) => {
    const href = element.getAttribute('href');
    if (element.tagName !== 'A' || href === null) return;
    element.setAttribute('target', '_blank');
    element.setAttribute('rel', 'noopener noreferrer');
    element.setAttribute('title', href);
  });
  return purify;
}

/** One that does not begin a character by its name or number, as Markdown may have them. */
const LONE_AMPERSAND = /&(?!#\d{1,7};|#x[\da-f]{1,6};|\w+;)/gi;

function escaped(text: string, ampersand = /&/g): string {
  return text
    .replaceAll(ampersand, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
