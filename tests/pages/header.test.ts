import { render } from 'svelte/server';
import { expect, it, vi } from 'vitest';
import { outlineOf } from '../../src/core/overview/outline.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { EMPTY_BENCHMARK } from '../../src/core/table/benchmark.ts';
import { Outcome } from '../../src/core/table/judgments.ts';
import { judgment, tableOf } from '../core/formats/tables.ts';
import { unfitted } from '../storage/fitted.ts';
import { sourceOf } from '../state/data/data-sources.ts';

// The preferences ask the page's address for a language, the jobs the browser for its cores, the
// router and its way back for what is pressed.
vi.hoisted(() => {
  vi.stubGlobal('location', { search: '?lang=en' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('navigator', { hardwareConcurrency: 2, languages: ['en'] });
});
const { default: Header } = await import('../../src/pages/frame/Header.svelte');
const { preferences } = await import('../../src/state/preferences/preferences.svelte.ts');
const { session } = await import('../../src/state/fit/session.svelte.ts');
await preferences.start();

const { data, run } = await unfitted();
const asked = Array.from({ length: 40 }, (_, at) => ({
  ...{ id: `q${String(at)}`, category: null, turns: [], reference: [] },
}));

/** What the header says of these data: 40 questions, of which one judgment names the given one. */
function said(question: string | null): string {
  const table = tableOf([judgment('ann', 'a', 'b', Outcome.left, { question })]);
  const outline = outlineOf(table, { ...EMPTY_BENCHMARK, questions: asked });
  const model = DEFAULT_MODEL;
  const shown = { ...data, source: sourceOf([], { outline }) };
  session.restore({ run, data: shown }, { model, sampler: DEFAULT_SAMPLER });
  const props = { hasPanel: false, isPanelOpen: false, ontoggle: () => undefined };
  return render(Header, { props }).body.replace(/<[^>]*>/g, ' ');
}

it('counts the questions that were judged, not those that nobody judged', () => {
  expect(said('q7')).toContain('2 models · 3 judgments · 1 question ');
  expect(said(null)).toContain('3 judgments · no question ids');
});
