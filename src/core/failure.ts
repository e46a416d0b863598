/**
 * Every expected failure, as plain data: a kind and its facts. The words are found in src/words.
 * Throw a CaravanError to stop; return a RowRejection (formats/file/file-failure.ts) to carry on.
 */

/** Why something at an address could not be had. */
export interface Unreachable {
  readonly kind: 'unreachable';
  readonly reason:
    /** What was typed in is no address of the web, or has a password in it. */
    | 'not-an-address'
    | 'offline'
    /** An http address of another machine, which pages may not ask. */
    | 'insecure'
    /** The server does not let pages of others read it, or could not be reached: no page can tell. */
    | 'cors-or-network'
    | 'needs-login'
    | 'too-many-requests'
    /** The server answered with the status below. */
    | 'status'
    /** A page for people came instead of data. */
    | 'web-page'
    /** A list of files was asked for and something else came. */
    | 'no-listing'
    /** The connection ended in the middle. */
    | 'broken-off'
    /** The site sent on to `to`: over http, or from the internet to the reader's own network. */
    | 'redirected';
  /** Who was asked; '' where nobody was. */
  readonly host: string;
  readonly status?: number;
  readonly to?: string;
}

/** What the browser's database is made of. */
export type StoreName =
  | 'projects'
  | 'runs'
  | 'draws'
  | 'data'
  | 'sources'
  | 'texts'
  | 'judging'
  | 'judgingQuestions'
  | 'replies'
  | 'calls'
  | 'asking'
  | 'askedQuestions'
  | 'answers'
  | 'askCalls'
  | 'keys';

/** What is wrong with a stored record. */
export type RecordFlaw =
  /** A field that is missing or holds what it can't; its path, '' for the record itself. */
  | { readonly kind: 'shape'; readonly field: string }
  /** A part that is not what it was when its hash was taken. */
  | {
      readonly kind: 'changed';
      readonly part: 'counts' | 'settings' | 'summary' | 'draws' | 'judges' | 'models';
    }
  /** It lies under the key of another. */
  | { readonly kind: 'misplaced' }
  /** Texts that do not unpack, or not to what they should. */
  | { readonly kind: 'not-unpacked' }
  /** Records of this store that it needs are not there. */
  | {
      readonly kind: 'missing';
      readonly store: 'data' | 'texts' | 'judgingQuestions' | 'askedQuestions';
    }
  /** Nothing is there that it belongs to. */
  | { readonly kind: 'orphan' };

/** A stored record that can't be used. */
export interface DamagedRecordFailure {
  readonly kind: 'damaged-record';
  readonly store: StoreName;
  /** What people call it; '' where it has no name, or none that can be read. */
  readonly name: string;
  readonly flaw: RecordFlaw;
}

/**
 * Judgments on answers by ids, `missing` of which are those of no answer in the files, or of
 * answers of several models.
 */
export interface NeedsAnswers {
  readonly kind: 'needs-answers';
  readonly missing: number;
  readonly of: number;
  readonly example: string;
}

/** Why nothing can be kept in this browser; the page works without. */
export interface StorageClosed {
  readonly kind: 'storage-closed';
  readonly reason:
    /** Another tab holds an older version of the page, which does not give way. */
    | 'other-tab'
    /** A newer version of the page was here. */
    | 'newer'
    /** The browser lets this page store nothing, as some private windows do. */
    | 'denied'
    | 'no-room'
    /** What is stored can't be opened. */
    | 'broken';
  /** What the browser said of it. */
  readonly message: string;
}

/** Why a fit or an import as a whole can't go on. */
export type Failure =
  | Unreachable
  | NeedsAnswers
  | JudgeCallFailure
  | LocalModelFailure
  | DamagedRecordFailure
  | ({ readonly kind: 'no-judgments'; readonly isFiltered?: true } & Unread)
  /** There are no judgments yet, only so many of what stands around them. */
  | {
      readonly kind: 'nothing-judged';
      readonly questions: number;
      readonly answers: number;
      readonly rankings: number;
      readonly prompts: number;
    }
  /** The user's choices leave nothing; `rows`: judgments that they took out. */
  | { readonly kind: 'all-excluded'; readonly rows: number }
  /** Scores were read, but no two models are scored on one question by one judge. */
  | { readonly kind: 'no-pairs'; readonly scores: number; readonly models: readonly string[] }
  | { readonly kind: 'too-few-models'; readonly models: number }
  /** The files together name more different models than are ranked. */
  | { readonly kind: 'too-many-models'; readonly models: number; readonly most: number }
  | { readonly kind: 'bad-setting'; readonly setting: string; readonly value: string }
  /** More than one belief of the same model. */
  | { readonly kind: 'repeated-belief'; readonly model: string }
  | { readonly kind: 'not-finite'; readonly what: string }
  /** It began again and again, and the page ended before it did. */
  | { readonly kind: 'fit-broken-off' }
  | { readonly kind: 'no-maximum'; readonly reason: NoMaximum }
  /** The files of an earlier run are no longer kept. */
  | { readonly kind: 'source-gone' }
  /** A run was deleted, perhaps in another tab, while something was still to be done with it. */
  | { readonly kind: 'run-gone' }
  | StudyFileFailure
  /** A project was deleted, perhaps in another tab, while something was still to be done with it. */
  | { readonly kind: 'project-gone' }
  /** A kept API key does not open with what was typed in. */
  | { readonly kind: 'wrong-passphrase' }
  /** A worker was asked for something about draws that it does not hold (workers/held-draws.ts). */
  | { readonly kind: 'draws-not-held' }
  | { readonly kind: 'quota-exceeded' }
  /** A file that was to be restored is none of ours, cut off or changed; nothing was restored. */
  | { readonly kind: 'damaged-backup' }
  /** It was written by a later version of this page. */
  | { readonly kind: 'newer-backup' }
  /** More than one ZIP file can hold. */
  | { readonly kind: 'backup-too-large' }
  | ProjectFileFailure
  | { readonly kind: 'storage'; readonly message: string }
  | StorageClosed
  | { readonly kind: 'unexpected'; readonly message: string };

