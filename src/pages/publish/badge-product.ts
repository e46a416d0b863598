import { withColours } from '../../charts/sheet/render-figure.ts';
import { cutMiddle, textWidth } from '../../charts/sheet/text-width.ts';
import { fileName } from '../../core/names/file-name.ts';
import { SEPARATED } from '../../core/limits.ts';
import { badgeMarkdown, badgeRanks, badgeSvg } from '../../core/publish/badge.ts';
import { SHORT_HASH } from '../../core/publish/citation.ts';
import { sizeOf } from './figure-product.ts';
import type { Made } from './made.ts';
import type { Printed, PublishRequest } from './printed.ts';

const MAX_LABEL = 220;

/** One model's rank as a badge, or the Markdown that shows it. */
export function badgeProduct(
  { settings, format, data, summary, day }: PublishRequest,
  { title, print, write, facts, state, caption }: Printed,
): Made {
  const { models } = data.counts;
  const wanted = summary.rows.findIndex(({ model }) => models[model] === settings.model);
  const row = Math.max(0, wanted);
  const { model } = summary.rows[row];
  const { from, to } = badgeRanks(summary, row);
  const rank = print.badge.rank(from, to, write.whole(models.length));
  const hash = data.hash.slice(0, SHORT_HASH);
  const name = facts.names[model];
  const of = summary.joint ? 'joint' : 'alone';
  const told = `${print.badge.title[of](name, rank, title, day, hash)}. ${caption}`;
  const sure =
    state === 'not-sampled'
      ? print.badge.notSampled
      : print.badge.sure[of](write.percent(SEPARATED));
  const texts = {
    label: cutMiddle(title, 12, MAX_LABEL),
    message: state === 'not-converged' ? print.badge.notConverged : `${rank} · ${sure}`,
    detail: `${day} · ${hash}`,
    title: told,
  };
  const file = fileName(`${name}-badge`, '.svg');
  if (format === 'markdown') {
    const text = badgeMarkdown(told, file);
    return { kind: 'text', file: fileName(`${name}-badge`, '.md'), text, type: 'text/markdown' };
  }
  const svg = withColours(settings.theme, (colour) => {
    const of = (token: string) => colour(token) ?? 'currentColor';
    const [ink, paper] = [of('--ink'), of('--paper')];
    const colours = { paper, ink, muted: of('--muted'), line: of('--line') };
    return badgeSvg(texts, { ...colours, mark: ink, onMark: paper }, textWidth);
  });
  const [width, height] = sizeOf(svg);
  return { kind: 'picture', file, svg, label: told, width, height, times: null };
}
