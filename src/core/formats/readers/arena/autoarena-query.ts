import type { SqlTables } from '../../containers/sqlite.ts';

/** Where versions of AutoArena keep the answers; the columns of head_to_head are named after it. */
const ANSWERS = ['response', 'result'];

/**
 * What AutoArena would download of its database: the head-to-heads with the names of models and
 * judges, a row for each, also where one of them is gone. Null where the database holds no arena.
 */
export function autoarenaQuery(tables: SqlTables): string | null {
  const has = (table: string, ...columns: readonly string[]): boolean =>
    columns.every((column) => tables.get(table)?.has(column) === true);
  const answers = ANSWERS.find(
    (name) =>
      has(name, 'id', 'model_id', 'prompt', 'response') &&
      has('head_to_head', `${name}_a_id`, `${name}_b_id`, 'winner'),
  );
  if (answers === undefined || !has('model', 'id', 'name')) return null;
  const hasJudges = has('judge', 'id', 'name') && has('head_to_head', 'judge_id');
  const text = (value: string, name: string): string => `CAST(${value} AS BLOB) AS ${name}`;
  const columns = [
    ...[text('a.prompt', 'prompt'), text('ma.name', 'model_a'), text('mb.name', 'model_b')],
    ...[text('a.response', 'response_a'), text('b.response', 'response_b')],
    ...[hasJudges ? text('j.name', 'judge') : 'NULL AS judge', text('h.winner', 'winner')],
  ];
  return `SELECT ${columns.join(', ')}
    FROM head_to_head h
    LEFT JOIN ${answers} a ON a.id = h.${answers}_a_id
    LEFT JOIN ${answers} b ON b.id = h.${answers}_b_id
    LEFT JOIN model ma ON ma.id = a.model_id
    LEFT JOIN model mb ON mb.id = b.model_id
    ${hasJudges ? 'LEFT JOIN judge j ON j.id = h.judge_id' : ''}`;
}