export class CaravanError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Why a judge could not be asked. */
export interface JudgeCallFailure {
  readonly kind: 'judge-call';
  readonly reason:
    /** The base URL is no address of the web, or has a password in it. */
    | 'not-an-address'
    /** An http address of another machine than those near by: the key could be read on its way. */
    | 'insecure'
    | 'offline'
    /** The server does not let pages call it, or could not be reached: no page can tell. */
    | 'cors-or-network'
    /** As above, from a public page to a server on this machine or network. */
    | 'local-network'
    /** As above, from a page opened from a file, whose origin is `null`. */
    | 'null-origin'
    /** 401 or 403: the key is wrong, or may not do this. */
    | 'wrong-key'
    /** The account has no credit left. */
    | 'no-credit'
    /** The organisation does not let browsers call. */
    | 'browser-blocked'
    | 'too-many-requests'
    | 'context-too-long'
    /** No such model, or no such address. */
    | 'not-found'
    /** The provider did not understand the request. */
    | 'bad-request'
    /** The server failed or was overloaded. */
    | 'server'
    | 'timeout'
    /** The connection ended in the middle of the reply. */
    | 'broken-off'
    /** The reply reached its most tokens before it said anything, as models that think may do. */
    | 'out-of-tokens'
    /** Something else than a reply came: a page for people, damaged JSON, an empty answer. */
    | 'bad-reply';
  /** Who was asked; never more of the address than that. */
  readonly host: string;
  readonly status?: number;
  /** What the provider said of it, without keys; at most 300 characters. */
  readonly message?: string;
}

/** Why a model can't work on this device. */
export interface LocalModelFailure {
  readonly kind: 'local-model';
  readonly reason:
    /** What was typed in is no id of a model. */
    | 'not-an-id'
    /** The hub has no such model, or shows it to its owners only. */
    | 'not-on-hub'
    /** Its files are given only to those who have agreed to its terms. */
    | 'gated'
    /** The hub answered something else than what a model consists of. */
    | 'bad-listing'
    /** Among its files are none in ONNX with what they need beside them. */
    | 'no-onnx'
    /** A file is not what the hub, or another file, says of it. */
    | 'damaged'
    /** The browser has not so much room (`bytes` are needed), or none over plain http. */
    | 'no-room'
    | 'not-secure'
    /** Its files are no longer on this device, or not all. */
    | 'not-kept'
    /** The weights can't be read as a model, or give something else than was wanted of it. */
    | 'not-a-model'
    | 'wrong-kind'
    /** It needs more memory than the device, or one page, has. */
    | 'too-large'
    /** What computes could not be loaded. */
    | 'no-runtime'
    | 'no-webgpu';
  /** The model's name, or the file that it is about. */
  readonly model: string;
  readonly bytes?: number;
  /** What the runtime said of it; at most 300 characters. */
  readonly message?: string;
}

/** Why a project can't come from a file, or become one; what is stored stays as it was. */
export interface ProjectFileFailure {
  readonly kind: 'project-file';
  readonly reason:
    /** It was cut off or changed. */
    | 'damaged'
    /** A later version of this page wrote it. */
    | 'newer'
    /** It holds all that a browser had, and is restored as that. */
    | 'backup'
    | 'no-project'
    /** The browser has not so much room. */
    | 'no-room'
    /** It would be more than one ZIP file can hold. */
    | 'too-large';
}

/** Why what a rater has given back can't be taken; what is stored stays as it was. */
export interface StudyFileFailure {
  readonly kind: 'study-file';
  readonly reason:
    /** It was cut off or changed. */
    | 'damaged'
    /** A later version of this page wrote the rater's page. */
    | 'newer'
    /** The open project has no such study. */
    | 'other-project'
    /** The same file, or one that was saved later, was read before. */
    | 'older'
    /** Another tab has the study. */
    | 'elsewhere';
}

/** Why a likelihood has no maximum, models by name. */
export type NoMaximum =
  | { readonly why: 'unconnected'; readonly groups: readonly (readonly string[])[] }
  | { readonly why: 'undefeated'; readonly models: readonly string[] }
  | { readonly why: 'winless'; readonly models: readonly string[] }
  /** None of these ever lost or tied against any other model. */
  | { readonly why: 'unbeaten-group'; readonly models: readonly string[] }
  /** Every outcome is what an order effect without limit would make it. */
  | { readonly why: 'order' }
  | { readonly why: 'no-ties' }
  | { readonly why: 'only-ties' }
  /** The search ran away, for a mixture of reasons. */
  | { readonly why: 'unbounded' }
  /** The counts have one, but hardly any resampling of them does. */
  | { readonly why: 'resampled'; readonly tried: number; readonly found: number };

type Unread = Readonly<Record<'unparsed' | 'rejected', number>>;
