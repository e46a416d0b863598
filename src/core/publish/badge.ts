import { markupText } from './markup-text.ts';
import { SEPARATED } from '../limits.ts';
import type { FitSummary } from '../posterior/ranking/summary.ts';

/** Texts of a badge, left to right. */
export interface BadgeTexts {
  readonly label: string;
  /** What it says: the rank and how sure it is. */
  readonly message: string;
  /** Of which day and data. */
  readonly detail: string;
  /** All that stands behind it, in sentences: for readers who don't see it, and where it is pointed at. */
  readonly title: string;
}

export interface BadgeColours {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  /** Behind the label, and its text. */
  readonly mark: string;
  readonly onMark: string;
}

const [HEIGHT, SIZE, PAD] = [24, 12, 9];

/**
 * The ranks of a model with 95%: for all models at once, since a badge is mostly made for one that
 * was seen to be good; of summaries without that, its own.
 * @param at its row, from 0
 */
export function badgeRanks(
  { rows, joint }: FitSummary,
  at: number,
): { readonly from: number; readonly to: number } {
  if (joint) return joint.ranks[at];
  const { rankShares } = rows[at];
  const tail = (1 - SEPARATED) / 2;
  const reaches = (shares: Iterable<number>): number => {
    let [sum, rank] = [0, 0];
    for (const share of shares) {
      rank++;
      sum += share;
      if (sum > tail) break;
    }
    return rank;
  };
  const last = reaches(Float64Array.from(rankShares).reverse());
  return { from: reaches(rankShares), to: rankShares.length + 1 - last };
}

/**
 * A badge as an SVG document.
 * @param measure about how wide a text is, of so large a font
 */
export function badgeSvg(
  { label, message, detail, title }: BadgeTexts,
  { paper, ink, muted, line, mark, onMark }: BadgeColours,
  measure: (text: string, size: number) => number,
): string {
  let x = 0;
  // Bold text is wider.
  const parts = [
    { text: label, fill: onMark, weight: 400, wide: measure(label, SIZE) },
    { text: message, fill: ink, weight: 600, wide: measure(message, SIZE * 1.13) },
    { text: detail, fill: muted, weight: 400, wide: measure(detail, SIZE) },
  ].map((part) => {
    const wide = Math.ceil(part.wide) + 2 * PAD;
    const placed = { ...part, x, wide };
    x += wide;
    return placed;
  });
  const text = parts.map(
    (part) =>
      `<text x="${part.x + part.wide / 2}" y="16" fill="${part.fill}" font-weight="${part.weight}" text-anchor="middle">${xmlText(part.text)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${xmlText(title)}" width="${x}" height="${HEIGHT}" viewBox="0 0 ${x} ${HEIGHT}" font-family="Verdana,'DejaVu Sans',sans-serif" font-size="${SIZE}">`,
    `<title>${xmlText(title)}</title>`,
    `<clipPath id="c"><rect width="${x}" height="${HEIGHT}" rx="5"/></clipPath>`,
    '<g clip-path="url(#c)">',
    `<rect width="${x}" height="${HEIGHT}" fill="${paper}"/>`,
    `<rect width="${parts[0].wide}" height="${HEIGHT}" fill="${mark}"/>`,
    `<rect x="${parts[2].x}" width="1" height="${HEIGHT}" fill="${line}"/>`,
    '</g>',
    `<rect x="0.5" y="0.5" width="${x - 1}" height="${HEIGHT - 1}" rx="4.5" fill="none" stroke="${line}"/>`,
    ...text,
    '</svg>',
    '',
  ].join('\n');
}

/** Markdown that shows a badge of that file, with all that it says where pictures are not seen. */
export function badgeMarkdown(title: string, file: string): string {
  const text = title.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]<>&|~$@!]/g, '\\$&');
  return `![${text}](${encodeURI(file).replace(/[()]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)})\n`;
}

/** Text as XML shows it; what XML has no place for (its production 2, Char) becomes U+FFFD. */
function xmlText(text: string): string {
  return markupText(text.replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff\p{Cs}]/gu, '\ufffd'));
}
