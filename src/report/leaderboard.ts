import { frameOf } from '../charts/leaderboard/frame.ts';
import { leaderboardOf } from '../charts/leaderboard/leaderboard.ts';
import type { Chip, Leaderboard, LeaderboardRow } from '../charts/leaderboard/leaderboard.ts';
import type { BracketPiece } from '../charts/leaderboard/brackets.ts';
import { headline, tierNumbers } from '../core/posterior/ranking/headline.ts';
import type { FitSummary } from '../core/posterior/ranking/summary.ts';
import { headlineText } from '../ui/text/headline-text.ts';
import { intervalRow, mark } from './figures.ts';
import { bdi, overOf, paragraph, section } from './look.ts';
import type { Look } from './look.ts';
import { make } from './markup.ts';
import type { Markup, MarkupElement } from './markup.ts';

/** Ranges of ranks that the headline names; of the others it gives the number. */
const RANGES = 4;

/** The headline in words, its models by name. */
export function headlineMarkup(summary: FitSummary, look: Look): readonly Markup[] {
  if (summary.rows.length < 2) return [look.words.report.noModels];
  const facts = headline(summary);
  const probability = look.write.probability(facts.probability);
  const pieces = headlineText(facts, look.words.headline, probability, RANGES).map((piece) =>
    'model' in piece ? make('strong', {}, bdi(look.name(piece.model))) : piece.text,
  );
  return summary.style === undefined ? pieces : [look.words.headline.adjusted, ...pieces];
}

/** Who is in which tier. */
export function tierSection(look: Look): MarkupElement {
  const { facts, words, name } = look;
  const { tiers: say } = words.report;
  const { tiers } = headline(facts.summary);
  const explain = tiers.length === 1 ? say.one : say.explain;
  return section(
    'tiers',
    say.title,
    paragraph(explain),
    make(
      'dl',
      { class: 'tiers' },
      ...tiers.map((models, at) =>
        make(
          'div',
          {},
          make('dt', {}, say.tier(at + 1)),
          ...models.map((model) => make('dd', {}, bdi(name(model)))),
        ),
      ),
    ),
  );
}

/** All that rows are drawn from, in the words and on the scale of the look. */
export function boardOf(summary: FitSummary, { facts, words, write, toShown }: Look): Leaderboard {
  const frame = frameOf(summary, toShown);
  const { leaderboard: say } = words;
  const rating = facts.showLogOdds ? words.report.leaderboard.logOdds : say.rating;
  return leaderboardOf(summary, frame, facts.faces, { ...say, rating }, write);
}

/** The leaderboard with its charts. */
export function leaderboardSection(look: Look): MarkupElement {
  const { facts, words } = look;
  const { leaderboard: say, report } = words;
  return section(
    'leaderboard',
    say.title,
    leaderboardTable(facts.summary, look, 'row'),
    paragraph(report.leaderboard.over[overOf(facts)]),
  );
}

/** A further column, by model. */
interface Beside {
  readonly head: string;
  readonly cell: (model: number) => readonly Markup[];
}

/** @param ids what ids of its drawings begin with, since a document may have two of these tables */
export function leaderboardTable(
  summary: FitSummary,
  look: Look,
  ids: string,
  beside: Beside | null = null,
): MarkupElement {
  const { report, leaderboard: say } = look.words;
  const board = boardOf(summary, look);
  const tiers = tierNumbers(summary);
  const head = (text: string, kind: string | null) =>
    make('th', { scope: 'col', class: kind }, text);
  const rows = Array.from({ length: board.size }, (_, at) => board.row(at));
  return make(
    'div',
    { class: 'scrolls', role: 'group', 'aria-label': say.title, tabindex: 0 },
    make(
      'table',
      { class: 'board' },
      make('caption', {}, say.title),
      make(
        'thead',
        {},
        make(
          'tr',
          {},
          ...[head(say.rank, 'rank'), head(say.model, null), head(board.headers.rating, 'number')],
          make('th', { scope: 'col', class: 'drawing' }, axisOf(board, report.leaderboard.drawing)),
          ...[head(say.stronger, 'chip'), head(report.leaderboard.tier, 'number')],
          ...(beside === null ? [] : [head(beside.head, 'number')]),
        ),
      ),
      make(
        'tbody',
        {},
        ...rows.map((row, at) => {
          const isCut = at > 0 && tiers[at] !== tiers[at - 1];
          return make(
            'tr',
            { class: isCut ? 'cut' : null },
            make('td', { class: 'rank' }, bracketsOf(row.brackets), row.rank),
            make('th', { scope: 'row' }, bdi(row.name)),
            make('td', { class: 'number' }, make('b', {}, row.median), ` ${row.halfWidth}`),
            make('td', { class: 'drawing' }, intervalRow(board, row)),
            make('td', { class: 'chip' }, ...chipOf(row, `${ids}-${at}`)),
            make('td', { class: 'number' }, String(tiers[at])),
            ...(beside === null
              ? []
              : [make('td', { class: 'number' }, ...beside.cell(row.strength.model))]),
          );
        }),
      ),
    ),
    make('p', { class: 'muted' }, ...legendOf(board), board.key),
  );
}

