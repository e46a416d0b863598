import type { JudgmentPlaces } from '../../core/publish/report/report-texts.ts';
import { loadRecord, loadText } from '../../storage/texts.ts';
import type { TextFile } from '../../storage/texts.ts';

/** The question of a judgment, wherever it is kept: alone, or in a record of its own or of a score. */
export async function questionAt(
  files: readonly TextFile[],
  { question, record, scores }: JudgmentPlaces,
): Promise<string | null> {
  for (const [file, number] of question.slice(0, 1)) {
    const text = await loadText(files[file], number);
    if (text !== null) return text;
  }
  const records = [record, scores?.[0].at(0), scores?.[1].at(0)];
  for (const place of records) {
    const kept = place && (await loadRecord(files[place[0]], place[1]));
    if (kept && kept.question !== null) return kept.question;
  }
  return null;
}
