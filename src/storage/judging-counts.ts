import { isCounted } from './beside/reply-key.ts';
import { database, guarded, keysUnder } from './database.ts';

/** Replies of a run that count in the ranking. */
export async function countJudgments(run: string): Promise<number> {
  const keys = await guarded(async () => (await database()).getAllKeys('replies', keysUnder(run)));
  return keys.filter(isCounted).length;
}
