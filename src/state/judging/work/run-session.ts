import { CaravanError } from '../../../core/failure.ts';
import { judgeConversation } from '../../../core/judge/conversation.ts';
import { CallCosts } from '../../../core/judge/money/call-costs.ts';
import { fillPrompt } from '../../../core/judge/prompt/prompt.ts';
import type { JudgedQuestion, JudgeReply, JudgeTask } from '../../../core/judge/setup.ts';
import { readVerdict } from '../../../core/judge/reading/verdict.ts';
import type { ReadingRule } from '../../../core/judge/reading/verdict.ts';
import { Outcome } from '../../../core/table/judgments.ts';
import { judgingCalls } from '../../../judges/judging-work.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { endCall, noteCall } from '../../../storage/judging-calls.ts';
import { CallSession } from '../../calls/call-session.ts';
import type { SessionListener } from '../../calls/call-session.ts';

/** What a session needs of its run. */
export interface SessionWork extends SessionListener<JudgeTask> {
  readonly record: JudgingRecord;
  readonly tasks: AsyncIterable<JudgeTask>;
  readonly stored: readonly JudgeReply[];
  readonly unstored: readonly JudgeReply[];
  question(at: number): Promise<JudgedQuestion | null>;
  /** How the replies of a judge are read. */
  readingOf(judge: number): ReadingRule;
  /** Resolves once they are in the run's journal. */
  keep(replies: readonly JudgeReply[]): Promise<unknown>;
}

/** The judges of a run at work, from a start to where they come to rest. */
export function judgingSession(work: SessionWork): CallSession<JudgeTask, JudgeReply> {
  const { record, tasks, stored, unstored } = work;
  const { setup, id } = record;
  const costs = new CallCosts(setup.judges, setup.prices);
  const calls = judgingCalls({
    ...{ setup, stored },
    outcomeOf: ({ judge }, { text, stop }) =>
      stop === 'refusal' ? Outcome.unparsed : readVerdict(text, work.readingOf(judge)),
  });
  return new CallSession(
    {
      ...{ ...calls, tasks, unstored, lost: record.lost },
      conversation: async (task) => {
        const asked = await work.question(task.question);
        if (asked === null) throw new CaravanError({ kind: 'run-gone' });
        const { template } = setup.judges[task.judge];
        return judgeConversation(template, fillPrompt(template, asked, task));
      },
      most: ({ judge }, sent) => costs.most(judge, sent),
      settle: ({ judge }, sent, reported) => costs.settle(judge, sent, reported),
      noteCall: (task, most) => noteCall(id, task, most),
      endCall: (task, lost) => endCall(id, task, lost),
      store: (replies) => work.keep(replies),
    },
    work,
  );
}
