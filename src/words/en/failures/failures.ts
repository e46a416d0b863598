import type { Failure, RecordFlaw, StoreName } from '../../../core/failure.ts';
import { damagedEn, flawEn, recordEn } from './damage.ts';
import { shownName } from '../../../core/names/shown-name.ts';
import { noMaximumEn, warningEn } from '../fit-warnings.ts';
import { judgeCallEn } from '../judge/call.ts';
import { agree, counted, list, listed, whole } from '../grammar.ts';
import { localModelEn } from './local-model.ts';
import { needsAnswers, noJudgments, nothingJudged } from './no-judgments.ts';
import { projectFileEn } from './project-file.ts';
import { settingNameEn, significant } from '../../setting-names.ts';
import { storageClosedEn } from './storage-closed.ts';
import { studyFileEn } from './study-file.ts';
import { unclearValuesEn } from './unclear-values.ts';
import { unreachableEn } from './unreachable.ts';
import type { FileFailure, LooksLike, RowReason } from '../../../core/formats/file/file-failure.ts';

/** The words for everything that can go wrong: what it was, and what to do next. */
export interface FailureWords {
  /** Why one row was not read. */
  row(reason: RowReason): string;
  /** Why a whole file gave nothing. */
  file(failure: FileFailure): string;
  /** What a stored record is called, by its store and its own name ('' for none). */
  record(store: StoreName, name: string): string;
  /** What is wrong with a stored record. */
  flaw(flaw: RecordFlaw): string;
  /** Why a fit or an import can't go on. */
  failure(failure: Failure): string;
  /** What to know before relying on a ranking; `models` are the names that indices stand for. */
  warning: typeof warningEn;
  /** What to know of an exported file with names that spreadsheets run; `names`: some of them. */
  formulas(names: readonly string[]): string;
}

