import { render } from 'svelte/server';
import { expect, it, vi } from 'vitest';
import type { JudgeCallFailure } from '../../../src/core/failure.ts';

// The preferences ask the page's address for a language.
vi.hoisted(() => {
  vi.stubGlobal('location', { search: '?lang=en' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('navigator', { hardwareConcurrency: 2, languages: ['en'] });
});
const { default: CallProblems } = await import('../../../src/pages/sessions/CallProblems.svelte');
const { preferences } = await import('../../../src/state/preferences/preferences.svelte.ts');
await preferences.start();

function said(reason: JudgeCallFailure['reason']): string {
  const failure = { kind: 'judge-call', reason, host: 'h.example', status: 429 } as const;
  const waiting = { until: new Date(2026, 11, 1, 16, 24, 7).getTime(), failure };
  const props = {
    ...{ models: ['m'], isRunning: true, halted: null, failures: [] },
    news: { waiting, refused: [], failureCount: 0 },
    waiting: (time: string) => `Again at ${time}.`,
  };
  return render(CallProblems, { props }).body.replace(/<[^>]*>/g, ' ');
}

it('asks nobody to resume what is repeated by itself, and says when to the second', () => {
  const text = said('too-many-requests');
  expect(text).toMatch(/h\.example received too many requests \(status 429\)\.\s+Again at 4:24:07/);
  for (const reason of ['too-many-requests', 'server', 'timeout', 'broken-off'] as const)
    expect(said(reason)).not.toMatch(/resume|even after/i);
});
