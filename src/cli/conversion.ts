import { parseArgs } from 'node:util';
import { tableEdits } from '../core/table/data-edits.ts';
import { editTable } from '../core/table/edit-table.ts';
import { CaravanError } from '../core/failure.ts';
import { FORMATS } from '../core/formats/readers/registry.ts';
import { formulaNames } from '../core/formats/write/formula-names.ts';
import { WRITERS } from '../core/formats/write/writers.ts';
import type { WriterName } from '../core/formats/write/writers.ts';
import type { Grades } from '../core/formats/file/way.ts';
import { importJudgments } from '../core/formats/intake/import-judgments.ts';
import { failuresEn } from '../words/en/failures/failures.ts';
import { ArgumentError } from './argument-error.ts';
import { exitCodeOf } from './exit-code.ts';
import { fileMessages, reportAbsent, say, unusedOptions } from './file-messages.ts';
import { gamesOf } from './games.ts';
import { MAP_HELP, mappingOf } from './mapping/mapping.ts';
import { askedEdits, givenAt } from './project-input.ts';

const NAMES = Object.keys(WRITERS).filter((name): name is WriterName => name in WRITERS);

/** A file that is written holds no grades, so they are not kept. */
const WEIGHTS = ['collapse', 'as-published'] as const satisfies readonly Grades[];

const USAGE = `Usage: npm run --silent convert -- FILE… --to NAME [options],
or node caravan.mjs convert FILE… --to NAME [options]
Writes the judgments of files to standard output. A folder stands for the files in it, and a
project (.caravan) for its data as they were opened last, edits included.

  --to NAME           ${NAMES.join(', ')}
  --format NAME       read all files as this format (default: by the content of each)
  --baseline NAME     the model that others were compared with, for Arena-Hard v0.1
  --games N           how many games each pair played, for matrices of win rates or odds
  --grades NAME       what ≫ counts in Arena-Hard files: ${WEIGHTS.join(', ')} (default collapse)
  --map COLUMNS       ${MAP_HELP}
  --sides unknown     nothing says which model was shown first, whatever the files seem to say
  --lower-is-better NAME
                      where this judge or evaluator gave single scores, the lower wins; may be
                      repeated
  --without-corrections write the verdicts of a project’s files, whatever was corrected in it
  --help              print this
`;

const TEXT = { type: 'string' } as const;
const OPTIONS = {
  to: TEXT,
  format: TEXT,
  baseline: TEXT,
  games: TEXT,
  grades: TEXT,
  map: TEXT,
  sides: TEXT,
  'lower-is-better': { type: 'string', multiple: true },
  'without-corrections': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/**
 * Writes the judgments of files to standard output.
 * @returns the exit code: 0 done, 1 no usable judgment, 2 wrong arguments
 */
export async function convert(args: readonly string[]): Promise<number> {
  try {
    return await convertAs(args);
  } catch (error) {
    return exitCodeOf(error);
  }
}

async function convertAs(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args);
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (positionals.length === 0) throw new ArgumentError('No file given.');
  const to = NAMES.find((name) => name === values.to);
  if (to === undefined) {
    throw new ArgumentError(
      `--to ${values.to ?? ''} is not offered; offered: ${NAMES.join(', ')}.`,
    );
  }
  const format = FORMATS.find(({ id }) => id === values.format)?.id ?? null;
  if (values.format !== undefined && format === null) {
    const offered = FORMATS.map(({ id }) => id).join(', ');
    throw new ArgumentError(`--format ${values.format} is not offered; offered: ${offered}.`);
  }
  if (values.sides !== undefined && values.sides !== 'shown' && values.sides !== 'unknown') {
    throw new ArgumentError(`--sides ${values.sides} is not offered; offered: shown, unknown.`);
  }
  const lower = values['lower-is-better'];
  const said = {
    baseline: values.baseline ?? null,
    games: values.games === undefined ? null : gamesOf(values.games),
    grades: gradesOf(values.grades),
  };
  const { sources, base, edits: own } = await givenAt(positionals);
  const { edits, said: ofCorrections } = askedEdits(own, values['without-corrections']);
  if (ofCorrections !== null) say(ofCorrections);
  const { read, failure } = await importJudgments(sources, {
    format,
    ...said,
    mapping: values.map === undefined ? null : mappingOf(values.map),
    sides: values.sides ?? 'shown',
    ...(lower === undefined ? {} : { lower }),
    base,
    edits,
  });
  read.files.flatMap(fileMessages).forEach(say);
  unusedOptions(read.files, said).forEach(say);
  reportAbsent('judges', lower ?? [], read.table.judges);
  if (failure !== null) throw new CaravanError(failure);
  const { table } = editTable(read.table, tableEdits(edits, read.files));
  const formulas = formulaNames(to, table);
  if (formulas.length > 0) say(failuresEn.formulas(formulas));
  for (const line of WRITERS[to](table)) process.stdout.write(line);
  return 0;
}

function gradesOf(name: string | undefined): Grades {
  if (name === undefined) return 'collapse';
  const found = WEIGHTS.find((grades) => grades === name);
  if (found !== undefined) return found;
  throw new ArgumentError(`--grades ${name} is not offered; offered: ${WEIGHTS.join(', ')}.`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    const [message] = error instanceof Error ? error.message.split('. ') : [String(error)];
    throw new ArgumentError(`${message.replace(/\.$/, '')}.`);
  }
}
