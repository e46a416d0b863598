import 'fake-indexeddb/auto';
import { unzipSync } from 'fflate';
import { beforeEach, expect, it, vi } from 'vitest';
import { preview } from '../../../../src/core/fit/fit.ts';
import { findingsOf } from '../../../../src/core/judge/findings/findings.ts';
import { NOTHING_BEFORE } from '../../../../src/core/judge/plan/before.ts';
import { planTasks } from '../../../../src/core/judge/plan/tasks.ts';
import type { RaterFile } from '../../../../src/core/judge/study/rater-file.ts';
import type { StudyVerdict } from '../../../../src/core/judge/study/result-file.ts';
import { writeResult } from '../../../../src/core/judge/study/result-file.ts';
import { createRun, loadReplies, loadRun } from '../../../../src/storage/judging.ts';
import { deleteEverything } from '../../../../src/storage/runs.ts';
import type { JobName, Jobs } from '../../../../workers/protocol.ts';
import { QUESTIONS, STUDY } from '../../../storage/judging-run.ts';
import { PROJECT } from '../../../storage/in-project.ts';

type Input = Jobs['planTasks']['input'] &
  Jobs['judgeFindings']['input'] &
  Jobs['approximate']['input'];

function answer(name: JobName, input: Input): unknown {
  if (name === 'planTasks') return planTasks(input.plan, input.answered, input.judges, input.known);
  if (name === 'judgeFindings') return findingsOf(input.columns, input.judges);
  return preview(input.counts, input.model, input.intervals);
}

/** What becomes of the run as a source of its project, which is open. */
const at = vi.hoisted(() => ({
  sourced: [] as string[],
  followed: [] as string[],
  project: '',
  locked: false,
}));
vi.mock('../../../../src/jobs.ts', () => ({
  isAbort: (error: unknown) => error instanceof DOMException && error.name === 'AbortError',
  run: (name: JobName, input: Input) => Promise.resolve(answer(name, input)),
}));
vi.mock('../../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: { intervals: { narrow: 0.68, wide: 0.95 } },
}));
vi.mock('../../../../src/state/connections/providers.ts', () => ({ PROVIDER_FACTS: {} }));
vi.mock('../../../../src/state/judging/run/before-run.ts', () => ({
  beforeRun: () => Promise.resolve(NOTHING_BEFORE),
}));
vi.mock('../../../../src/state/project/session-sources.svelte.ts', () => {
  const note = (what: string) => () => void at.sourced.push(what);
  const acts = { begin: note('begin'), changed: note('changed'), end: note('end') };
  return { sessionSources: { ...acts, rest: note('rest') } };
});
vi.mock('../../../../src/state/project/open-project.svelte.ts', () => ({
  openProject: {
    get id() {
      return at.project;
    },
  },
}));
vi.mock('../../../../src/state/page/router.svelte.ts', () => ({
  router: { follow: (href: string) => at.followed.push(href) },
}));
vi.mock('../../../../src/state/judging/judging.svelte.ts', () => ({
  judging: {
    openRun: (id: string) => OpenRun.load(id),
    runs: { refresh: () => Promise.resolve() },
  },
  runHref: (id: string) => `#${id}`,
}));
vi.stubGlobal('location', { search: '', hash: '' });
vi.stubGlobal('window', { location: { protocol: 'https:' }, isSecureContext: true });
vi.stubGlobal('navigator', {
  locks: {
    request: (_name: string, _options: object, then: (lock: object | null) => unknown) =>
      Promise.resolve(then(at.locked ? null : {})),
  },
});

const { OpenRun } = await import('../../../../src/state/judging/open-run.svelte.ts');
const { takeResult } = await import('../../../../src/state/judging/study/take-result.ts');
const { studyFiles } = await import('../../../../src/state/judging/study/study-files.svelte.ts');
const { isStudyFile } = await import('../../../../src/state/judging/study/study-file.ts');

beforeEach(async () => {
  await deleteEverything();
  Object.assign(at, { sourced: [], followed: [], project: PROJECT, locked: false });
  const own = { id: 'r', name: 'r', project: PROJECT, setup: STUDY, most: 5, createdAt: 1 };
  await createRun(own, QUESTIONS);
});

const tie = (pair: number): StudyVerdict => ({ pair, verdict: 'tie', seconds: 1, at: 1, note: '' });

function result(verdicts: readonly StudyVerdict[], savedAt = 10, part: object = {}): string {
  const about = { study: 'the study', rater: 1, name: 'Ben', pairs: 3, savedAt };
  return writeResult({ ...about, ...part, verdicts });
}

