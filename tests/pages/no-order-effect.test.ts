import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, it, vi } from 'vitest';
import { fitAll } from '../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { Sides } from '../../src/core/table/judgments.ts';
import type { PairCounts } from '../../src/core/table/judgments.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { warningEn } from '../../src/words/en/fit-warnings.ts';
import { warningJa } from '../../src/words/ja/fit-warnings.ts';
import { countsOf, INTERVALS } from '../core/counts-of.ts';
import { fitted } from '../storage/fitted.ts';

// The preferences ask the page's address for a language, the jobs the browser for its cores.
vi.hoisted(() => {
  vi.stubGlobal('location', { search: '?lang=en' });
  vi.stubGlobal('navigator', { hardwareConcurrency: 2, languages: ['en'] });
});
const { default: ModelControls } = await import('../../src/pages/panel/ModelControls.svelte');
const { default: StatusLine } = await import('../../src/pages/leaderboard/StatusLine.svelte');
const { default: Warnings } = await import('../../src/pages/leaderboard/Warnings.svelte');
const { preferences } = await import('../../src/state/preferences/preferences.svelte.ts');
const { session } = await import('../../src/state/fit/session.svelte.ts');
await preferences.start();

/** Every two of three models met, once as first and second; cycles alone could tell an α. */
const ROBIN = countsOf([
  ['a', 'b', 5, 3],
  ['b', 'c', 6, 2],
  ['c', 'a', 3, 5],
]);
/** The same, with many judgments more of which nobody knows who was shown first. */
const WITH_UNKNOWN: PairCounts = {
  ...countsOf([
    ['a', 'b', 5, 3],
    ['b', 'c', 6, 2],
    ['c', 'a', 3, 5],
    ['a', 'b', 90, 70],
  ]),
  sides: Uint8Array.of(Sides.shown, Sides.shown, Sides.shown, Sides.unknown),
};

const stored = await fitted(1);

/** Puts a fit of these judgments on the screen, with its order effect asked for. */
function show(counts: PairCounts) {
  const sampler = { ...DEFAULT_SAMPLER, sampler: 'mle', chains: 2, draws: 60 } as const;
  const { summary, draws } = fitAll(counts, DEFAULT_MODEL, sampler, INTERVALS);
  const data = { ...stored.data, counts, sample: null };
  const run = { ...stored.run, model: DEFAULT_MODEL, sampler, summary };
  session.restore({ run, data, draws }, { model: DEFAULT_MODEL, sampler });
  return summary;
}

/** What a reader sees of a component, without its markup. */
function textOf<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
): string {
  return render(component, { props })
    .body.replace(/<!--.*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe.each([
  ['a single round robin', ROBIN],
  ['one with judgments of unknown sides', WITH_UNKNOWN],
])('an order effect that %s can’t tell', (_, counts) => {
  it('is said to be left out in the warnings, the status line and the panel', () => {
    const summary = show(counts);
    expect(summary.order).toBeNull();
    const why = 'No two models are known to have been shown in both orders';
    const warned = textOf(Warnings, { summary });
    expect(warned).toContain(`${why}, so a win may be due to strength or to position.`);
    expect(warned).toContain('The order effect is left out of the model');
    expect(textOf(StatusLine, {})).toMatch(/no order effect ?: no pair known in both orders/);
    const panel = textOf(ModelControls, { model: session.model, onchange: () => undefined });
    expect(panel).toContain('Has no effect on these data: no two models are known to have been');
    // What was chosen stays chosen; its prior has nothing to act on.
    expect(session.model.order).toEqual(DEFAULT_MODEL.order);
    expect(panel).not.toContain('Prior on the order effect');
  });

  it('is never said to be of pairs that are all known, in either language', () => {
    const [warning] = show(counts).diagnostics.warnings.filter((w) => w.kind === 'no-order-effect');
    expect(warning).toEqual({ kind: 'no-order-effect', why: 'one-order' });
    expect(warningEn(warning, counts.models)).not.toContain('Every pair');
    expect(warningJa(warning, counts.models)).toContain(
      '両方の順序で示されたとわかるモデルの組がなく',
    );
  });
});
