import { join } from 'node:path';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { vi } from 'vitest';
import { rank } from '../../../src/cli/rank.ts';
import { HOSTILE } from '../hostile.ts';

/** Names that want to be more, of models, judges, categories and questions; some are long. */
export const models = [...HOSTILE.slice(0, 11), `long${'-name'.repeat(30)}`];

/** A report of such names that the command line wrote, in a folder of its own. */
export async function writeReport(): Promise<{ folder: string; report: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-report-'));
  const lines = HOSTILE.flatMap((text, at) =>
    [0, 1].map((again) => ({
      question_id: text,
      model_a: models[at % models.length],
      model_b: models[(at + 1 + again * (at % 5)) % models.length],
      winner: (at + again) % 3 === 0 ? 'model_b' : 'model_a',
      judge: [HOSTILE[12], HOSTILE[13], 'human'][(at + again) % 3],
      ...{ question: `Why ${text}`, answer_a: `First ${text}`, answer_b: `Second ${text}` },
      category: HOSTILE[14 + (at % 2)],
    })),
  ).filter(({ model_a, model_b }) => model_a !== model_b);
  const file = join(folder, 'battles.jsonl');
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  const report = join(folder, 'report.html');
  const silent = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  const code = await rank(
    [file, '--report', report, '--report-texts', '--draws', '500', '--chains', '2'],
    () => 1.8e12,
  );
  for (const spy of silent) spy.mockRestore();
  if (code !== 0) throw new Error(`rank ended with ${String(code)}`);
  return { folder, report };
}
