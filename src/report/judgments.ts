import { shownName } from '../core/names/shown-name.ts';
import { REPORT_JUDGMENTS } from '../core/limits.ts';
import { judgmentTotal } from '../core/table/counts.ts';
import { Grade, Outcome, Sides, UNKNOWN } from '../core/table/judgments.ts';
import type { JudgmentTable } from '../core/table/judgments.ts';
import { askedIn } from './asked.ts';
import { bdi, paragraph, section, table } from './look.ts';
import type { Column, Look } from './look.ts';
import { make } from './markup.ts';
import type { Markup, MarkupElement } from './markup.ts';

/** What was judged: by pair, and where the file has them, one by one. */
export function judgmentSection(look: Look, judged: JudgmentTable | null): MarkupElement {
  const { facts, words, write } = look;
  const { judgments: say } = words.report;
  const texts =
    facts.projectBytes > 0 && facts.hasTexts
      ? say.withTexts(write.bytes(facts.projectBytes))
      : say.noTexts;
  return section(
    'judgments',
    say.title,
    paragraph(texts),
    // A page whose script runs takes it away.
    ...(facts.texts === null ? [] : [make('p', { class: 'unscripted' }, say.texts.withoutScript)]),
    pairs(look),
    ...(judged === null ? [] : [oneByOne(look, judged)]),
  );
}

function pairs({ facts, words, write, name }: Look): MarkupElement {
  const { judgments: say } = words.report;
  const { left, right, leftWins, rightWins, ties, sides } = facts.counts;
  const all = left.length;
  const shown = Math.min(all, REPORT_JUDGMENTS);
  const columns: Column[] = [
    ...[{ head: say.left }, { head: say.right }],
    ...[say.leftWins, say.rightWins, say.ties].map((head) => ({ head, isNumber: true })),
  ];
  const amount = (value: number): string => write.fixed(value, Number.isInteger(value) ? 0 : 2);
  const rows = Array.from({ length: shown }, (_, at) => {
    const first = name(left[at]);
    return [
      bdi(sides?.[at] === Sides.unknown ? say.sidesUnknown(first) : first),
      bdi(name(right[at])),
      ...[leftWins[at], rightWins[at], ties[at]].map(amount),
    ];
  });
  const title = say.pairs(write.whole(all));
  const content = [
    ...(shown < all ? [paragraph(say.someCounts(write.whole(shown), write.whole(all)))] : []),
    table(title, columns, rows),
  ];
  return folded(title, content, 'by-pair');
}

/** The models of judgments as they are shown, by their number there. */
export function sideNames({ facts, name }: Look, judged: JudgmentTable): readonly string[] {
  const place = new Map(facts.counts.models.map((model, at) => [model, at]));
  return judged.models.map((model) => {
    const at = place.get(model);
    return at === undefined ? shownName(model) : name(at);
  });
}

function oneByOne(look: Look, judged: JudgmentTable): MarkupElement {
  const { words, write } = look;
  const { judgments: say } = words.report;
  const all = judged.left.length;
  const shown = Math.min(all, REPORT_JUDGMENTS);
  const names = sideNames(look, judged);
  const judges = judged.judges.map(shownName);
  const asked = askedIn(look);
  const has = {
    question: judged.question.some((one) => one !== UNKNOWN),
    judge: judged.judge.some((one) => one !== UNKNOWN),
    turn: judged.turn.some((one) => one !== UNKNOWN),
  };
  const known = <T>(list: readonly T[], at: number, write: (one: T) => Markup): Markup =>
    at === UNKNOWN ? '' : write(list[at]);
  const columns: Column[] = [
    { head: '#' },
    ...(has.question ? [{ head: say.question }] : []),
    ...(has.turn ? [{ head: say.turn, isNumber: true }] : []),
    ...[{ head: say.left }, { head: say.right }, { head: say.verdict }],
    ...(judged.weight === null ? [] : [{ head: say.weight, isNumber: true }]),
    ...(has.judge ? [{ head: say.judge }] : []),
  ];
  const rows = Array.from({ length: shown }, (_, row) => {
    const first = names[judged.left[row]];
    const isUnknown = judged.sides?.[row] === Sides.unknown;
    return [
      write.whole(row + 1),
      ...(has.question ? [known(judged.questions, judged.question[row], asked)] : []),
      ...(has.turn ? [judged.turn[row] === UNKNOWN ? '' : String(judged.turn[row])] : []),
      bdi(isUnknown ? say.sidesUnknown(first) : first),
      bdi(names[judged.right[row]]),
      verdictOf(judged, row, names, say),
      ...(judged.weight === null ? [] : [String(judged.weight[row])]),
      ...(has.judge ? [known(judges, judged.judge[row], bdi)] : []),
    ];
  });
  const title = say.rows(write.whole(all));
  const content = [
    ...(shown < all ? [paragraph(say.some(write.whole(shown), write.whole(all)))] : []),
    table(title, columns, rows),
  ];
  return folded(title, content, 'one-by-one');
}

function verdictOf(
  { left, right, outcome, grade }: JudgmentTable,
  row: number,
  names: readonly string[],
  say: Look['words']['report']['judgments'],
): Markup {
  if (outcome[row] === Outcome.tie) return say.tie;
  if (outcome[row] === Outcome.unparsed) return say.none;
  const winner = names[outcome[row] === Outcome.left ? left[row] : right[row]];
  return bdi(grade?.[row] === Grade.strong ? say.strong(winner) : winner);
}

/** Long lists stand behind their title, and are printed where they are open. */
function folded(title: string, content: readonly Markup[], id: string): MarkupElement {
  return make('details', { id }, make('summary', {}, title), ...content);
}

/** How many judgments a report is of, as it is written. */
export function judgmentsText({ facts, write }: Look): string {
  return write.whole(Math.round(judgmentTotal(facts.counts)));
}
