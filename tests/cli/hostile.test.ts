import { expect, it } from 'vitest';
import { convert } from '../../src/cli/conversion.ts';
import { rank } from '../../src/cli/rank.ts';
import { areText, draws, JUDGES, MODELS, OBEYED, path, reports } from './hostile-files.ts';
import { inProcess } from './in-process.ts';

it('as text, with reports on judges and questions', () => areText());

it('as JSON, which is read as it was', async () => {
  const { stdout, stderr } = await inProcess(() =>
    rank(
      [
        path,
        ...reports,
        ...draws,
        '--json',
        '--where',
        `judge=${JUDGES[0].replaceAll(/[\\,|]/g, '\\$&')}`,
      ],
      () => 0,
    ),
  );
  expect(stdout, stderr).not.toMatch(OBEYED);
  const { models, where } = JSON.parse(stdout) as {
    models: { name: string }[];
    where: { conditions: { values: string[] }[] };
  };
  expect(models.map(({ name }) => name).sort()).toEqual(MODELS.map((name) => name.trim()).sort());
  expect(where.conditions[0].values).toEqual([JUDGES[0]]);
});

it('where something is refused', async () => {
  const said = async (...args: string[]) =>
    (await inProcess(() => rank([path, ...args], () => 0))).stderr;
  for (const args of [
    ['--where', 'category=\u001b[31mnone'],
    ['--where', '\u001b[31m=none'],
    ['--only-judge', '\u001b[31mnobody'],
    ['--report', 'judges', '--drift', 'file=\u001b[31m|b'],
    ['--report', 'slices', '--slice-by', '\u001b[31m'],
    ['--report', '\u001b[31m'],
  ]) {
    const text = await said(...args, ...draws);
    expect(text, args.join(' ')).not.toBe('');
    expect(text, args.join(' ')).not.toMatch(OBEYED);
  }
  const { stderr } = await inProcess(() => convert([path, '--to', '\u001b[31m']));
  expect(stderr).not.toMatch(OBEYED);
});
