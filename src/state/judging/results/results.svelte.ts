import type { JudgeReply, JudgeTask } from '../../../core/judge/setup.ts';
import { NewestAnswer } from '../../work/newest-answer.svelte.ts';
import type { Answer } from '../../work/newest-answer.svelte.ts';
import { newestOnly } from '../../work/newest-only.ts';
import { Picture } from '../../work/picture.ts';
import type { JournalFeed } from '../run/verdict-journal.ts';
import { readAudit, readFindings } from './readings.ts';
import type { ShownAudit, ShownFindings } from './readings.ts';
import type { RepliesReader } from './replies-reader.ts';

/** Milliseconds between two looks at a run that is under way. */
const REST = 2000;

interface Asked {
  /** How often the verdicts have changed. */
  readonly revision: number;
  readonly judge: number;
}

/** How far the verdicts of a run can be trusted; looked at anew as its journal changes. */
export class RunResults {
  readonly #reader: RepliesReader;
  #revision = $state(0);
  readonly #picture = new Picture(() => {
    this.#revision++;
  });
  readonly #findings = new NewestAnswer<Asked, ShownFindings>(
    newestOnly(() => readFindings(this.#reader), REST),
    isSame,
  );
  readonly #audit = new NewestAnswer<Asked, ShownAudit>(
    newestOnly(({ judge }) => readAudit(this.#reader, judge), REST),
    isSame,
  );

  constructor(reader: RepliesReader, journal: JournalFeed) {
    this.#reader = reader;
    journal.subscribe(({ kind }) => {
      if (kind === 'read') this.#picture.now();
      else this.#picture.soon();
    });
  }

  /** What the judges are found to do; null before the first look. */
  get findings(): Answer<Asked, ShownFindings> | null {
    return this.#findings.look({ revision: this.#revision, judge: 0 });
  }

  /** One judge's replies by every rule; null also while only that of another judge is there. */
  auditOf(judge: number): Answer<Asked, ShownAudit> | null {
    const answer = this.#audit.look({ revision: this.#revision, judge });
    return answer?.question.judge === judge ? answer : null;
  }

  /** With its text; null where it is gone. */
  reply(task: JudgeTask): Promise<JudgeReply | null> {
    return this.#reader.reply(task);
  }
}

function isSame(a: Asked, b: Asked): boolean {
  return a.revision === b.revision && a.judge === b.judge;
}
