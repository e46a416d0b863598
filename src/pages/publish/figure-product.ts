import { frameOf } from '../../charts/leaderboard/frame.ts';
import LeaderboardFigure from '../../charts/leaderboard/LeaderboardFigure.svelte';
import { firstRows, leaderboardOf } from '../../charts/leaderboard/leaderboard.ts';
import type { Leaderboard } from '../../charts/leaderboard/leaderboard.ts';
import { renderDrawing } from '../../charts/sheet/render-figure.ts';
import { fileName } from '../../core/names/file-name.ts';
import { logOddsToRating } from '../../core/posterior/ranking/scale.ts';
import { headline } from '../../core/posterior/ranking/headline.ts';
import { headlineText } from '../../ui/text/headline-text.ts';
import type { Made } from './made.ts';
import type { Printed, PublishRequest } from './printed.ts';

/** Columns that every figure has, or that it draws. */
const DRAWN = ['rank', 'model', 'rating', 'interval', 'stronger'];
/** Groups of ranks that the sentence for those who don't see it names. */
const MAX_GROUPS = 3;

/** The leaderboard as a picture. */
export function figureProduct(request: PublishRequest, printed: Printed): Made {
  const { settings, data, format } = request;
  const { title, subtitle, source, caption, print, state } = printed;
  const shown = new Set(settings.columns);
  const table = printed.tableOf(settings.columns.filter((column) => !DRAWN.includes(column)));
  const label = print.figure(title, sentence(printed));
  const svg = renderDrawing(
    LeaderboardFigure,
    {
      ...{ board: boardOf(request, printed), title, subtitle, source, label, facts: caption },
      warning: state === 'not-converged' ? print.warning : '',
      form: settings.form,
      columns: {
        hasRating: shown.has('rating'),
        hasStronger: shown.has('stronger'),
        extras: table.columns.map(({ header }, at) => ({
          header,
          texts: table.rows.map((row) => row[at].text),
        })),
      },
      font: getComputedStyle(document.body).fontFamily,
    },
    settings.theme,
  );
  const [width, height] = sizeOf(svg);
  return {
    kind: 'picture',
    file: fileName(data.name, `.${format}`),
    ...{ svg, label, width, height },
    times: format === 'png' ? settings.times : null,
  };
}

function boardOf({ faces, strengths }: PublishRequest, printed: Printed): Leaderboard {
  const { facts, count, words, write } = printed;
  const { summary, names } = facts;
  const rows = summary.rows.slice(0, count);
  const toShown = (logOdds: number) =>
    strengths.showLogOdds ? logOdds : logOddsToRating(logOdds, strengths.scale);
  const isShown = new Set(rows.map(({ model }) => model));
  // The legend is of the marks that are drawn.
  const licences = faces.map(({ licence }, m) => (isShown.has(m) ? licence : null));
  const board = leaderboardOf(
    summary,
    frameOf({ ...summary, rows }, toShown),
    names.map((name, m) => ({ name, licence: licences[m] })),
    words.leaderboard,
    write,
  );
  return firstRows(board, count);
}

/** The headline of the page. */
function sentence({ facts, words, write }: Printed): string {
  const found = headline(facts.summary);
  const probability = write.probability(found.probability);
  return headlineText(found, words.headline, probability, MAX_GROUPS)
    .map((piece) => ('text' in piece ? piece.text : facts.names[piece.model]))
    .join('');
}

/** Of a document that begins with them. */
export function sizeOf(svg: string): readonly [width: number, height: number] {
  const of = (name: string) => Number(new RegExp(`^<svg[^>]*? ${name}="([\\d.]+)"`).exec(svg)?.[1]);
  return [of('width'), of('height')];
}
