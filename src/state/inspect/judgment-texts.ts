import type { TextIndex } from '../../core/table/benchmark.ts';
import { byTurns } from '../../core/formats/record/record-texts.ts';
import type { FileReport } from '../../core/formats/file/report.ts';
import type { JudgmentLine } from '../../core/overview/judgment-list.ts';
import type { QuestionView } from '../../core/overview/question-view.ts';
import { locateRow, locateScore, locateText } from '../../core/texts/locate.ts';
import type { LocatedScore } from '../../core/texts/locate.ts';
import { NO_TEXTS } from '../../core/table/record-texts.ts';
import type { RecordTexts } from '../../core/table/record-texts.ts';
import type { WordDifference } from '../../core/texts/word-difference.ts';
import { run } from '../../jobs.ts';
import { loadRecord, loadText } from '../../storage/texts.ts';

/** What can be read of one judgment. */
export interface JudgmentTexts {
  /** The file, and the judgment's number in it, from 1. */
  readonly file: string;
  readonly number: number;
  readonly question: string | null;
  readonly left: string | null;
  readonly right: string | null;
  /** What the judge was shown: of the pair, or of each answer where each was scored by itself. */
  readonly prompts: readonly string[];
  /** What the judge said of the pair. */
  readonly reasoning: string | null;
  /** Where each answer was scored by itself: its score, and what was said of it. */
  readonly scores: { readonly left: ScoredText; readonly right: ScoredText } | null;
}

export interface ScoredText {
  readonly score: number | null;
  readonly reasoning: string | null;
}

/** Two answers word by word; null where they are too long or too different. */
export function differenceOf(left: string, right: string): Promise<WordDifference | null> {
  return run('difference', { left, right });
}

/** The texts of a judgment as far as they are kept; null where its file is not known. */
export async function textsOf(
  files: readonly FileReport[],
  line: JudgmentLine,
): Promise<JudgmentTexts | null> {
  const place = locateRow(files, line.row);
  if (place === null) return null;
  const report = files[place.file];
  const texts =
    report.scores === undefined
      ? { ...(await pairTexts(report, place.number)), scores: null }
      : await scoredTexts(files, place.file, line);
  return {
    file: report.file,
    number: place.number + 1,
    ...texts,
    question: texts.question ?? (await turns(files, line.places.question)),
    left: texts.left ?? (await turns(files, line.places.left)),
    right: texts.right ?? (await turns(files, line.places.right)),
  };
}

/** What can be read of a question and its answers, in their order. */
export interface QuestionViewTexts {
  readonly question: string | null;
  readonly answers: readonly (string | null)[];
}

/** The texts of a question, and of each of its answers, wherever they are kept. */
export async function questionViewTexts(
  files: readonly FileReport[],
  { turns: asked, answers }: QuestionView,
): Promise<QuestionViewTexts> {
  let question = await turns(files, asked);
  const texts: (string | null)[] = [];
  for (const { model, turns: answered, lines } of answers) {
    let text = await turns(files, answered);
    for (const line of lines) {
      if (text !== null && question !== null) break;
      const found = await textsOf(files, line);
      question ??= found?.question ?? null;
      text ??= (line.left === model ? found?.left : found?.right) ?? null;
    }
    texts.push(text);
  }
  return { question, answers: texts };
}

/** The question of a judgment alone; null where it is not kept. */
export async function questionOf(
  files: readonly FileReport[],
  line: JudgmentLine,
): Promise<string | null> {
  const first = await turns(files, line.places.question.slice(0, 1));
  if (first !== null) return first;
  const place = locateRow(files, line.row);
  if (place === null) return null;
  const report = files[place.file];
  if (report.scores === undefined)
    return (await loadRecord(report, place.number))?.question ?? null;
  return (await scoredTexts(files, place.file, line)).question;
}

async function pairTexts(report: FileReport, row: number) {
  const { prompt, ...texts } = (await loadRecord(report, row)) ?? NO_TEXTS;
  return { ...texts, prompts: prompt === null ? [] : [prompt] };
}

async function scoredTexts(files: readonly FileReport[], last: number, line: JudgmentLine) {
  const { question, judge, turn } = line;
  const load = async (model: string) => {
    const found = locateScore(files, last, { model, question, judge, turn });
    return { found, texts: found ? await scoreRecord(files, found) : NO_TEXTS };
  };
  const [left, right] = await Promise.all([load(line.fileLeft), load(line.fileRight)]);
  const scored = ({ found, texts }: typeof left): ScoredText => ({
    score: found?.score ?? null,
    reasoning: texts.reasoning,
  });
  return {
    question: left.texts.question ?? right.texts.question,
    left: left.texts.left,
    right: right.texts.left,
    prompts: [left.texts.prompt, right.texts.prompt].filter((prompt) => prompt !== null),
    reasoning: null,
    scores: { left: scored(left), right: scored(right) },
  };
}

async function scoreRecord(
  files: readonly FileReport[],
  { file, numbers }: LocatedScore,
): Promise<RecordTexts> {
  const places = numbers.slice(0, MAX_SAMPLES);
  const loaded = await Promise.all(places.map((number) => loadRecord(files[file], number)));
  const samples = loaded.filter((sample) => sample !== null);
  const [first = NO_TEXTS] = samples;
  const each = (part: 'left' | 'reasoning') =>
    byTurns(samples.flatMap((sample) => sample[part] ?? []));
  return { ...first, left: each('left'), reasoning: each('reasoning') };
}

/** Samples of one answer that are shown. */
const MAX_SAMPLES = 10;

/** Texts of the benchmark turn by turn as one; null where none is kept. */
async function turns(
  files: readonly FileReport[],
  places: readonly TextIndex[],
): Promise<string | null> {
  const texts: string[] = [];
  for (const index of places) {
    const place = locateText(files, index);
    const text = place && (await loadText(files[place.file], place.number));
    if (text !== null) texts.push(text);
  }
  if (texts.length < 2) return texts.at(0) ?? null;
  return texts.map((text, turn) => `[${String(turn + 1)}]\n${text}`).join('\n\n');
}
