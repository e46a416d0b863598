import { render } from 'svelte/server';
import { expect, it, vi } from 'vitest';
import { fitAll } from '../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import type { ModelSettings } from '../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { countPairs } from '../../src/core/table/choices/count-pairs.ts';
import { Outcome } from '../../src/core/table/judgments.ts';
import type { PairCounts } from '../../src/core/table/judgments.ts';
import { TableBuilder } from '../../src/core/table/table-builder.ts';
import { INTERVALS } from '../core/counts-of.ts';
import { judged } from '../core/sampler/robust/judged.ts';
import type { DataSource } from '../../src/storage/records.ts';
import { reportOf, sourceOf } from '../state/data/data-sources.ts';
import { fitted, unfitted } from '../storage/fitted.ts';

// The preferences ask the page's address for a language, the jobs the browser for its cores.
vi.hoisted(() => {
  vi.stubGlobal('location', { search: '?lang=en' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('navigator', { hardwareConcurrency: 2, languages: ['en'] });
});
const { default: QuestionsControl } = await import('../../src/pages/panel/QuestionsControl.svelte');
const { default: QuestionsNote } = await import('../../src/pages/leaderboard/QuestionsNote.svelte');
const { default: LeaderboardPage } =
  await import('../../src/pages/leaderboard/LeaderboardPage.svelte');
const { default: StatusLine } = await import('../../src/pages/leaderboard/StatusLine.svelte');
const { preferences } = await import('../../src/state/preferences/preferences.svelte.ts');
const { session } = await import('../../src/state/fit/session.svelte.ts');
await preferences.start();

const ROBUST: ModelSettings = { ...DEFAULT_MODEL, questions: { kind: 'robust' } };
const stored = await fitted(1);

/** What a reader sees below the leaderboard and in the panel, with a fit of this on the screen. */
function shown(counts: PairCounts, model: ModelSettings, source: DataSource | null = null) {
  const sampler = { ...DEFAULT_SAMPLER, sampler: 'laplace', chains: 1, draws: 500 } as const;
  const { summary, draws } = fitAll(counts, model, sampler, INTERVALS);
  const data = { ...stored.data, counts, sample: null, source };
  session.restore(
    { run: { ...stored.run, model, sampler, summary }, data, draws },
    { model, sampler },
  );
  const { questions } = model;
  const text = (body: string) =>
    body.replace(/<style>.*?<\/style>|<[^>]*>/gs, '').replace(/\s+/g, ' ');
  return {
    note: text(render(QuestionsNote, { props: { summary } }).body).trim(),
    status: text(render(StatusLine).body),
    panel: text(render(QuestionsControl, { props: { questions, onchange: () => undefined } }).body),
  };
}

it('says that numbers are those of the fit before, until other settings have their own', () => {
  const { data, run } = stored;
  const sampler = { ...DEFAULT_SAMPLER, draws: 100 };
  const { summary, draws } = fitAll(data.counts, run.model, sampler, INTERVALS);
  session.restore(
    { data, run: { ...run, sampler, summary }, draws },
    { model: run.model, sampler },
  );
  session.setModel({ ...run.model, ties: 'drop' });
  expect(render(StatusLine).body).toContain('The fit before, until the new one is done');
  session.stop();
  expect(render(StatusLine).body).toContain('Stopped: this is the fit before');
});

it('says that nothing was ranked where a fit was stopped before', async () => {
  const { model, sampler } = stored.run;
  session.restore(await unfitted({ isStopped: true }), { model, sampler });
  const said = 'Stopped before there was a ranking';
  expect(render(StatusLine).body).toContain(said);
  expect(render(LeaderboardPage).body).toContain(`<h1>${said}</h1>`);
});

it('says which widths are shown, and the others', () => {
  const [alone, alike] = [DEFAULT_MODEL, ROBUST].map((model) => shown(judged(40), model));
  const widths = ({ note }: { readonly note: string }) =>
    [...note.matchAll(/(?:is|be) (\d+)/g)].map(([, width]) => Number(width));
  expect(alone.note).toMatch(/^Over these questions alone, ± .*Show over questions like these$/);
  expect(alike.note).toMatch(/^Over questions like these, ± .*Show over these questions alone$/);
  expect(alone.status).toContain('± over these questions');
  expect(alike.status).toContain('± over questions like these');
  expect(alone.note).toContain('so these 480 are worth about');
  const [own, other] = widths(alone);
  expect(other).toBeGreaterThan(own);
  expect(widths(alike)[0]).toBeCloseTo(other, -1);
  const opening =
    'Data with at least 10 questions, and 2 judgments on each on average, open like this.';
  expect(alike.note).toContain(opening);
  expect(alone.note).not.toContain(opening);
  expect(alone.panel).toContain('Intervals cover what the judgments on these very questions');
  expect(alike.panel).toContain('The questions count as a sample of others like them');
});

it('says why it is of these questions alone, whatever was asked for', () => {
  const few = 'there are only 9 questions, and it takes at least 10';
  const asked = shown(judged(9), ROBUST);
  expect(asked.note).toContain(few);
  expect(asked.panel).toContain(few);
  expect(asked.status).toContain('± over these questions');
  expect(shown(judged(9), DEFAULT_MODEL).note).toContain(few);
});

it('says that nothing changes where each question is judged once', () => {
  const { byQuestion: _, ...counts } = judged(1);
  const source = sourceOf([reportOf('once.jsonl')]);
  const outline = { ...source.outline, rows: 12, questions: 12 };
  const once = shown(counts, DEFAULT_MODEL, { ...source, outline });
  const said = 'every judgment is on a question of its own, so the choice changes nothing';
  expect(once.note).toContain(said);
  expect(once.panel).toContain(said);
  expect(once.status).toContain('± over questions like these');
  const unknown = shown(counts, DEFAULT_MODEL, source);
  expect(unknown.note).toContain('it is not known of every judgment which question it is about');
});

it('shows strengths on either scale, where models differ by question', () => {
  const model: ModelSettings = { ...DEFAULT_MODEL, questions: { kind: 'random', scale: 1 } };
  const { panel, note } = shown(judged(12), model);
  expect(panel).toContain('averaged over how questions differ');
  expect(note).not.toContain('open like this');
  const conditional = shown(judged(12), {
    ...model,
    questions: { kind: 'random', scale: 1, isConditional: true },
  });
  expect(conditional.panel).toContain('on which no model is better or worse than usual');
  expect(shown(judged(12), ROBUST).panel).not.toContain('Strengths shown');
});

it('offers raters as a sample of others, with questions or without', () => {
  const table = new TableBuilder();
  for (let at = 0; at < 240; at++)
    table.add({
      ...{ left: 'a', right: 'b', outcome: at % 12 < 7 ? Outcome.left : Outcome.right },
      ...{ question: String(at % 15), judge: String(at % 12), turn: -1, weight: 1 },
    });
  const counts = countPairs(table.build());
  const over = (clusters?: 'raters' | 'both'): ModelSettings => ({
    ...DEFAULT_MODEL,
    questions: { kind: 'robust', ...(clusters && { clusters }) },
  });
  const [alone, raters, both] = [over(), over('raters'), over('both')].map((model) =>
    shown(counts, model),
  );
  expect(alone.panel).toContain('by question by rater by both');
  expect(alone.panel).toContain('The questions count as a sample of others like them.');
  expect(raters.panel).toContain('Those who judged count as a sample of others like them');
  expect(raters.panel).not.toContain('The questions count as a sample');
  expect(raters.note).toContain('Judgments by the same rater resemble one another, so these 240');
  expect(raters.status).toContain('± over raters like these');
  expect(both.note).toMatch(
    /^Over questions and raters like these, ±.*Show over these questions and raters alone$/,
  );
  expect(both.status).toContain('± over questions and raters like these');
  const { byQuestion: _, ...rest } = counts;
  const unasked: PairCounts = rest;
  const unknown = shown(unasked, DEFAULT_MODEL);
  expect(unknown.note).toContain('Show over raters like these');
  expect(unknown.panel).toContain('These raters Raters like these');
  expect(unknown.panel).not.toContain('by question by rater');
  expect(shown(unasked, over('raters')).note).toMatch(/^Over raters like these, ±/);
});
