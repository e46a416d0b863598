import { CaravanError } from '../core/failure.ts';
import type { RowRejection } from '../core/failure.ts';
import { fileName } from '../core/file-name.ts';
import { readBatch } from '../core/judge/batch/read.ts';
import type { BatchFailure } from '../core/judge/batch/read.ts';
import {
  MOST_BYTES,
  MOST_REQUESTS,
  writeAnthropicBatch,
  writeOpenAiBatch,
} from '../core/judge/batch/write.ts';
import { CallCosts } from '../core/judge/call-costs.ts';
import { isLocal, isOneByOne } from '../core/judge/kinds.ts';
import { fillPrompt } from '../core/judge/prompt.ts';
import type { JudgeReply, JudgeTask } from '../core/judge/setup.ts';
import { readVerdict } from '../core/judge/verdict.ts';
import type { ReadingRule } from '../core/judge/verdict.ts';
import { Outcome } from '../core/judgments.ts';
import type { Answered } from '../judges/contract.ts';
import { providerOf } from '../judges/registry.ts';
import type { JudgingRecord } from '../storage/records.ts';
import { addReplies } from '../storage/judging.ts';
import { questionsInParts } from '../storage/judging-parts.ts';
import { collect } from './work/collect.ts';
import { blobsOf } from './judging-file.ts';
import type { RunFile } from './judging-file.ts';
import type { OpenRun } from './judging-run.svelte.ts';
import { taskKey } from './judging-tasks.ts';

/** What came of output files. */
export interface BatchReport {
  readonly added: number;
  /** Replies that were there already. */
  readonly known: number;
  /** Replies to tasks that the run does not ask for. */
  readonly notPlanned: number;
  readonly failures: readonly BatchFailure[];
  /** The first of the lines that were left out, and how many there are. */
  readonly rejections: readonly RowRejection[];
  readonly rejected: number;
}

/** Characters of an output file that are read at a time, without holding the page. */
const PIECE = 250_000;

/** Whether requests to a judge can be written as a batch. */
export function canBatch(record: JudgingRecord, judge: number): boolean {
  const { provider } = record.setup.judges[judge];
  return provider !== 'human' && provider !== 'gemini' && !isLocal(provider);
}

/** The requests that are still wanted of a judge, as files that its provider takes. */
export async function batchOf(run: OpenRun, judge: number): Promise<readonly RunFile[]> {
  const { id, name, setup } = run.record;
  const tasks = run.openTasks(judge);
  const questions = await collect(questionsInParts(id));
  const own = setup.judges[judge];
  const { path, body } = providerOf(own);
  const bodyOf = (task: JudgeTask) =>
    // What the model refuses is not known before it is asked.
    body(own, fillPrompt(own.template, questions[task.question], task), new Set());
  const isAnthropic = own.provider === 'anthropic';
  const lines = isAnthropic
    ? writeAnthropicBatch(id, tasks, bodyOf)
    : writeOpenAiBatch(id, tasks, `/v1${path(own)}`, bodyOf);
  // Anthropic's file is one JSON document and can't be cut between lines.
  const most = isAnthropic ? null : { lines: MOST_REQUESTS, bytes: MOST_BYTES };
  const blobs = await blobsOf(lines, most);
  const ending = isAnthropic ? 'json' : 'jsonl';
  return blobs.map((blob, at) => {
    const part = blobs.length === 1 ? '' : `-${String(at + 1)}`;
    return { name: fileName(`${name} ${own.name}`, `-batch${part}.${ending}`), blob };
  });
}

/** Takes up what a batch gave; null where another tab has the run. */
export async function readBatchInto(
  run: OpenRun,
  files: readonly File[],
): Promise<BatchReport | null> {
  if (!(await run.hold())) return null;
  try {
    const models = run.tasks.filter(({ judge }) => run.human(judge) === null);
    return await takeFiles(run, files, models);
  } finally {
    await run.sync();
    run.letGo();
  }
}

/** Takes the replies of output files into the run, each once. */
async function takeFiles(
  run: OpenRun,
  files: readonly File[],
  planned: readonly JudgeTask[],
): Promise<BatchReport> {
  const { record, results } = run;
  const { id, setup } = record;
  const { judges, models, questions } = setup;
  const costs = new CallCosts(setup);
  const replyOf = async (task: JudgeTask, answer: BatchAnswer): Promise<JudgeReply> => {
    const { judge } = task;
    const asked = await run.question(task.question);
    if (asked === null) throw new CaravanError({ kind: 'run-gone' });
    const prompt = fillPrompt(judges[judge].template, asked, task);
    const outcome = outcomeOf(answer, results.readingOf(judge));
    const charge = costs.settle(judge, prompt, answer.usage);
    return { ...task, outcome, text: answer.text, ...charge, at: Date.now(), elapsed: 0 };
  };
  const scope = { run: id, judges: judges.length, questions, models: models.length };
  const isPlanned = new Set(planned.map(taskKey));
  const report = { added: 0, known: 0, notPlanned: 0, rejected: 0 };
  const failures: BatchFailure[] = [];
  const rejections: RowRejection[] = [];
  for (const file of files) {
    let before = 0;
    for await (const piece of piecesOf(file)) {
      const read = readBatch(file.name, [piece], scope, (body) => answerIn(record, body));
      const answers = read.answers.filter(({ task }) => isPlanned.has(taskKey(task)));
      const added = await addReplies(
        id,
        await Promise.all(answers.map(({ task, answer }) => replyOf(task, answer))),
      );
      report.added += added;
      report.known += answers.length - added;
      report.notPlanned += read.answers.length - answers.length;
      report.rejected += read.rejected;
      failures.push(...read.failures);
      rejections.push(...read.rejections.map((row) => ({ ...row, line: row.line + before })));
      before += piece.split('\n').length - 1;
    }
  }
  return { ...report, failures, rejections };
}

/** The ends of lines are where pieces end. */
async function* piecesOf(file: Blob): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  let text = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    text += decoder.decode(next.value, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    if (text.length < PIECE || end === 0) continue;
    yield text.slice(0, end);
    text = text.slice(end);
    await new Promise((resolve) => setTimeout(resolve));
  }
  text += decoder.decode();
  if (text !== '') yield text;
}

type BatchAnswer = Omit<Answered, 'refused'>;

/** A reply's body says of itself which API it is of. */
function answerIn({ setup }: JudgingRecord, body: unknown): BatchAnswer | null {
  for (const judge of setup.judges) {
    const answer = isOneByOne(judge) ? null : providerOf(judge).read(body);
    if (answer !== null) return answer;
  }
  return null;
}

function outcomeOf({ text, stop }: BatchAnswer, rule: ReadingRule): Outcome {
  return stop === 'refusal' ? Outcome.unparsed : readVerdict(text, rule);
}
