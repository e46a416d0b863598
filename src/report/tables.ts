import { pricePicture } from '../charts/leaderboard/price-front.ts';
import { markStyle } from '../charts/sheet/marker.ts';
import type { Estimated } from '../core/numerics/wilson.ts';
import { logistic } from '../core/model/pairwise.ts';
import { REPORT_HABITS } from '../core/publish/report/report-tables.ts';
import type {
  HabitCell,
  QuestionLines,
  SliceStrength,
} from '../core/publish/report/report-tables.ts';
import { shownName } from '../core/names/shown-name.ts';
import { dollars } from '../core/publish/dollars.ts';
import { askedIn } from './asked.ts';
import { priceFigure } from './figures.ts';
import { bdi, paragraph, section, table } from './look.ts';
import type { Column, Look } from './look.ts';
import { make } from './markup.ts';
import type { Markup, MarkupElement } from './markup.ts';

const NONE = '–';

/** What a stronger model costs more; nothing where fewer than two have a price. */
export function priceSection(look: Look): readonly MarkupElement[] {
  const { facts, words, write, toShown, name } = look;
  const { prices } = facts;
  if (prices === null) return [];
  const { front, leaderboard, report } = words;
  const onFront = prices.filter(({ isOnFront }) => isOnFront);
  const sentence = front.summary.price(
    write.list(onFront.map(({ model }) => name(model))),
    write.whole(prices.length),
  );
  const rows = new Map(facts.summary.rows.map((row) => [row.model, row]));
  const points = prices.flatMap(({ model, price, isOnFront }) => {
    const row = rows.get(model);
    if (row === undefined) return [];
    const { median, lower, upper, lowerWide, upperWide } = row;
    return [
      {
        ...{ name: name(model), style: markStyle(facts.faces[model].licence), price, isOnFront },
        ...{ median: toShown(median), lower: toShown(lower), upper: toShown(upper) },
        ...{ lowerWide: toShown(lowerWide), upperWide: toShown(upperWide) },
      },
    ];
  });
  const picture = pricePicture(points, PRICE_WIDTH, {
    price: (value) => `$${tickText(value)}`,
    strength: (value, decimals) => write.fixed(value, decimals),
  });
  const rating = facts.showLogOdds ? report.leaderboard.logOdds : leaderboard.rating;
  const drawing = priceFigure(picture, PRICE_WIDTH, {
    ...{ label: sentence, price: front.axis.price, strength: rating },
  });
  const columns: Column[] = [
    { head: leaderboard.model },
    ...[report.prices.price, rating, report.prices.front, report.prices.loss].map((head) => ({
      ...{ head, isNumber: true },
    })),
  ];
  const cells = prices.map(({ model, price, onFront: share, loss }, at) => [
    bdi(name(model)),
    dollars(price, write),
    write.strength(rows.get(model)?.median ?? NaN),
    write.probability(share),
    at === 0 || loss === null ? NONE : loss > 0 ? write.width(loss) : '≈0',
  ]);
  return [
    section(
      'prices',
      front.figure.price,
      paragraph(sentence),
      make('figure', {}, drawing),
      table(front.figure.price, columns, cells),
    ),
  ];
}

const PRICE_WIDTH = 640;

/** A round number without zeros at its end. */
function tickText(value: number): string {
  return value.toFixed(10).replace(/\.?0+$/, '');
}

/** What each judge is like; nothing where the judgments do not name who judged. */
export function judgeSection(look: Look): readonly MarkupElement[] {
  const { facts, words, write } = look;
  const { judges } = facts;
  if (judges === null) return [];
  const { judges: say, checks } = words.report;
  const share = (of: (Estimated & Partial<HabitCell>) | null): Markup => {
    if (of === null) return NONE;
    const [value, lower, upper] = [of.value, of.lower, of.upper].map((x) => write.percent(x));
    const range = make('small', {}, ` ${checks.range(lower, upper)}`);
    return make('span', {}, of.isClear ? make('strong', {}, value) : value, range);
  };
  const columns: Column[] = [
    { head: say.judge },
    ...[
      ...[say.judgments, say.questions, say.firstWins, say.ties],
      ...[say.flips, say.people, say.others],
    ].map((head) => ({ head, isNumber: true })),
  ];
  const rows = judges.lines.map((line) => {
    const name = shownName(line.judge);
    return [
      bdi(line.isPerson ? say.person(name) : name),
      ...[write.whole(line.judgments), write.whole(line.questions)],
      share(asShare(line.habits.order)),
      ...[line.ties, line.flips, line.people, line.others].map(share),
    ];
  });
  const isWhole = rows.length === judges.all;
  const notes = [
    say.explain,
    ...(isWhole ? [] : [say.first(write.whole(rows.length), write.whole(judges.all))]),
    ...(judges.lines.some(({ isPerson }) => isPerson) ? [say.marksPeople] : []),
    ...(judges.lines.some(({ habits }) => habits.order?.isClear)
      ? [say.clear(write.whole(judges.looks))]
      : []),
  ];
  return [
    section(
      'judges',
      say.title,
      paragraph(notes.join('')),
      table(say.title, columns, rows),
      ...habitsPart(judges, look),
    ),
  ];
}

/** What log-odds make of two models equally strong. */
function asShare(of: HabitCell | null): HabitCell | null {
  if (of === null) return null;
  const [value, lower, upper] = [of.value, of.lower, of.upper].map(logistic);
  return { value, lower, upper, isClear: of.isClear };
}

