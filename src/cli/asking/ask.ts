import { writeFile } from 'node:fs/promises';
import { questionLabel } from '../../core/ask/question-list.ts';
import { writeFastchatAnswers } from '../../core/ask/write.ts';
import { cutBatch } from '../../core/judge/batch/write.ts';
import { writeQuestions } from '../../core/judge/results.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_REQUESTS } from '../../core/limits.ts';
import { fileName } from '../../core/names/file-name.ts';
import { DEFAULT_SCALE } from '../../core/posterior/ranking/scale.ts';
import { numberWriter } from '../../ui/text/numbers.ts';
import { batch as words } from '../../words/en/ask/batch.ts';
import { failuresEn } from '../../words/en/failures/failures.ts';
import { counted } from '../../words/en/grammar.ts';
import { filesAt } from '../disk.ts';
import { exitCodeOf } from '../exit-code.ts';
import { say } from '../file-messages.ts';
import { ASK_USAGE, readAskedAnswers } from './asked.ts';
import { AnsweredRun } from './answered-run.ts';
import type { OutputTaken } from './answered-run.ts';
import { piecesOf, questionsAt } from './questions.ts';

const write = numberWriter('en', { scale: DEFAULT_SCALE, showLogOdds: false });

/**
 * Writes questions as batch files, and what batches gave as answers.
 * @param now milliseconds since 1970
 * @returns the exit code: 0 done, 2 wrong arguments
 */
export async function ask(args: readonly string[], now: () => number): Promise<number> {
  try {
    const asked = readAskedAnswers(args);
    if (asked === null) {
      process.stdout.write(ASK_USAGE);
      return 0;
    }
    const questions = await questionsAt(asked.paths, asked.lists);
    const run = await AnsweredRun.of(asked.setup, questions);
    for (const output of await filesAt(asked.outputs))
      sayTaken(run, output.file, run.take(output.file, await piecesOf(output), now()));
    if (asked.answers !== null) await writeAnswers(run, asked.answers);
    if (asked.batch !== null) await writeRequests(run, asked.batch);
    return 0;
  } catch (error) {
    return exitCodeOf(error);
  }
}

/** What of an output file was taken, and line by line what was not. */
function sayTaken(run: AnsweredRun, file: string, taken: OutputTaken): void {
  const { added, known, notPlanned, failures, rejected, rejections } = taken;
  const whole = (n: number) => write.whole(n);
  const sums = [
    words.added(whole(added)),
    known > 0 ? words.known(whole(known)) : '',
    failures.length > 0 ? words.failed(whole(failures.length)) : '',
    rejected > 0 ? words.rejected(whole(rejected)) : '',
    notPlanned > 0 ? words.notPlanned(whole(notPlanned)) : '',
  ];
  say(`${file}: ${sums.filter((sum) => sum !== '').join(' ')}`);
  for (const { task, status, message } of failures) {
    const question = questionLabel(run.questions[task.question].id);
    const { name } = run.setup.models[task.model];
    const reason = words.failure(status === null ? null : String(status), message);
    say(`${file}: ${name}, question ${question}: ${reason}`);
  }
  for (const { line, reason } of rejections)
    say(`${file}:${String(line)}: ${failuresEn.row(reason)}`);
}

async function writeRequests(run: AnsweredRun, path: string): Promise<void> {
  for (const [at, { name }] of run.setup.models.entries()) {
    const { requests, usage, cost } = run.expected(at);
    if (requests === 0) {
      process.stdout.write(`${name}: ${words.nothing}\n`);
      continue;
    }
    const { lines, isOneDocument } = run.requests(at);
    const files = isOneDocument
      ? [[...lines]]
      : [...cutBatch(lines, { requests: MAX_BATCH_REQUESTS, bytes: MAX_BATCH_BYTES })];
    const written: string[] = [];
    for (const [part, file] of files.entries()) {
      const number = files.length === 1 ? '' : `-${String(part + 1)}`;
      const own = `${path}-${fileName(name)}${number}.${isOneDocument ? 'json' : 'jsonl'}`;
      const bytes = Buffer.from(file.join(''));
      await writeFile(own, bytes);
      written.push(`${own} (${write.bytes(bytes.length)})`);
    }
    const tokens = `about ${write.whole(usage.input)} tokens in and ${write.whole(usage.output)} out`;
    const money =
      cost === null
        ? 'at a price that is not known'
        : `$${cost.toPrecision(2)} before what batches take off`;
    process.stdout.write(
      `${name}: ${counted(write.whole(requests), 'request')} in ${written.join(', ')}, ${tokens}, ${money}\n`,
    );
  }
}

async function writeAnswers(run: AnsweredRun, path: string): Promise<void> {
  const { setup, questions, answers } = run;
  for (const [at, { name }] of setup.models.entries()) {
    const own = answers.filter(({ model }) => model === at);
    if (own.length === 0) continue;
    const file = `${path}-${fileName(name)}.jsonl`;
    await writeFile(file, [...writeFastchatAnswers({ setup, questions, answers: own })].join(''));
    process.stdout.write(`${name}: ${counted(write.whole(own.length), 'answer')} in ${file}\n`);
  }
  await writeFile(`${path}-questions.jsonl`, [...writeQuestions(questions)].join(''));
}
