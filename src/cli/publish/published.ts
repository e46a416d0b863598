import { writeFile } from 'node:fs/promises';
import { NAMES } from '../../core/overview/conditions.ts';
import { cmdstanCsv } from '../../core/publish/draws-csv.ts';
import { drawsFacts } from '../../core/publish/draws-package.ts';
import { parquetDraws } from '../../core/publish/draws-parquet.ts';
import { junitXml } from '../../core/publish/gate/junit.ts';
import { tableLatex } from '../../core/publish/table-latex.ts';
import { conditionText } from '../../core/publish/report/report-command.ts';
import { tableMarkdown } from '../../core/publish/table-markdown.ts';
import { rankingTable } from '../../core/publish/table.ts';
import type { RankingTable } from '../../core/publish/table.ts';
import { recordsOf } from '../../core/table/counts.ts';
import { DEFAULT_SCALE } from '../../core/posterior/ranking/scale.ts';
import type { SamplerSettings } from '../../core/sampler/settings.ts';
import { numberWriter } from '../../ui/text/numbers.ts';
import { unusualText } from '../../ui/text/settings-text.ts';
import { table as words } from '../../words/en/publish/table.ts';
import { settingsText } from '../../words/en/settings-text.ts';
import { ArgumentError } from '../argument-error.ts';
import type { Report } from '../reports/reports.ts';
import { printable } from '../terminal.ts';
import { STANDARD_OUTPUT } from './asked.ts';
import { gateCases, gateFacts, gatesMarkdown, gatesText, judgeGates } from './gates.ts';
import type { PublishInput } from './gates.ts';
import { linkText } from './link.ts';
import type { LinkSettings } from './link.ts';

/** What was made of a ranking. */
export interface Published {
  /** What became of the gates; null without any. */
  readonly report: Report | null;
  /** What is printed in the place of the usual table, or null. */
  readonly instead: string | null;
  /** 0, or 3 where a gate does not hold. */
  readonly exitCode: number;
}

/**
 * Makes tables, draws and gates of a ranking, and writes those that have a path.
 * @param sampler what the draws were made with
 * @param settings what was asked for, which makes the same fit anew
 * @throws ArgumentError where something can't be written
 */
export async function publish(
  input: PublishInput,
  sampler: SamplerSettings,
  settings: LinkSettings,
): Promise<Published> {
  const { asked } = input;
  const printed: string[] = [];
  const give = async (option: string, path: string | null, text: () => string): Promise<void> => {
    if (path === STANDARD_OUTPUT) printed.push(text());
    else if (path !== null) await writeTo(`--${option}`, path, text());
  };
  const table = tableOf(input);
  await give('markdown', asked.markdown, () => tableMarkdown(table));
  await give('latex', asked.latex, () => tableLatex(table));
  if (asked.link !== null) printed.push(await linkText(input, settings));
  if (asked.drawsTo !== null) await writeDraws(asked.drawsTo, input, sampler);
  const judged = judgeGates(input, sampler.seed);
  await give('gate-summary', asked.gateSummary, () => gatesMarkdown(judged, table.caption));
  await give('junit', asked.junit, () => junitXml('caravan.gate', gateCases(judged)));
  const text = gatesText(judged);
  const instead = printed.at(0) ?? null;
  // What is printed is for a program, or a page: who looks on reads it here.
  if (judged.length > 0 && (asked.json || instead !== null)) process.stderr.write(text);
  return {
    report: judged.length > 0 ? { facts: { gate: gateFacts(judged) }, text } : null,
    instead,
    exitCode: judged.every(({ result }) => result.passes) ? 0 : 3,
  };
}

/** The page's columns, and how many judgments each model has. */
function tableOf(input: PublishInput): RankingTable {
  const { asked, counts, summary } = input;
  const isRating = asked.scale === 'rating';
  const rating = isRating ? words.columns.rating : 'Log-odds';
  const table = rankingTable(
    { summary, records: recordsOf(counts), prices: [], names: counts.models },
    {
      columns: ['rank', 'model', 'rating', 'stronger', 'judgments', 'rate'],
      first: null,
      scale: isRating ? DEFAULT_SCALE : null,
      settings: unusualText(input, { settingsText }),
    },
    { ...words, columns: { ...words.columns, rating } },
    numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: !isRating }),
  );
  return { ...table, caption: table.caption + whichJudgments(asked) };
}

/** What of all judgments the ranking is of, as `--where` has it; '' where of all. */
function whichJudgments({ where, judges }: PublishInput['asked']): string {
  const conditions = [
    ...where,
    ...(judges === null ? [] : [{ name: NAMES.judge, values: judges }]),
  ];
  return conditions.length === 0
    ? ''
    : ` Only judgments with ${conditions.map((one) => printable(conditionText(one))).join(' and ')}.`;
}

/** Writes PREFIX-1.csv … and PREFIX.parquet. */
async function writeDraws(
  prefix: string,
  { counts, model, draws, summary }: PublishInput,
  sampler: SamplerSettings,
): Promise<void> {
  const isAlike = summary.questions?.isAlike === true;
  const facts = drawsFacts(draws, { counts, model, sampler, isAlike });
  for (let chain = 0; chain < draws.chains; chain++)
    await writeTo(
      '--draws',
      `${prefix}-${chain + 1}.csv`,
      cmdstanCsv(draws, chain, sampler, facts),
    );
  await writeTo('--draws', `${prefix}.parquet`, new Uint8Array(parquetDraws(draws, facts)));
}

async function writeTo(option: string, path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    throw new ArgumentError(`${option}: ${path} can't be written (${String(error)}).`);
  }
}
