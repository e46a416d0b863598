import { expect, it } from 'vitest';
import { importJudgments } from '../../../src/core/formats/intake/import-judgments.ts';
import { judgmentTotal } from '../../../src/core/table/counts.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { GUIDE_FILE, guideCommands } from '../../../src/words/guide/commands.ts';
import type { GuideCommand } from '../../../src/words/guide/commands.ts';
import { textSource } from '../../core/formats/sources.ts';
import { doAsShown, SLOW } from './guided.ts';

const all = Object.keys(guideCommands) as GuideCommand[];
doAsShown(all.filter((id) => !SLOW.includes(id)));

it('shows a file that is read as it stands', async () => {
  const { counts } = await importJudgments([textSource(GUIDE_FILE)], {
    format: null,
    base: null,
    edits: NO_EDITS,
  });
  expect(counts.models).toEqual(['new', 'old']);
  expect(judgmentTotal(counts)).toBe(3);
  expect(counts.ties.reduce((sum, n) => sum + n, 0)).toBe(1);
});
