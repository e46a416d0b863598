import { Lookup } from '../../containers/sqlite/lookup.ts';
import type { Column } from '../../containers/sqlite/schema.ts';
import { readSqlite } from '../../containers/sqlite/sqlite.ts';
import type { SqlRecord, SqliteSink, SqlTables } from '../../containers/sqlite/sqlite.ts';
import type { Table } from '../../containers/sqlite/table.ts';
import type { ByteSource } from '../../file/report.ts';

/** Where versions of AutoArena keep the answers; the columns of head_to_head are named after it. */
const ANSWERS = ['response', 'result'];

/** A table with those of its columns that are needed. */
interface Part {
  readonly table: Table;
  readonly columns: readonly Column[];
}

interface Arena {
  /** Both answers' ids, the winner, and the judge's id where there are judges. */
  readonly battles: Part;
  /** Id, model's id, prompt, response. */
  readonly answers: Part;
  /** Id, name. */
  readonly models: Part;
  readonly judges: Part | null;
}

/**
 * Reads what AutoArena would download of its database: the head-to-heads with the names of models and
 * judges, also where one of them is gone.
 * @returns the tables' names where the database holds no arena, else null
 * @throws as `readSqlite` does
 */
export function readAutoarena(
  source: ByteSource,
  sink: SqliteSink,
): Promise<readonly string[] | null> {
  return readSqlite(source, sink, (tables) => {
    const arena = arenaIn(tables);
    return arena === null ? null : headToHeads(arena);
  });
}

function arenaIn(tables: SqlTables): Arena | null {
  const part = (name: string, ...wanted: readonly string[]): Part | null => {
    const table = tables.get(name);
    const columns = wanted.flatMap((column) => table?.columns.get(column) ?? []);
    return table !== undefined && columns.length === wanted.length ? { table, columns } : null;
  };
  const models = part('model', 'id', 'name');
  const judges = part('judge', 'id', 'name');
  for (const name of ANSWERS) {
    const answers = part(name, 'id', 'model_id', 'prompt', 'response');
    const columns = [`${name}_a_id`, `${name}_b_id`, 'winner'];
    const battles = part('head_to_head', ...columns);
    if (models === null || answers === null || battles === null) continue;
    const judged = judges && part('head_to_head', ...columns, 'judge_id');
    return { models, answers, battles: judged ?? battles, judges: judged && judges };
  }
  return null;
}

/** As a LEFT JOIN of these tables gives them. */
async function* headToHeads({
  battles,
  answers,
  models,
  judges,
}: Arena): AsyncGenerator<SqlRecord> {
  const [left, right, , judgeId] = battles.columns;
  const [, modelId, ...texts] = answers.columns;
  const answer = lookup(answers, [left, right], [modelId, ...texts]);
  const model = lookup(models, [modelId]);
  const judge = judges && lookup(judges, [judgeId]);
  for await (const { values } of battles.table.rows(battles.columns)) {
    const [a, b, winner, judgedBy = null] = values;
    for (const [modelA, prompt, response_a] of await answer.find(a))
      for (const [modelB, , response_b] of await answer.find(b))
        for (const [model_a] of await model.find(modelA))
          for (const [model_b] of await model.find(modelB))
            for (const [name] of (await judge?.find(judgedBy)) ?? [[null]])
              yield { prompt, model_a, model_b, response_a, response_b, judge: name, winner };
  }
}

/** Finds rows by their id, which is the first column. */
function lookup(
  { table, columns: [id, ...others] }: Part,
  partners: readonly Column[],
  wanted = others,
): Lookup {
  return new Lookup(table, id, partners, wanted);
}