/** The habits of this part; the order effect stands beside what else judges are like. */
const LISTED = REPORT_HABITS.filter((name) => name !== 'order');

/** What judges favour, as their cards have it; nothing where nothing is known of any. */
function habitsPart(
  { lines, looks }: NonNullable<Look['facts']['judges']>,
  { words, write }: Look,
): readonly MarkupElement[] {
  const { judges, checks } = words.report;
  const { habits: say } = judges;
  const known = LISTED.filter((name) => lines.some(({ habits }) => habits[name] !== null));
  if (known.length === 0) return [];
  const points = (value: number): string => {
    const text = write.whole(100 * value);
    return text.startsWith('−') || /^0$/.test(text) ? text : `+${text}`;
  };
  const cell = (name: (typeof LISTED)[number], of: HabitCell | null): Markup => {
    if (of === null) return NONE;
    const text = (value: number): string =>
      name === 'family' ? points(value) : write.percent(logistic(value));
    const { isClear, value, lower, upper } = of;
    const range = make('small', {}, ` ${checks.range(text(lower), text(upper))}`);
    return make('span', {}, isClear ? make('strong', {}, text(value)) : text(value), range);
  };
  const columns: Column[] = [
    { head: judges.judge },
    ...known.map((name) => ({ head: say.columns[name], isNumber: true })),
  ];
  const rows = lines.map(({ judge, habits }) => [
    bdi(shownName(judge)),
    ...known.map((name) => cell(name, habits[name])),
  ]);
  const hasClear = lines.some(({ habits }) => known.some((name) => habits[name]?.isClear));
  return [
    make('h3', {}, say.title),
    paragraph(
      say.explain +
        (known.includes('family') ? say.family : '') +
        (hasClear ? judges.clear(write.whole(looks)) : ''),
    ),
    table(say.title, columns, rows),
  ];
}

/** Which questions decide who is first; nothing where they are not told apart. */
export function questionSection(look: Look): readonly MarkupElement[] {
  const { facts, words, write } = look;
  const { questions } = facts;
  if (questions === null) return [];
  const say = words.report.questions;
  const asked = askedIn(look);
  const percent = (of: number | null) => (of === null ? NONE : write.percent(of));
  const estimate = (of: Estimated): Markup => {
    const [value, lower, upper] = [of.value, of.lower, of.upper].map((x) => write.fixed(x, 2));
    const range = make('small', {}, ` ${words.report.checks.range(lower, upper)}`);
    return make('span', {}, value, range);
  };
  const columns: Column[] = [
    ...[{ head: say.question }, { head: say.kind }],
    ...[say.judgments, say.discrimination, say.influence, say.ties, say.against].map((head) => ({
      ...{ head, isNumber: true },
    })),
  ];
  const rows = questions.lines.map((line, at) => [
    line.name === null ? bdi(say.number(write.whole(at + 1))) : asked(line.name),
    ...[say.kindNames[line.kind], write.whole(line.judgments)],
    estimate(line.discrimination),
    write.difference(line.influence),
    ...[percent(line.ties), percent(line.against)],
  ]);
  const isWhole = questions.lines.length === questions.all;
  const shown = say.first(write.whole(rows.length), write.whole(questions.all));
  return [
    section(
      'questions',
      say.title,
      paragraph(questionText(questions, look)),
      ...(isWhole ? [] : [paragraph(shown)]),
      table(say.title, columns, rows),
    ),
  ];
}

function questionText(questions: QuestionLines, { words, write, name }: Look): string {
  const say = words.report.questions;
  const { all, kinds, first, deciding, smallest } = questions;
  const verdict =
    deciding === 0
      ? say.stays(write.whole(all), name(first))
      : say.decided(write.whole(deciding), write.whole(all), name(first));
  const set =
    smallest === null ? say.noSet : say.set(write.whole(smallest.questions), name(smallest.enters));
  const { separates, dead, reversed, unclear } = kinds;
  const [some, none, against, open] = [separates, dead, reversed, unclear].map((n) =>
    write.whole(n),
  );
  return verdict + set + say.kinds(some, none, against, open);
}

/** Strengths by the slices of a tag; nothing where judgments are told apart by none. */
export function sliceSection(look: Look): readonly MarkupElement[] {
  const { facts, words, write, name } = look;
  const { slices: found, summary } = facts;
  if (found === null) return [];
  const { slices: say } = words.report;
  const title = say.title(shownName(found.by));
  const columns: Column[] = [
    { head: say.model },
    ...found.slices.map(({ names, judgments }) => {
      const shown = names.length > 1 ? say.rest(write.whole(names.length)) : shownName(names[0]);
      const head = make(
        'span',
        {},
        bdi(shown),
        make('small', {}, ` ${say.judgments(write.whole(judgments))}`),
      );
      return { head, isNumber: true };
    }),
  ];
  const rows = summary.rows.map(({ model }) => [
    bdi(name(model)),
    ...found.slices.map(({ strengths }) => sliceCell(strengths[model], look)),
  ]);
  return [section('slices', title, paragraph(say.explain), table(title, columns, rows))];
}

function sliceCell(of: SliceStrength | null, { words, write }: Look): Markup {
  if (of === null) return NONE;
  const { rank, ranks, median, halfWidth } = of;
  const say = words.report.slices;
  const others = ranks && ` ${say.ranks(write.whole(ranks.from), write.whole(ranks.to))}`;
  return make(
    'span',
    {},
    say.rank(write.whole(rank)),
    make('small', {}, others ?? ''),
    ` ${write.strength(median)} ± ${write.width(halfWidth)}`,
  );
}
