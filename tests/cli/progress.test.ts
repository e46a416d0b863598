import { expect, it } from 'vitest';
import { progressLine } from '../../src/cli/progress.ts';

it('tells how far a fit is and how long it takes, each phase by its own pace', () => {
  let time = 0;
  const written: string[] = [];
  const { onApproximation, onProgress, clear } = progressLine(
    { write: (text) => written.push(text) },
    () => time,
  );
  clear();
  onApproximation(0);
  time = 400;
  onApproximation(0.1);
  expect(written).toEqual([]);
  time = 1000;
  onApproximation(0.25);
  time = 4000;
  onProgress(0, 4000);
  time = 5000;
  onProgress(10, 4000);
  clear();
  const lines = written.map((text) => text.replace('\r\u001B[K', ''));
  expect(lines).toEqual([
    'Approximating: 25%, about 3 s left',
    'Sampling: 0%',
    'Sampling: 0%, about 7 min left',
    '',
  ]);
});
