import { describe } from 'vitest';
import { expect, test } from '../harness.ts';
import { readBoard, settled } from '../journeys/judge/board.ts';
import { isInstalled } from './engine.ts';

for (const engine of ['firefox', 'webkit'] as const)
  describe.skipIf(!isInstalled(engine))(engine, () => {
    test('probe', async ({ visit }) => {
      const { page } = await visit('hosted', { engine });
      await settled(page, 'Converged');
      console.log(JSON.stringify(await readBoard(page)));
      expect(1).toBe(1);
    });
  });