async function openStudy() {
  const run = (await OpenRun.load('r')) ?? expect.fail();
  return { run, study: run.study ?? expect.fail() };
}

it('takes what a rater returns, and a later file in its place', async () => {
  expect(await takeResult(result([tie(0), tie(2)]))).toEqual({
    ...{ rater: 'Ben', done: 2, total: 3, href: '#r' },
  });
  expect(at.sourced).toContain('rest');
  expect(await loadReplies('r')).toMatchObject([
    { judge: 1, question: 0, left: 0, right: 1, again: true },
    { judge: 1, question: 0, left: 1, right: 0 },
  ]);
  await takeResult(result([tie(1)], 11));
  expect(await loadReplies('r')).toMatchObject([{ judge: 1, question: 1 }]);
  expect((await loadRun('r'))?.returned).toEqual([null, 11]);
});

it('follows what is taken: progress, and how far raters agree with themselves', async () => {
  const { run, study } = await openStudy();
  expect(study.returned).toEqual([null, null]);
  const verdict = (pair: number): StudyVerdict => ({ ...tie(pair), verdict: 'A' });
  const about = { format: 'caravan-study', version: 1 } as const;
  const given = { study: 'the study', rater: 1, name: 'Ben', pairs: 3, savedAt: 10 };
  await study.take({ ...about, ...given, verdicts: [verdict(0), verdict(2)] });
  expect(study.returned).toEqual([null, 10]);
  await vi.waitFor(() => {
    expect(run.figures.said.map(({ replies }) => replies)).toEqual([0, 2]);
  });
  await vi.waitFor(() => {
    const { findings } = run.results;
    if (!findings || findings.failure) return expect.fail();
    // A both times, while the sides were swapped.
    expect(findings.value.repeats).toMatchObject([null, { common: 1, agreeing: 0 }]);
  });
});

it.each([
  ['of a study that is not in this project', { study: 'another' }, 'other-project'],
  ['that says it is of a rater who is not there', { rater: 5 }, 'damaged'],
  ['of a list of another length', { pairs: 4 }, 'damaged'],
])('leaves a file %s', async (_what, part, reason) => {
  const failure = { kind: 'study-file', reason };
  await expect(takeResult(result([tie(0)], 10, part))).rejects.toMatchObject({ failure });
  expect(await loadReplies('r')).toEqual([]);
});

it('leaves a file while another project is open, or another tab has the study', async () => {
  const text = result([tie(0)]);
  at.project = 'another';
  await expect(takeResult(text)).rejects.toMatchObject({ failure: { reason: 'other-project' } });
  at.project = PROJECT;
  at.locked = true;
  await expect(takeResult(text)).rejects.toMatchObject({ failure: { reason: 'elsewhere' } });
  expect(await loadReplies('r')).toEqual([]);
});

it('says of every file what came of it', async () => {
  const named = (name: string, text: string) => ({ name, blob: new Blob([text]) });
  const sound = named('a.json', result([tie(0)]));
  const cut = named('b.json', result([tie(0)]).slice(0, 100));
  expect(await isStudyFile(cut.blob)).toBe(true);
  expect(await isStudyFile(new Blob(['{"question_id": 1}']))).toBe(false);
  await studyFiles.take([sound, cut, sound]);
  expect(studyFiles.news).toMatchObject([
    { file: 'a.json', rater: 'Ben', done: 1, total: 3 },
    { file: 'b.json', failure: { kind: 'study-file', reason: 'damaged' } },
    { file: 'a.json', failure: { kind: 'study-file', reason: 'older' } },
  ]);
  expect(at.followed).toEqual(['#r']);
  studyFiles.dismiss();
  expect(studyFiles.news).toEqual([]);
});

it('writes a page for each rater that holds its texts and no model, whatever they hold', async () => {
  const { study } = await openStudy();
  const { name, blob } = await study.page(1, 'ja');
  expect(name).toBe('2-Ben.html');
  const html = await blob.text();
  const [, data] = /<script type="application\/json" id="study">(.*)<\/script>/.exec(html) ?? [];
  const file = JSON.parse(data) as RaterFile;
  expect(file).toMatchObject({ study: 'the study', rater: 1, name: 'Ben', language: 'ja' });
  expect(file.pairs).toHaveLength(3);
  expect(file.answers).toEqual([['B'], ['A'], ['A'], ['B']]);
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-/);
  const files = unzipSync(new Uint8Array(await (await study.pages('en')).arrayBuffer()));
  expect(Object.keys(files)).toEqual(['1-Ann.html', '2-Ben.html']);
});
