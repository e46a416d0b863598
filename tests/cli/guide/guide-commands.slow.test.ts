import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rank } from '../../../src/cli/rank.ts';
import { guideCommands } from '../../../src/words/guide/commands.ts';
import { calledBy, doAsShown, folder, NOW, SLOW } from './guided.ts';
import { inProcess } from '../in-process.ts';

doAsShown(SLOW);

it('writes the files that the commands name, and fails a gate with 3', async () => {
  expect(existsSync(join(folder, 'ranking.html'))).toBe(true);
  expect(existsSync(join(folder, 'ranking.caravan'))).toBe(true);
  const { name, args } = calledBy(guideCommands.gate.replace('new > old', 'old > new'));
  expect(name).toBe('rank');
  expect((await inProcess(() => rank(args, () => NOW))).status).toBe(3);
});
