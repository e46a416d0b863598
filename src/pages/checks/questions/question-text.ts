import { isOvertaken } from '../../../core/checks/questions/influence.ts';
import type { FindingName } from '../../../core/overview/finding.ts';
import type { JudgmentFilter } from '../../../core/overview/judgment-list.ts';
import { SAME_FIRST_SHARE } from '../../../core/limits.ts';
import { shownName } from '../../../core/names/shown-name.ts';
import type { NamedQuestionReport } from '../../../core/checks/questions/named-report.ts';
import type { NumberWriter } from '../../../ui/text/numbers.ts';
import type { checksEn } from '../../../words/checks.ts';

type Words = typeof checksEn.questions;

/** What a question is called where it is shown. */
export function questionName(
  { names }: Pick<NamedQuestionReport, 'names'>,
  q: number,
  words: Words,
  write: NumberWriter,
): string {
  return names === null ? words.number(write.whole(q + 1)) : shownName(names[q]);
}

/**
 * The judgments on a question, those that say something or what else is found among them; null
 * where the files do not name it.
 */
export function questionFilter(
  { names }: Pick<NamedQuestionReport, 'names'>,
  q: number,
  what: FindingName = 'judged',
): Partial<JudgmentFilter> | null {
  if (names === null) return null;
  return { question: names[q], finding: { what, judge: null, other: null } };
}

/** Whether a question decides who is first, and how many together do. @param models names, as shown */
export function decidingText(
  { questions, influence, smallest }: NamedQuestionReport,
  models: readonly string[],
  { verdict: words, together }: Words,
  write: NumberWriter,
): string {
  const { first, leads, refitted } = influence;
  const all = write.whole(questions);
  const deciding = leads.filter(isOvertaken).length;
  const said =
    deciding > 0
      ? words.decided(write.whole(deciding), all, models[first])
      : words.stays(all, models[first]);
  const how = refitted < questions ? [words.refitted(write.whole(refitted))] : [];
  if (deciding > 0) return together([said, ...how]);
  const set = smallest.isFound
    ? words.set(write.whole(smallest.questions.length), models[smallest.enters])
    : words.noSet;
  return together([said, ...how, set]);
}

/** How many questions separate models, and how many don't. */
export function kindsText(
  { questions, kinds }: NamedQuestionReport,
  { verdict: words, together }: Words,
  write: NumberWriter,
): string {
  const many = (kind: (typeof kinds)[number]): number => kinds.filter((own) => own === kind).length;
  const [dead, reversed, unclear] = [many('dead'), many('reversed'), many('unclear')];
  return together([
    words.kinds(write.whole(many('separates')), write.whole(questions)),
    ...(dead > 0 ? [words.dead(write.whole(dead))] : []),
    ...(reversed > 0 ? [words.reversed(write.whole(reversed))] : []),
    ...(unclear > 0 ? [words.unclear(write.whole(unclear))] : []),
  ]);
}

/** With how many questions the first would stay first. */
export function fewerText(
  { questions, influence: { first }, fewer }: NamedQuestionReport,
  models: readonly string[],
  { verdict: words }: Words,
  write: NumberWriter,
): string {
  const all = write.whole(questions);
  const step = fewer.steps.find((own) => own.questions === fewer.enough);
  if (step === undefined)
    return words.notEnough(all, models[first], write.percent(SAME_FIRST_SHARE));
  const share = write.percent(step.same.value);
  return words.enough(write.whole(step.questions), all, models[first], share);
}

/** The whole in a few sentences. */
export function questionsText(
  report: NamedQuestionReport,
  models: readonly string[],
  words: Words,
  write: NumberWriter,
): string {
  return words.together([
    decidingText(report, models, words, write),
    kindsText(report, words, write),
    fewerText(report, models, words, write),
  ]);
}
