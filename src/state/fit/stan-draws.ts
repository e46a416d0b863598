import type { StanProblem } from '../../core/stan/read-draws.ts';
import { run } from '../../jobs.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { session } from './session.svelte.ts';

/** Shows what CmdStan drew for the present data and model, and stores it as a run. */
export async function openStanDraws(files: readonly File[]): Promise<readonly StanProblem[]> {
  const { data, model, fitted } = session;
  if (!data) return [];
  const texts = await Promise.all(
    files.map(async (file) => ({ name: file.name, text: await file.text() })),
  );
  const { intervals } = preferences;
  const asked = { files: texts, counts: data.counts, model: fitted, intervals };
  const { fit, problems } = await run('stan', asked);
  if (!fit || session.data !== data) return problems;
  const { sampler, ...result } = fit;
  const names = texts.map(({ name }) => name);
  await session.takeDraws({ model, sampler }, { ...result, elapsed: 0 }, names);
  return problems;
}
