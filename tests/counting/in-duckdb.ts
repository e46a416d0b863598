export const SIZES = { models: 8, questions: 100, judges: 12 };

/** Null where its binary is for no such machine. */
const duckdb = await import('@duckdb/node-api').catch(() => null);
export const isHere = duckdb !== null;
export const why = duckdb === null ? ' (DuckDB has no binary for this machine)' : '';

export async function connect() {
  if (duckdb === null) throw new Error('There is no DuckDB.');
  const instance = await duckdb.DuckDBInstance.create(':memory:');
  return instance.connect();
}
