import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DuckDBConnection } from '@duckdb/node-api';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const ENGINES = ['duckdb', 'spark', 'bigquery'] as const;

/** The documented SQL of an engine. */
export function sqlOf(engine: (typeof ENGINES)[number]): string {
  return readFileSync(join(ROOT, `static/sql/count-judgments.${engine}.sql`), 'utf8');
}

/** What a text must have in it once. */
export function replaced(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`There is not one "${from}".`);
  return text.replace(from, to);
}

/**
 * Makes a table `battles` inside the engine: models with spread strengths, questions of which some
 * suit a model better, judges, ties, verdicts that are none, and names that need quotation marks.
 */
export async function makeBattles(
  connection: DuckDBConnection,
  rows: number,
  { models, questions, judges }: Readonly<Record<'models' | 'questions' | 'judges', number>>,
): Promise<void> {
  // What DuckDB's own hash makes of row and column is as good as chance, and the same everywhere.
  await connection.run(`
    CREATE OR REPLACE TABLE battles AS
    WITH drawn AS (
      SELECT
        hash(row, 1) % ${String(models)} AS a,
        1 + hash(row, 2) % ${String(models - 1)} AS further,
        hash(row, 3) % ${String(questions)} AS question,
        hash(row, 4) % ${String(judges)} AS judge,
        (hash(row, 5) % 10000) / 10000 AS chance,
        (hash(row, 6) % 100) AS kind
      FROM range(${String(rows)}) AS rows (row)
    ), paired AS (
      SELECT *, (a + further) % ${String(models)} AS b, hash(question, a) % 7 AS suits FROM drawn
    )
    SELECT
      'model, "' || a || '"' AS model_a,
      'model, "' || b || '"' AS model_b,
      CASE
        WHEN kind < 3 THEN NULL
        WHEN kind < 6 THEN 'tie'
        WHEN kind < 8 THEN 'Tie (bothbad) '
        WHEN chance < 1 / (1 + exp((b::DOUBLE - a::DOUBLE) / 4 - suits / 7)) THEN
          CASE WHEN kind < 20 THEN 'model, "' || a || '"' ELSE 'model_a' END
        ELSE 'model_b'
      END AS winner,
      'q' || question AS question_id,
      'judge ' || judge AS judge
    FROM paired`);
}

/** Writes the counts of that table to a file, as the SQL for DuckDB says. */
export async function count(connection: DuckDBConnection, to: string): Promise<void> {
  const sql = replaced(sqlOf('duckdb'), "'judgments.parquet'", 'battles');
  const parquet = to.endsWith('.parquet');
  const out = `'${to.replaceAll("'", "''")}' ${parquet ? '(FORMAT parquet)' : '(HEADER)'}`;
  await connection.run(replaced(sql, "'counts.csv' (HEADER)", out));
}

/** Writes the rows of that table to a file. */
export async function exportRows(connection: DuckDBConnection, to: string): Promise<void> {
  await connection.run(`COPY battles TO '${to.replaceAll("'", "''")}' (HEADER)`);
}
