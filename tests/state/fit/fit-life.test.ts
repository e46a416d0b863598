import { expect, it } from 'vitest';
import { shownFit } from '../../../src/state/fit/fit-life.ts';
import { fitted } from '../../storage/fitted.ts';

const { run, ...stored } = await fitted(1);
const draws = stored.draws ?? expect.fail();
const { summary } = run;
const { summary: standIn } = (await fitted(2)).run;
const progress = { done: 1, total: 4, left: 30 };
const running = (preview: typeof summary | null) =>
  ({ stage: 'running', progress: { preview, progress } }) as const;

it('shows a fit with the numbers that stand in until it has its own', () => {
  expect(shownFit({ stage: 'idle' }, null)).toEqual({ stage: 'starting' });
  expect(shownFit({ stage: 'idle' }, standIn)).toEqual({ stage: 'preview', summary: standIn });
  const begun = { stage: 'running', progress: null } as const;
  expect(shownFit(begun, standIn)).toEqual({ stage: 'preview', summary: standIn });
  expect(shownFit(running(null), null)).toEqual({ stage: 'starting', progress });
  expect(shownFit(running(null), standIn)).toEqual({
    ...{ stage: 'preview', summary: standIn, progress },
  });
  expect(shownFit(running(summary), standIn)).toEqual({ stage: 'sampling', summary, progress });
});

it('shows how a fit ended', () => {
  const failure = { kind: 'fit-broken-off' } as const;
  expect(shownFit({ stage: 'stopped' }, standIn)).toEqual({ stage: 'stopped', summary: standIn });
  expect(shownFit({ stage: 'stopped' }, null)).toEqual({ stage: 'stopped', summary: undefined });
  const result = { summary, draws, elapsed: 5 };
  expect(shownFit({ stage: 'done', result }, standIn)).toEqual({ stage: 'done', ...result });
  expect(shownFit({ stage: 'failed', failure }, standIn)).toEqual({ stage: 'failed', failure });
});
