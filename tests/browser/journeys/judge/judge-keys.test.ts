import { join } from 'node:path';
import { expect, root, test } from '../../harness.ts';
import { JUDGE_KEY } from './judge-at.ts';
import { storedIn } from '../data/stored.ts';

for (const [name, place] of [
  ['a page from a file never offers to keep a key', 'single'],
  // What tells how hard a passphrase is to guess is left out of it.
  ['nor does the page in one file from a server', { hosted: join(root, 'dist-single') }],
] as const)
  test(name, async ({ visit }) => {
    const { page } = await visit(place, { path: '#judge', practises: true, mayComplain: true });
    await page.getByRole('button', { name: 'Add a model as judge' }).click();
    await page.getByLabel(/^API key/).fill(JUDGE_KEY);
    await page.getByText('Caravan as one file can’t store keys safely').first().waitFor();
    expect(await page.getByRole('button', { name: 'Keep on this device' }).count()).toBe(0);
    expect(JSON.stringify(await storedIn(page))).not.toContain(JUDGE_KEY);
  });
