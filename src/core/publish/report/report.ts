import type { ModelSettings } from '../../model/settings.ts';
import type { FrontModel } from '../../posterior/ranking/price-front.ts';
import type { RatingScale } from '../../posterior/ranking/scale.ts';
import type { FitSummary } from '../../posterior/ranking/summary.ts';
import type { Licence } from '../../samples/rakuda-facts.ts';
import type { SamplerSettings } from '../../sampler/settings.ts';
import type { PairCounts } from '../../table/judgments.ts';
import type { ReportChecks } from './report-checks.ts';
import type { ReportPage } from './report-page.ts';
import type { JudgeLines, QuestionLines, SliceLines } from './report-tables.ts';
import type { QuestionBeginning } from './report-questions.ts';
import type { ReportTexts } from './report-texts.ts';

/** A model as a report shows it: a name that can stand anywhere, and what is known of its licence. */
export interface ReportFace {
  readonly name: string;
  readonly licence: Licence | null;
}

/** What a report says of where its judgments are from. */
export interface ReportData {
  /** SHA-256 of the models and counts, hexadecimal. */
  readonly hash: string;
  readonly files: readonly string[];
  /** Readers that the files were read with, such as `fastchat`. */
  readonly formats: readonly string[];
  readonly rows: number;
  readonly unparsed: number;
  readonly rejected: number;
  readonly duplicates: number;
  /** Whether anything was edited since the files were read: names, exclusions, corrections. */
  readonly isEdited: boolean;
  /** What all judgments have, where only a part is ranked, as `category=coding`. */
  readonly conditions: readonly string[];
}

/**
 * All that a report says, as plain data: numbers in natural log-odds, no words. It stands in the
 * file as JSON (report-json.ts), and every language and every later look is written of it.
 */
export interface ReportFacts {
  readonly name: string;
  /** Of Caravan. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Which language the file is written in, before anybody chooses. */
  readonly language: 'en' | 'ja';
  readonly scale: RatingScale;
  readonly showLogOdds: boolean;
  /** By model. */
  readonly faces: readonly ReportFace[];
  readonly counts: PairCounts;
  readonly data: ReportData;
  readonly model: ModelSettings;
  readonly sampler: SamplerSettings;
  /** Of rank shares only P(best) is kept, as their first. */
  readonly summary: FitSummary;
  readonly checks: ReportChecks | null;
  /** Null where the judgments do not name who judged. */
  readonly judges: JudgeLines | null;
  readonly questions: QuestionLines | null;
  readonly slices: SliceLines | null;
  /** Dollars an answer, best first; null where fewer than two models have a price. */
  readonly prices: readonly FrontModel[] | null;
  /** What ranks the same again, on a command line. */
  readonly command: string;
  /** Bytes of the project that the file carries; 0 where it carries none. */
  readonly projectBytes: number;
  /** Whether that project has questions and answers word by word. */
  readonly hasTexts: boolean;
  /** Where Caravan is; null where it is on the reader’s own device, or nothing says it. */
  readonly page: ReportPage | null;
  /** Where these are; null where they can't be read in the report itself. */
  readonly texts: ReportTexts | null;
  /** How the questions begin that these judgments are on; none where their texts are not carried. */
  readonly asked: readonly QuestionBeginning[];
}

/** A summary without what no report shows, and with numbers as short as they are drawn. */
export function reportSummary(summary: FitSummary): FitSummary {
  return {
    ...summary,
    rows: summary.rows.map((row) => ({
      ...row,
      rankShares: row.rankShares.slice(0, 1),
      density: { ...row.density, values: row.density.values.map(rounded) },
    })),
  };
}

/** Three digits: a pixel is more than what they leave out. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