export const failuresEn: FailureWords = {
  record: recordEn,
  flaw: flawEn,
  row(reason) {
    switch (reason.kind) {
      case 'not-json':
        return `not valid JSON (${reason.message}); correct this line or delete it`;
      case 'not-an-object':
        return 'not a record with named fields; write it as {"field": value, …}';
      case 'missing-field':
        return `“${shownName(reason.field)}” is missing or empty; fill it in`;
      case 'bad-value':
        return `“${shownName(reason.field)}” can’t be “${shownName(reason.value)}”; correct the value`;
      case 'same-model':
        return `both sides are “${shownName(reason.model)}”; a model can’t be compared with itself`;
      case 'column-count':
        return `${counted(reason.found, 'column')} where the header has ${reason.expected}; ${reason.found < reason.expected ? 'add what is missing' : 'quote cells that hold the delimiter'}`;
      case 'unclosed-quote':
        return 'a quotation mark opens a cell and is never closed; close it, or double the quotation marks inside cells';
      case 'cut-off':
        return 'the file ends in the middle of this record; get the complete file';
      case 'bad-bytes':
        return `some bytes of this row are not valid ${reason.encoding}, the encoding of the rest of the file; save the row again in that encoding`;
      case 'too-deep':
        return `nested more than ${whole(reason.most)} levels deep; flatten it or delete it`;
      case 'too-long':
        return `longer than ${whole(reason.most)} characters; shorten it, or check for missing line breaks`;
      case 'other-run':
        return 'a reply for another session; open it in that session';
      case 'repeated':
        return 'a second reply to the same request; the first one is used';
    }
  },
  file(failure) {
    switch (failure.kind) {
      case 'unreachable':
        return unreachableEn(failure);
      case 'empty-file':
        return 'The file is empty. Check that it was saved or downloaded completely.';
      case 'empty-archive':
        return 'The archive holds no files. Check that it was packed and downloaded completely.';
      case 'damaged-archive':
        return `The file is damaged, cut off or compressed in an unsupported way (${failure.message}). Download it again, or unpack it and open the contents.`;
      case 'wrong-checksum':
        return 'The file is damaged: its checksum is wrong, so none of its rows can be trusted. Download it again, or compress it again.';
      case 'encrypted-archive':
        return 'The file is password-protected. Unpack it and open the contents.';
      case 'no-brotli':
        return 'The file is compressed with Brotli, which this page leaves out to stay small. Open it with the larger file, with-models.html, or on the hosted page, or save it with Zstandard or Snappy.';
      case 'unpacks-too-large':
        return `The archive unpacks to far more data than its size suggests (over ${whole(Math.round(failure.bytes / 2 ** 20))} MB), so reading was stopped. If it really holds that much, unpack it and open the contents.`;
      case 'not-text':
        return notText(failure.looksLike);
      case 'broken-json':
        return `The file looks like JSON but is cut off or invalid at line ${failure.line} (${failure.message}). Get the complete file, or correct that line.`;
      case 'unknown-format':
        return `${failure.fields.length === 0 ? 'The file has no named fields, so its format was not recognised' : `No known format has these fields: ${listed(failure.fields.map(shownName), 12)}`}. Rename the columns to model_a, model_b and winner (model_a, model_b or tie).`;
      case 'missing-columns':
        return `The file has no ${agree(failure.columns.length, 'column', 'columns')} ${listed(failure.columns.map(shownName), 12)}. Choose from ${listed(failure.fields.map(shownName), 12)}.`;
      case 'one-column':
        return 'The file has only one column. A ranking needs at least three, such as model_a, model_b and winner, separated by commas, semicolons or tabs.';
      case 'needs-baseline':
        return `${failure.model === '' ? 'The models' : `“${shownName(failure.model)}”`} here played against a baseline model that the file does not name. Which one was it? Enter its name (on the command line: --baseline NAME).`;
      case 'needs-games':
      case 'no-counts':
      case 'no-wins':
      case 'unclear-ranking':
      case 'undeclared-values':
        return unclearValuesEn(failure);
      case 'needs-answers':
        return needsAnswers(failure);
      case 'git-lfs-pointer':
        return `This is only a Git LFS pointer to the file${failure.size === null ? '' : ` (of ${whole(failure.size)} bytes)`}, not the file itself. Run “git lfs pull” in the repository, or download the file from its web page, and open that.`;
      case 'no-comparisons':
        return `The file holds ${counted(failure.records, 'answer')} but nothing that compares or scores them. Add an evaluator (in promptfoo: assertions), run it, and export again.`;
      case 'without-models':
        return `The file says which of two answers was better, but not which models wrote them, so there is nothing to rank. Add fields that name the two models (${list(failure.fields)}), then open it again.`;
      case 'nothing-compared':
        return `The file compares nothing: it holds ${counted(failure.records, 'record')}, ${agree(failure.records, 'which is about a single answer or has not been judged yet', 'each about a single answer or not judged yet')}. Export records that compare answers from two models.`;
      case 'repeats-annotations':
        return 'This is the summary of a JudgeArena run. Its judgments are in the file …-annotations.csv in the same folder: open that instead.';
      case 'without-arena':
        return `This SQLite database is not an AutoArena project (${failure.tables.length === 0 ? 'it holds no tables' : `its tables: ${listed(failure.tables.map(shownName), 12)}`}). Open an .autoarena file, or export the judgments table as CSV and open that.`;
      case 'too-many-pairs':
        return `Comparing all these scores would produce more than ${whole(failure.most)} judgments. Open files with fewer models or questions at a time.`;
      case 'too-many-models':
        return `The file names more than ${whole(failure.most)} different models, so another column was probably read as model names. Check which columns hold the two models, then open the file again.`;
      case 'no-usable-rows':
        return failure.rejected === 0
          ? 'The file has a header but no rows. Add judgments, one per row.'
          : `${agree(failure.rejected, 'Its only row could not be used. The reason is', `None of its ${whole(failure.rejected)} rows could be used. The reasons are`)} listed below; correct the file and open it again.`;
      case 'unreadable':
        return `The file could not be read (${failure.message}). Check that it still exists and may be opened, then try again.`;
    }
  },
  failure(failure) {
    switch (failure.kind) {
      case 'unreachable':
        return unreachableEn(failure);
      case 'needs-answers':
        return needsAnswers(failure);
      case 'judge-call':
        return judgeCallEn(failure);
      case 'local-model':
        return localModelEn(failure);
      case 'damaged-record':
        return damagedEn(failure);
      case 'damaged-backup':
        return 'This file is not a complete Caravan backup, or it has been changed. Nothing was restored. Get the file again, or choose another.';
      case 'newer-backup':
        return 'This backup was written by a newer version of Caravan. Nothing was restored. Update this page, then restore it again.';
      case 'backup-too-large':
        return 'A backup file holds at most 4 GB, and more than that is stored here. On the Data page, delete texts you don’t need, then try again.';
      case 'study-file':
        return studyFileEn(failure);
      case 'project-file':
        return projectFileEn(failure);
      case 'no-judgments':
        return failure.isFiltered
          ? 'No judgment meets these conditions.'
          : noJudgments(failure.unparsed, failure.rejected);
      case 'nothing-judged':
        return nothingJudged(failure);
      case 'source-gone':
        return 'The files of this run are no longer kept in this browser. Open them again to change or add something; the ranking itself is complete.';
      case 'run-gone':
        return 'This session was deleted, perhaps in another tab, so it makes no more calls and saves nothing. Undo the deletion there, or start a new session.';
      case 'project-gone':
        return 'This project was deleted, perhaps in another tab, so nothing was changed. Undo the deletion there, or open another project.';
      case 'wrong-passphrase':
        return 'This passphrase does not unlock the key. Type it again, or delete the key and enter it again.';
      case 'all-excluded':
        return `Your choices leave no judgments (${whole(failure.rows)} ${agree(failure.rows, 'was', 'were')} left out). Include a model or a judge again, or undo the changes.`;
      case 'no-pairs':
        return `${counted(failure.scores, 'single score')} ${agree(failure.scores, 'was', 'were')} read, for ${listed(failure.models.map(shownName), 6)}, but no two models were scored on the same question by the same judge. Add another model’s file.`;
      case 'too-few-models':
        return agree(
          failure.models,
          'There is only one model. A ranking needs judgments between at least two; add files with other models.',
          'There are no models to rank. Choose models that are in the files, or add files that contain them.',
        );
      case 'too-many-models':
        return `The files name ${counted(failure.models, 'different model')}; at most ${whole(failure.most)} can be ranked. Check which columns were read as model names, or remove files or models.`;
      case 'bad-setting':
        return `${settingNameEn(failure.setting)} can’t be ${significant(failure.value)}. Choose another value.`;
      case 'repeated-belief':
        return `${shownName(failure.model)} has two priors of its own. Keep one of them.`;
      case 'not-finite':
        return `The computation overflowed (${failure.what}). Choose a narrower prior and run it again.`;
      case 'fit-broken-off':
        return 'The page closed during the fit of these data, twice in a row; the tab may have run out of memory. Leave out models on the Data page or choose fewer draws, then run it again.';
      case 'no-maximum':
        return noMaximumEn(failure.reason);
      case 'draws-not-held':
        return 'The draws of this fit are no longer in memory. Open the run again on the Runs page.';
      case 'quota-exceeded':
        return 'The browser’s storage is full, so this was not stored; what was there before is untouched. The Runs page shows what each project takes up: delete what you no longer need, then try again.';
      case 'storage':
        return `The browser’s storage did not answer (${failure.message}). Export what you need, then reload the page.`;
      case 'storage-closed':
        return storageClosedEn(failure);
      case 'unexpected':
        return `Something went wrong unexpectedly (${failure.message}). Reload the page and try again.`;
    }
  },
  warning: warningEn,
  formulas(names) {
    return `Spreadsheets may run names in this file as formulas: ${list(names)}. They are written unchanged, so that other programs can read them; in a spreadsheet, import these columns as text.`;
  },
};

const PICTURES: ReadonlySet<LooksLike> = new Set(['PNG', 'JPEG', 'GIF', 'WebP']);
const ARCHIVES: ReadonlySet<LooksLike> = new Set(['ZIP', 'gzip', 'Zstandard']);

function notText(kind: LooksLike): string {
  if (PICTURES.has(kind)) {
    return `This is a picture (${kind}), not a file of judgments. Open a JSON Lines, JSON or CSV file.`;
  }
  if (ARCHIVES.has(kind)) {
    return `This is a compressed file (${kind}) that can’t be opened here, or an archive nested too deeply. Unpack it and open the contents.`;
  }
  if (kind === 'Excel') {
    return 'This is an Excel workbook or another Office file. Save the sheet as “CSV UTF-8” and open that.';
  }
  if (kind === 'another encoding') {
    return 'The encoding of the text could not be detected. Save it again as UTF-8 (in Excel: “CSV UTF-8”) and open that.';
  }
  if (kind === 'HTML') {
    return 'This is a web page, not a file of judgments. Download the raw file that the page shows and open that.';
  }
  const name = kind === 'binary' ? 'binary data' : `a ${kind} file`;
  return `This is ${name}, not text. Export the judgments as JSON Lines, JSON or CSV and open that.`;
}
