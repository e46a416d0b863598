import { comparedIn, styleOf } from '../../core/overview/finding.ts';
import type { Finding, FindingName } from '../../core/overview/finding.ts';
import { shownName } from '../../core/names/shown-name.ts';
import type { NumberWriter } from '../../ui/text/numbers.ts';
import type { inspectWords } from '../../words/inspect.ts';

type Words = ReturnType<typeof inspectWords>['finding'];

/** Judgments in which gpt-4 chose the same place twice: 6 comparisons. */
export function findingText(
  finding: Finding,
  counted: { readonly cases: number | null; readonly rows: number | null },
  words: Words,
  write: NumberWriter,
): string {
  const sentence = sentenceOf(finding, words);
  const unit = unitOf(finding.what);
  const { cases, rows } = counted;
  // What is the number of lines is said above them.
  if (cases === null || (unit === 'weight' && (rows === null || rows === cases)))
    return words.alone(sentence);
  const written = Number.isInteger(cases) ? write.whole(cases) : write.fixed(cases, 1);
  return words.said(sentence, words.cases[unit](written));
}

function sentenceOf({ what, judge, other }: Finding, words: Words): string {
  const name = judge === null ? words.everyJudge : shownName(judge);
  const compared = comparedIn(what);
  if (compared === null) {
    const said: Readonly<Record<string, (judge: string) => string>> = words.own;
    return said[what](name);
  }
  const [how, group] = compared;
  const others = group === 'judge' ? shownName(other ?? '') : words.groups[group];
  return words.compared[how](name, others);
}

const TWICE: readonly FindingName[] = ['swapped', 'flip', 'half-flip', 'first-both'];

function unitOf(what: FindingName): keyof Words['cases'] {
  if (TWICE.includes(what)) return 'twice';
  if (comparedIn(what) !== null) return 'verdicts';
  if (what.startsWith('family') && styleOf(what) === null) return 'answers';
  return 'weight';
}
