import 'fake-indexeddb/auto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { rank } from '../../../src/cli/rank.ts';
import { projectIn } from '../../../src/core/publish/report/report-file.ts';
import { reportFacts } from '../../../src/core/publish/report/report-json.ts';
import { isReport } from '../../../src/core/publish/report/report-start.ts';
import { restoreProjectFile } from '../../../src/storage/archive/project-restore.ts';
import { readArchive } from '../../../src/storage/archive/read.ts';
import { checkAll } from '../../../src/storage/check/all.ts';
import { listProjects } from '../../../src/storage/projects.ts';
import { listRuns } from '../../../src/storage/project/list-runs.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { RECORDS_VERSION } from '../../../src/storage/version.ts';
import { inProcess } from '../../cli/in-process.ts';
import { agrees } from '../filled.ts';

/*
 * Project files and reports as each version wrote them: what was passed on opens for good. A new
 * version adds its own and changes none; of reports the code of their page is left out.
 */
const folder = new URL('../../golden/projects/', import.meta.url);
const named = (kind: RegExp) => readdirSync(folder).filter((name) => kind.test(name));

/** The first version of the database from which on there are projects. */
const FIRST = 6;

beforeEach(deleteEverything);

async function opened(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const archive = await readArchive(new Blob([bytes]), 'project', {});
  return restoreProjectFile(archive, () => crypto.randomUUID(), {});
}

async function damage(): Promise<unknown[]> {
  const found: unknown[] = [];
  const flawOfBlobs = () => Promise.resolve(null);
  for await (const part of checkAll({ agrees, flawOfBlobs }, 2)) found.push(...part.found);
  return found;
}

it('of every version of the database there is a project file', () => {
  const versions = Array.from({ length: RECORDS_VERSION - FIRST + 1 }, (_, at) => FIRST + at);
  expect(named(/^version-/)).toEqual(versions.map((one) => `version-${String(one)}.caravan`));
});

it.each(named(/\.caravan$/))('%s opens, and nothing of it is damaged', async (name) => {
  const id = await opened(Uint8Array.from(readFileSync(new URL(name, folder))));
  expect((await listProjects()).sound.map((one) => one.id)).toEqual([id]);
  expect(await damage()).toEqual([]);
});

describe.each(named(/\.html$/))('%s', (name) => {
  const path = new URL(name, folder);
  const html = readFileSync(path, 'utf8');
  const facts = reportFacts(/id="carried-facts">([^<]*)</.exec(html)?.[1] ?? '');

  it('is known as a report, and its project opens with what was ranked', async () => {
    expect(isReport(Buffer.from(html))).toBe(true);
    const id = await opened(projectIn(html) ?? expect.fail());
    const { sound, damaged } = await listRuns(id);
    expect(damaged).toEqual([]);
    expect(sound).toMatchObject([{ dataHash: facts.data.hash, sampler: facts.sampler }]);
    expect(await damage()).toEqual([]);
  });

  it('is ranked by its own command as it was', async () => {
    const [, ...args] = facts.command.replace('npm run --silent rank -- ', '').split(' ');
    const { stdout, status } = await inProcess(() =>
      rank([fileURLToPath(path), ...args, '--json'], () => 1e12),
    );
    expect(status).toBe(0);
    const { models } = JSON.parse(stdout) as { models: { name: string; median: number }[] };
    const { rows } = facts.summary;
    expect(models.map((one) => one.name)).toEqual(
      rows.map(({ model }) => facts.counts.models[model]),
    );
    // Elo points by strengths: an engine may change its last digits, and no more.
    const points = 400 / Math.LN10;
    for (const [at, { median }] of models.entries())
      expect(median - models[0].median).toBeCloseTo(points * (rows[at].median - rows[0].median), 1);
  });
});
