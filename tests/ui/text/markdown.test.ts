import { describe, expect, it } from 'vitest';
import { markdownHtml } from '../../../src/ui/text/markdown.ts';
import { HOSTILE } from '../../browser/hostile.ts';

/* What becomes of it in a page, sanitised, is seen in tests/browser. */
describe('Markdown of strangers', () => {
  it.each([
    ['**bold** and `code`', '<p><strong>bold</strong> and <code>code</code></p>\n'],
    ['# Title', '<h4>Title</h4>'],
    ['###### Low', '<h4>Low</h4>'],
    ['一行目\n二行目', '<p>一行目<br>二行目</p>\n'],
    ['![a cat](https://x.invalid/c.png)', '<p><em>a cat</em></p>\n'],
    ['![](https://x.invalid/c.png)', '<p><em>https://x.invalid/c.png</em></p>\n'],
    ['<img src=x onerror=y>', '<p>&lt;img src=x onerror=y&gt;</p>'],
    ['R&D, &copy; and \\*', '<p>R&amp;D, &copy; and *</p>\n'],
    ['<script>a<b', '<p>&lt;script&gt;a&lt;b</p>'],
    ['x <script>a</b', '<p>x &lt;script&gt;a&lt;/b</p>\n'],
    ['a <b>b</b> & c', '<p>a &lt;b&gt;b&lt;/b&gt; &amp; c</p>\n'],
  ])('%j', (text, html) => {
    expect(markdownHtml(text)).toBe(html);
  });

  it('has no element but those of its formatting, whatever is written', () => {
    const formatting =
      /<\/?(?:p|br|hr|h4|[uo]l|li|blockquote|pre|code|em|strong|del|a|t[hrd]|t(?:able|head|body))\b/gi;
    for (const text of HOSTILE) {
      expect(markdownHtml(text).replaceAll(formatting, '')).not.toMatch(/<[a-z!/]/i);
    }
  });
});
