import type { DamagedRecordFailure, RecordFlaw, StoreName } from '../../../core/failure.ts';
import { shownName } from '../../../core/names/shown-name.ts';

/** What is damaged, and how; stored records, in English. */
export function damagedEn({ store, name, flaw }: DamagedRecordFailure): string {
  return `${recordEn(store, name)} can’t be used: ${flawEn(flaw)}. To export or delete it, use “Check and repair” in Settings.`;
}

export function recordEn(store: StoreName, name: string): string {
  const named = name === '' ? '' : ` “${shownName(name)}”`;
  switch (store) {
    case 'projects':
      return `The project${named}`;
    case 'runs':
      return `The run${named}`;
    case 'draws':
      return named ? `The run${named}` : 'Stored draws';
    case 'data':
      return `The data set${named}`;
    case 'sources':
      return named ? `The judgments read from${named}` : 'The judgments of this data set';
    case 'texts':
      return named ? `The texts of${named}` : 'A stored text';
    case 'judging':
      return `The judging session${named}`;
    case 'judgingQuestions':
    case 'replies':
    case 'calls':
      return `${PARTS[store]} of ${named ? `the judging session${named}` : 'a judging session'}`;
    case 'asking':
      return `The asking session${named}`;
    case 'askedQuestions':
    case 'answers':
    case 'askCalls':
      return `${PARTS[store]} of ${named ? `the asking session${named}` : 'an asking session'}`;
    case 'keys':
      return named ? `The API key kept for${named}` : 'A kept API key';
  }
}

/** In the middle of a sentence. */
export function flawEn(flaw: RecordFlaw): string {
  switch (flaw.kind) {
    case 'shape':
      return flaw.field === ''
        ? 'the record does not have the structure that Caravan stores'
        : `“${flaw.field}” is missing or invalid`;
    case 'changed':
      return CHANGED[flaw.part];
    case 'misplaced':
      return 'it is stored under another record’s key';
    case 'not-unpacked':
      return 'the text can’t be decompressed';
    case 'missing':
      return `${MISSING[flaw.store]} missing`;
    case 'orphan':
      return 'no longer used';
  }
}

const PARTS = {
  judgingQuestions: 'A question',
  replies: 'A reply',
  calls: 'A pending call',
  askedQuestions: 'A question',
  answers: 'An answer',
  askCalls: 'A pending call',
};

const CHANGED = {
  counts: 'the counts differ from those that were stored',
  settings: 'the settings, seed or data differ from those that were fitted',
  summary: 'the results differ from those that were stored',
  draws: 'the draws differ from those that were stored',
  judges: 'the judges differ from those it was started with',
  models: 'the models differ from those it was started with',
};

const MISSING = {
  data: 'its data are',
  texts: 'some of its texts are',
  judgingQuestions: 'some of its questions are',
  askedQuestions: 'some of its questions are',
};
