import { describe, expect, it } from 'vitest';
import { fileMessages, unusedOptions } from '../../src/cli/file-messages.ts';
import { readFiles } from '../../src/core/formats/intake/read.ts';
import type { ReadOptions } from '../../src/core/formats/intake/read.ts';
import type { FileReport } from '../../src/core/formats/file/report.ts';
import { diskSource, textSource } from '../core/formats/sources.ts';

const GOLDEN = new URL('../golden/formats/promptfoo/', import.meta.url).pathname;

async function messagesOf(name: string) {
  const { files } = await readFiles([diskSource(GOLDEN + name)], { format: null });
  return fileMessages(files[0]).join('\n');
}

describe('what the command line says of scores', () => {
  it('tells where they are the same throughout, so that nothing comes of them', async () => {
    expect(await messagesOf('all-passed.json')).toContain('Every one of them is a tie');
    expect(await messagesOf('scores.json')).not.toContain('Every one of them');
    expect(await messagesOf('select-best.json')).not.toContain('Every one of them');
  });
});

describe('what the command line says of how a file was read', () => {
  const readText = async (text: string, options: Partial<ReadOptions> = {}, file?: string) =>
    (await readFiles([textSource(text, file)], { format: null, ...options })).files;
  const said = (files: readonly FileReport[]) => files.flatMap(fileMessages).join('\n');

  it('offers to declare values of verdicts, and not of weights or scores', async () => {
    const header = 'model_a,model_b,winner,weight\n';
    const verdict = said(await readText(`${header}a,b,so-so,1\na,b,model_a,1`));
    expect(verdict).toContain('outcome=winner');
    const weight = said(await readText(`${header}a,b,model_a,-2\na,b,model_a,1`));
    expect(weight).toContain('Values of “weight” that were not understood: “-2” × 1.');
    expect(weight).not.toContain('outcome=');
  });

  it('names options that no file needs', async () => {
    const battles = await readText('model_a,model_b,winner\na,b,model_a');
    const options = { baseline: 'g', games: 10, grades: 'as-published' } as const;
    const all = { ...options, choices: 'pairs' } as const;
    expect(unusedOptions(battles, all).map((line) => line.split(' ')[0])).toEqual([
      ...['--baseline', '--games', '--grades', '--choices'],
    ]);
    expect(unusedOptions(battles, { grades: 'collapse' })).toEqual([]);
    const game = { question_id: 1, model: 'a', judge: 'j', games: [{ score: 'A>>B' }] };
    const hard = await readText(JSON.stringify(game), options);
    expect(unusedOptions(hard, { ...options, games: null })).toEqual([]);
    const rates = await readText('m,x,y,z\nx,,0.6,0.7\ny,0.4,,0.5\nz,0.3,0.5,', { games: 10 });
    expect(unusedOptions(rates, { games: 10 })).toEqual([]);
    expect(said(rates)).toContain('Read as win rates over 10 games per pair.');
  });

  it('says what became of choices among several', async () => {
    const text = [
      { models: ['a', 'b', 'c'], ranks: [1, 2, 3] },
      { models: ['a', 'b', 'c', 'd'], ranks: [1, 2, 2, 3] },
    ].map((row) => JSON.stringify(row));
    const kept = said(await readText(text.join('\n')));
    expect(kept).toContain('2 choices among three models or more, each counts as one observation.');
    expect(kept).toContain('1 with shared places, whose models were chosen together');
    expect(kept).not.toContain('compared in pairs');
    const files = await readText(text.join('\n'), { choices: 'pairs' });
    expect(said(files)).toContain('2 choices among three models or more, compared in pairs, as if');
    expect(said(files)).not.toContain('shared places');
    expect(unusedOptions(files, { choices: 'pairs' })).toEqual([]);
  });

  it('asks of metrics of faults whether less is better', async () => {
    const row = 'e1,0.5,1,0';
    const text = `example_id,execution_time,feedback.correctness,feedback.toxicity\n${row}`;
    expect(said(await readText(text))).toContain("--lower-is-better 'toxicity'");
    expect(said(await readText(text))).not.toContain("--lower-is-better 'correctness'");
    expect(said(await readText(text, { lower: ['toxicity'] }))).not.toContain('--lower-is-better');
  });
});
