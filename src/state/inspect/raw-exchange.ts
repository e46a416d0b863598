import type { FileReport } from '../../core/formats/file/report.ts';
import { fillPrompt } from '../../core/judge/prompt/prompt.ts';
import type { JudgedQuestion } from '../../core/judge/setup.ts';
import type { JudgmentLine } from '../../core/overview/judgment-list.ts';
import { locateRow } from '../../core/texts/locate.ts';
import { loadReply, questionsInParts } from '../../storage/judging-parts.ts';
import { loadRun } from '../../storage/judging.ts';

/** What was sent to a judge, and what came back, to the letter. */
export interface RawExchange {
  readonly system: string;
  readonly user: string;
  readonly reply: string;
}

/** Whether a judgment was made by a run of judging, which keeps what was said. */
export function isOfRun(files: readonly FileReport[], { row }: JudgmentLine): boolean {
  const place = locateRow(files, row);
  return place !== null && files[place.file].session !== undefined;
}

/** Null where the run is no longer there, a person judged, or nothing is kept of this judgment. */
export async function rawExchange(
  files: readonly FileReport[],
  line: JudgmentLine,
): Promise<RawExchange | null> {
  const place = locateRow(files, line.row);
  const session = place === null ? undefined : files[place.file].session;
  const run = session === undefined ? null : await loadRun(session);
  if (run === null) return null;
  const { models, judges } = run.setup;
  const judge = judges.findIndex(({ name }) => name === line.judge);
  const [left, right] = [models.indexOf(line.fileLeft), models.indexOf(line.fileRight)];
  const asked = await questionOf(run.id, line.question);
  if (judge < 0 || left < 0 || right < 0 || asked === null) return null;
  const setup = judges[judge];
  const reply = await loadReply(run.id, { judge, question: asked.at, left, right });
  if (reply === null || setup.provider === 'human') return null;
  const { system, user } = fillPrompt(setup.template, asked.question, reply);
  return { system, user, reply: reply.text };
}

async function questionOf(
  run: string,
  id: string | null,
): Promise<{ readonly at: number; readonly question: JudgedQuestion } | null> {
  let at = 0;
  for await (const part of questionsInParts(run)) {
    const found = part.findIndex((question) => question.id === id);
    if (found >= 0) return { at: at + found, question: part[found] };
    at += part.length;
  }
  return null;
}
