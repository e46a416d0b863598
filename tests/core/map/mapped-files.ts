import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import type { MapSubject, PackedChunk } from '../../../src/core/map/map-texts.ts';
import type { MapData } from '../../../src/core/map/text-map.ts';
import { keepTexts } from '../../../src/core/texts/keep-texts.ts';
import { textSource } from '../formats/sources.ts';

const lines = (records: readonly object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

const ANIMALS = ['ネコ', 'イヌ', 'ウマ', 'ウシ', 'トリ', 'サル', 'ヒツジ', 'ネズミ'];

/** Half of the questions are sums, where `weak` loses; the others are about animals. */
export const question = (q: number) =>
  q % 2 === 0
    ? `Please add ${String(q)} and ${String(3 * q + 1)}.`
    : `${ANIMALS[(q >> 1) % 8]}は何を食べますか。${String(q)}`;

const LONG = 'この回答はどちらもほとんど同じで、長さも言い回しも変わりません。';

function files(questions: number) {
  const ids = Array.from({ length: questions }, (_, q) => q);
  const asked = ids.map((q) => ({
    ...{ question_id: `q${String(q)}`, category: q % 2 === 0 ? 'sums' : 'animals' },
    turns: [question(q)],
  }));
  const answers = ids.flatMap((q) =>
    ['weak', 'strong', 'copy'].map((model) => ({
      ...{ question_id: `q${String(q)}`, model_id: model },
      text:
        model === 'weak'
          ? `${String(q)} だと思います。`
          : `${LONG}${q === 3 ? model : ''}${String(q)}`,
    })),
  );
  const verdicts = ids.flatMap((q) =>
    [
      ['weak', 'strong', q % 2 === 0 || q % 3 === 0 ? 2 : 1],
      ['copy', 'weak', q % 2 === 0 || q % 5 === 0 ? 1 : 2],
      ['strong', 'copy', q % 4 === 0 ? 1 : 3],
    ].map(([left, right, score], at) => ({
      ...{ review_id: `${String(q)}-${String(at)}`, question_id: `q${String(q)}` },
      ...{ model1_id: left, model2_id: right, score, reviewer_id: 'judge', text: 'so' },
    })),
  );
  return [lines(asked), lines(answers), lines(verdicts)];
}

export async function data(questions: number, subject: MapSubject = 'questions'): Promise<MapData> {
  const sources = files(questions).map((text, at) => ({
    ...textSource(text, `file ${String(at)}`, 1 << 20),
    key: `key ${String(at)}`,
  }));
  const { table, benchmark, files: reports } = await readFiles(sources, { format: null });
  const chunks: PackedChunk[] = [];
  await keepTexts(sources, { parts: 'all' }, ({ chunk }) => {
    const file = reports.findIndex(({ key }) => key === chunk?.key);
    if (chunk !== null) chunks.push({ file, kind: chunk.kind, bytes: chunk.bytes });
    return Promise.resolve();
  });
  return { subject, table, benchmark, files: reports, edits: NO_EDITS, chunks, seed: 1 };
}
