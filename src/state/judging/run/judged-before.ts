import type { JudgeSetup, JudgeTask, JudgingSetup } from '../../../core/judge/setup.ts';
import { Outcome } from '../../../core/table/judgments.ts';
import { identityOf } from '../../../storage/judging-identity.ts';
import { questionsInParts, repliesInParts } from '../../../storage/judging-parts.ts';
import { countReplies, listRuns } from '../../../storage/judging.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { collect } from '../../work/collect.ts';

/** A run, as far as it matters what was judged before it. */
export interface LaterRun extends Pick<JudgingSetup, 'models' | 'judges'> {
  /** Not its own verdicts; null where it has none yet. */
  readonly id: string | null;
  readonly project: string;
  /** Ids of its questions, by position. */
  readonly questions: readonly string[];
  /** Milliseconds since 1970: verdicts from then on are no part of what it began with. */
  readonly createdAt: number;
}

interface Judged {
  /** Identity of the judge. */
  readonly judge: string;
  readonly question: string;
  readonly left: string;
  readonly right: string;
  readonly at: number;
}

/** Of runs that were read, for as long as they have as many replies. */
const read = new Map<string, { readonly count: number; readonly judged: readonly Judged[] }>();

/**
 * Tasks of a run that the same judges, by their identity, have judged before in other runs of its
 * project. People are asked again: nobody knows whether they are the same.
 */
export async function judgedBefore(run: LaterRun): Promise<readonly JudgeTask[]> {
  const identities = await Promise.all(run.judges.map(identityOf));
  const judges = placesOf(
    identities.map((identity, at) => (isPerson(run.judges[at]) ? null : identity)),
  );
  const [models, questions] = [placesOf(run.models), placesOf(run.questions)];
  const tasks: JudgeTask[] = [];
  const { sound } = await listRuns(run.project);
  for (const other of sound) {
    if (other.id === run.id || !other.identities.some((one) => judges.has(one))) continue;
    for (const one of await verdictsOf(other)) {
      const [judge, question] = [judges.get(one.judge), questions.get(one.question)];
      const [left, right] = [models.get(one.left), models.get(one.right)];
      const isWhole = judge !== undefined && question !== undefined;
      if (!isWhole || left === undefined || right === undefined) continue;
      if (one.at < run.createdAt) tasks.push({ judge, question, left, right });
    }
  }
  return tasks;
}

async function verdictsOf({ id, setup, identities }: JudgingRecord): Promise<readonly Judged[]> {
  const count = await countReplies(id);
  const known = read.get(id);
  if (known?.count === count) return known.judged;
  const questions = await collect(questionsInParts(id));
  const replies = await collect(repliesInParts(id));
  const judged = replies
    .filter(({ outcome }) => outcome !== Outcome.unparsed)
    .map(({ judge, question, left, right, at }) => ({
      ...{ judge: identities[judge], question: questions[question].id, at },
      ...{ left: setup.models[left], right: setup.models[right] },
    }));
  read.set(id, { count, judged });
  return judged;
}

function isPerson({ provider }: JudgeSetup): boolean {
  return provider === 'human';
}

/** Positions by name; the first of several. */
function placesOf(names: readonly (string | null)[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  names.forEach((name, at) => {
    if (name !== null && !places.has(name)) places.set(name, at);
  });
  return places;
}
