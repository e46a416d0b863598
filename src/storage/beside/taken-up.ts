import { inOne } from '../database.ts';

/** The project of a run of judging or asking has all of it as it stands. */
export async function noteTakenUp(run: string): Promise<void> {
  await inOne(['judging', 'asking'], async (tx) => {
    const judging = await tx.objectStore('judging').get(run);
    if (judging?.isAhead) await tx.objectStore('judging').put(withoutMark(judging));
    const asking = await tx.objectStore('asking').get(run);
    if (asking?.isAhead) await tx.objectStore('asking').put(withoutMark(asking));
  });
}

function withoutMark<R extends { readonly isAhead?: true }>({ isAhead: _mark, ...rest }: R) {
  return rest;
}
