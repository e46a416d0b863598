import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { expect, test } from '../harness.ts';
import { published } from '../publish.ts';
import { readBoard, settled } from './judge/board.ts';

const COLUMNS = [
  ...['lp__', 'accept_stat__', 'stepsize__', 'treedepth__', 'n_leapfrog__', 'divergent__'],
  'energy__',
  ...RAKUDA.models.map((_, m) => `beta.${m + 1}`),
  'alpha',
];

/** Independent draws around given strengths, in the layout of CmdStan's sample files. */
function chainFile(strengths: readonly number[], seed: number): string {
  const random = createRandom(seed, 0);
  const lines = ['# method = sample', '# num_warmup = 1000', `# seed = ${seed}`, COLUMNS.join(',')];
  for (let draw = 0; draw < 600; draw++) {
    const beta = strengths.map((strength) => strength + 0.1 * random.normal());
    const mean = beta.reduce((sum, b) => sum + b, 0) / beta.length;
    const own = [-500, 0.9, 0.3, 3, 7, 0, 505];
    lines.push([...own, ...beta.map((b) => b - mean), 0.1 * random.normal()].join(','));
  }
  return lines.join('\n');
}

test('program and data leave for CmdStan, and its draws come back as a run', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const save = async (format: string) => (await published(page, 'Files', format)).bytes.toString();
  expect(await save('Stan program (.stan)')).toMatch(/parameters \{[^}]*upper=strength_bound/);
  expect(JSON.parse(await save('Stan data (JSON)'))).toMatchObject({
    K: 9,
    P: 72,
    strength_bound: 4,
  });

  // Strengths in the order of the names, so that the board must follow the file and not the data.
  const strengths = RAKUDA.models.map((_, m) => 2 - m / 2);
  await page.getByRole('link', { name: 'Runs' }).click();
  const files = [1, 2, 3, 4].map((seed) => ({
    name: `output_${seed}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(chainFile(strengths, seed)),
  }));
  await page.getByLabel('Read CmdStan’s draws').setInputFiles(files);
  await settled(page, 'Converged');
  const board = await readBoard(page);
  expect(board.map((row) => row.name)).toEqual(RAKUDA.models.map((model) => model.shortName));
  await page.getByText('4 chains × 600 draws').waitFor();

  await page.getByRole('link', { name: 'Runs' }).click();
  const broken = { ...files[0], buffer: Buffer.from('lp__,beta.1\n-1,0.5\n') };
  await page.getByLabel('Read CmdStan’s draws').setInputFiles([broken]);
  await page.getByRole('alert').getByText('the column beta.2 is missing').waitFor();
});
