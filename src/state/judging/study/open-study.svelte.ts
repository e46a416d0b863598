import { CaravanError } from '../../../core/failure.ts';
import { raterFile } from '../../../core/judge/study/rater-file.ts';
import { repliesOf } from '../../../core/judge/study/result-file.ts';
import type { StudyResult } from '../../../core/judge/study/result-file.ts';
import type { StudyPlan } from '../../../core/judge/setup.ts';
import { fileName } from '../../../core/names/file-name.ts';
import { loadRun } from '../../../storage/judging.ts';
import { questionsInParts } from '../../../storage/judging-parts.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { collect } from '../../work/collect.ts';
import type { VerdictJournal } from '../run/verdict-journal.ts';

/** What a study needs of its run. */
interface RunOfStudy {
  readonly record: JudgingRecord;
  readonly journal: VerdictJournal;
  /** Takes the run for this tab. False where another has it. */
  hold(): Promise<boolean>;
  letGo(): void;
}

export interface StudyFile {
  readonly name: string;
  readonly blob: Blob;
}

/** A run whose judges are raters elsewhere: a page for each, and what they give back. */
export class OpenStudy {
  readonly #run: RunOfStudy;
  readonly plan: StudyPlan;
  /** Of each rater when the file was saved that was read last; null before the first. */
  #returned = $state.raw<readonly (number | null)[]>([]);

  constructor(run: RunOfStudy, plan: StudyPlan) {
    this.#run = run;
    this.plan = plan;
    this.#take(run.record);
    run.journal.subscribe(({ kind }) => {
      if (kind === 'read') void this.#look().catch(() => undefined);
    });
  }

  readonly returned = $derived(this.#returned);

  /**
   * Puts what a rater has given back in the place of what was there of that rater.
   * @throws CaravanError `study-file`, `run-gone`, `quota-exceeded`, `storage`
   */
  async take(result: StudyResult): Promise<void> {
    const replies = repliesOf(result, this.plan);
    if (replies === null) throw new CaravanError({ kind: 'study-file', reason: 'damaged' });
    if (!(await this.#run.hold()))
      throw new CaravanError({ kind: 'study-file', reason: 'elsewhere' });
    try {
      await this.#run.journal.replace(result.rater, replies, result.savedAt);
      await this.#look();
    } finally {
      this.#run.letGo();
    }
  }

  /** The page of one rater, by position. @param language that it opens in */
  async page(rater: number, language: 'en' | 'ja'): Promise<StudyFile> {
    const { id, setup } = this.#run.record;
    const { raterPage } = await import('virtual:rater-page');
    const { name } = setup.judges[rater];
    const questions = await collect(questionsInParts(id));
    const about = { study: this.plan.id, rater, name, language };
    const file = raterFile(about, this.plan.lists[rater], questions);
    // Inside a script element only its end tag and comments mean anything, and both begin so.
    const data = JSON.stringify(file).replaceAll('<', '\\u003c');
    const html = raterPage.replace('__STUDY__', () => data);
    const blob = new Blob([html], { type: 'text/html' });
    return { name: fileName(`${String(rater + 1)}-${name}`, '.html'), blob };
  }

  /** All of them in one ZIP file. */
  async pages(language: 'en' | 'ja'): Promise<Blob> {
    const { zipSync } = await import('fflate');
    const files: Record<string, Uint8Array> = {};
    for (const rater of this.plan.lists.keys()) {
      const { name, blob } = await this.page(rater, language);
      files[name] = new Uint8Array(await blob.arrayBuffer());
    }
    return new Blob([zipSync(files).slice()], { type: 'application/zip' });
  }

  async #look(): Promise<void> {
    const record = await loadRun(this.#run.record.id);
    if (record !== null) this.#take(record);
  }

  #take({ returned, setup }: JudgingRecord): void {
    this.#returned = returned ?? setup.judges.map(() => null);
  }
}
