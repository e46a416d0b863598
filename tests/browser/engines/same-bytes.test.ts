import { createHash } from 'node:crypto';
import { expect, figure, test } from '../harness.ts';
import { settled } from '../journeys/judge/board.ts';
import { storedFits } from '../stored-fits.ts';
import type { StoredFit } from '../stored-fits.ts';
import { ENGINES, isInstalled } from './engine.ts';

test('the same data, settings and seed give the same bytes in every engine', async ({ visit }) => {
  const fits = new Map<string, StoredFit>();
  for (const engine of ENGINES) {
    if (!isInstalled(engine)) continue;
    for (const place of ['hosted', 'single'] as const) {
      const { page, context } = await visit(place, { engine, isFirst: true });
      await settled(page, 'Converged');
      await page.getByRole('link', { name: 'Runs' }).getByText('1').waitFor();
      const [fit] = await storedFits(page);
      fits.set(`${engine}, ${place}`, fit);
      await context.close();
    }
  }
  const [first] = fits.values();
  expect(Buffer.from(first.draws, 'base64').length).toBeGreaterThan(100_000);
  expect(first.summary.length).toBeGreaterThan(1000);
  for (const [where, fit] of fits) expect(fit, where).toEqual(first);
  const hash = createHash('sha256').update(first.draws).digest('hex').slice(0, 12);
  figure('same draws, summary and run', `${[...fits.keys()].join('; ')}: ${hash}`);
});
