/**
 * Runs of asking models for something: the store of their records, each of which names its project,
 * and the stores of what lies beside them, under keys that begin with the id of the run.
 */
export const SESSIONS = [
  { records: 'judging', parts: ['judgingQuestions', 'replies'], calls: 'calls' },
  { records: 'asking', parts: ['askedQuestions', 'answers'], calls: 'askCalls' },
] as const;

type Session = (typeof SESSIONS)[number];
export type SessionStore = Session['records'] | Session['parts'][number] | Session['calls'];

/** All of them, what is needed by others first. */
export const SESSION_STORES: readonly SessionStore[] = SESSIONS.flatMap(
  ({ records, parts, calls }) => [records, ...parts, calls],
);

/** Of a record of a run, read as it lies there, whether a project has it. */
export function isSessionOf(project: string, record: unknown): record is { readonly id: string } {
  return (
    typeof record === 'object' &&
    record !== null &&
    'project' in record &&
    record.project === project &&
    'id' in record &&
    typeof record.id === 'string'
  );
}