/** Widths that labels are chosen for, on a page and on a phone; they stand at shares of the real one. */
const AXIS_WIDTH = 280;
const NARROW_AXIS = 105;

function axisOf(board: Leaderboard, title: string): MarkupElement {
  const narrow = new Set(board.labels(NARROW_AXIS).map(({ value }) => value));
  return make(
    'span',
    { class: 'axis' },
    make('span', { class: 'hidden' }, title),
    make(
      'svg',
      { 'aria-hidden': 'true', width: '100%', height: 18, overflow: 'visible' },
      ...board.labels(AXIS_WIDTH).map(({ at, text, value }) =>
        make(
          'text',
          {
            ...{ x: `${((100 * at) / AXIS_WIDTH).toFixed(2)}%`, y: 14, 'text-anchor': 'middle' },
            class: narrow.has(value) ? null : 'wide',
          },
          text,
        ),
      ),
    ),
  );
}

function chipOf({ chip }: LeaderboardRow, id: string): readonly Markup[] {
  return chip === null ? [] : [chipDrawing(chip, id)];
}

/** How surely a row is ahead of the next, filled by that share. */
function chipDrawing({ share, text, isSeparated }: Chip, id: string): MarkupElement {
  const box = { x: 0.5, y: 0.5, height: 19, rx: 9.5 };
  const width = 79;
  return make(
    'svg',
    { role: 'img', 'aria-label': text, width: 80, height: 20, viewBox: '0 0 80 20' },
    make('clipPath', { id }, make('rect', { ...box, width })),
    make('rect', {
      ...{ x: 0, y: 0, width: Math.round(800 * share) / 10, height: 20 },
      ...{ fill: 'var(--fill)', 'clip-path': `url(#${id})` },
    }),
    make('rect', { ...box, width, fill: 'none', stroke: 'var(--line)' }),
    make(
      'text',
      {
        ...{ x: 40, y: 10, dy: '0.35em', 'text-anchor': 'middle', fill: 'var(--ink)' },
        'font-weight': isSeparated ? 600 : 400,
      },
      text,
    ),
  );
}

/** The height that brackets are drawn in, stretched to that of the row. */
const BRACKET_HEIGHT = 48;
const INSET = 10;

function bracketsOf(pieces: readonly BracketPiece[]): Markup {
  if (pieces.length === 0) return '';
  const path = pieces.map(({ x: at, part }) => {
    const x = at + 1;
    const [top, bottom] = [INSET, BRACKET_HEIGHT - INSET];
    if (part === 'first') return `M${x + 4},${top}H${x}V${BRACKET_HEIGHT}`;
    return part === 'middle' ? `M${x},0V${BRACKET_HEIGHT}` : `M${x},0V${bottom}H${x + 4}`;
  });
  return make(
    'svg',
    {
      ...{ class: 'brackets', 'aria-hidden': 'true', viewBox: `0 0 22 ${BRACKET_HEIGHT}` },
      preserveAspectRatio: 'none',
    },
    make('path', {
      ...{ d: path.join(''), fill: 'none', stroke: 'var(--edge)' },
      'vector-effect': 'non-scaling-stroke',
    }),
  );
}

function legendOf({ legend }: Leaderboard): readonly Markup[] {
  return legend.map(({ style, text }) =>
    make(
      'span',
      { class: 'legend' },
      make(
        'svg',
        { 'aria-hidden': 'true', width: 14, height: 14, viewBox: '-7 -7 14 14' },
        mark(style, 4),
      ),
      text,
    ),
  );
}
