import { parse } from 'bq2cst';
import { EntityContextType } from 'dt-sql-parser/dist/parser/common/types';
import { SparkSQL } from 'dt-sql-parser/dist/parser/spark';
import { expect, it } from 'vitest';
import { replaced, sqlOf } from './battles.ts';

/*
 * The SQL that counts judgments on Spark and BigQuery (static/sql), read whole by the grammars that
 * dt-sql-parser and bq2cst have of them. The former refuses what is wrong; the latter takes much, and
 * so its tree is compared.
 */

/** What each step yields, by its name; the last is what is written. */
const STEPS = {
  judgments: ['model_a', 'model_b', 'winner', 'question_id', 'judge', 'weight'],
  verdicts: ['model_a', 'model_b', 'question_id', 'judge', 'weight', 'verdict'],
  counted: [
    ...['model_a', 'model_b', 'question_id', 'judge'],
    ...['wins_a', 'wins_b', 'ties', 'unparsed'],
  ],
};
const COLUMNS = [...STEPS.counted, 'games'];

/** A node of BigQuery's tree: what stands there, and what belongs to it. */
interface Node {
  readonly node_type: string;
  readonly token: { readonly literal: string } | null;
  readonly children: Readonly<
    Record<string, { readonly Node?: Node; readonly NodeVec?: readonly Node[] }>
  >;
}

/** The only child of a name. */
function child(node: Node, name: string): Node {
  return node.children[name]?.Node ?? expect.fail(`${node.node_type} has no ${name}`);
}

const all = (node: Node, name: string) => node.children[name]?.NodeVec ?? [];
const literal = ({ token }: Node) => token?.literal ?? '';

/** A node and all below it. */
function* within(node: Node): Generator<Node> {
  yield node;
  for (const { Node: one, NodeVec: more = [] } of Object.values(node.children))
    for (const below of one ? [one] : more) yield* within(below);
}

/** The columns of a SELECT by their names. */
function columnsOf(select: Node): string[] {
  expect([select.node_type, literal(select)]).toEqual(['SelectStatement', 'SELECT']);
  return all(select, 'exprs').map((one) => literal(one.children['alias']?.Node ?? one));
}

function treeOf(sql: string) {
  const [statement, ...others] = parse(sql) as unknown as readonly Node[];
  expect(others.map(({ node_type }) => node_type)).toEqual(['EOF']);
  expect(statement.node_type).toBe('ExportDataStatement');
  expect(literal(child(statement, 'options'))).toBe('OPTIONS');
  for (const node of within(statement))
    if (node.node_type === 'CaseExpr') expect(literal(child(node, 'end'))).toBe('END');
  const options = all(child(child(statement, 'options'), 'group'), 'exprs').map((one) => [
    ...[one.node_type, literal(one), literal(child(one, 'left'))],
  ]);
  const select = child(child(statement, 'as'), 'stmt');
  const queries = all(child(select, 'with'), 'queries').map((query) => {
    const own = child(child(query, 'stmt'), 'stmt');
    return [literal(query), columnsOf(own)] as const;
  });
  return { options, steps: Object.fromEntries(queries), columns: columnsOf(select) };
}

it('for BigQuery exports the columns of counts, step by step', () => {
  expect(treeOf(sqlOf('bigquery'))).toEqual({
    options: ['uri', 'format', 'header', 'overwrite'].map((name) => ['BinaryOperator', '=', name]),
    steps: STEPS,
    columns: COLUMNS,
  });
});

it.each([
  ['EXPORT DATA OPTIONS (', 'EXPORT DATA OPTION ('],
  [') AS\nWITH', ')\nWITH'],
  ['  header = true,', '  header true,'],
  ['    END AS verdict', '    AS verdict'],
  [
    '  SELECT\n    model_a,\n    model_b,\n    question_id,\n    judge,\n    SUM',
    '  SELEKT model_a, SUM',
  ],
  ['  FROM verdicts\n  GROUP BY', '  FROM verdicts\n  GROUPED BY'],
  ['FROM counted;', 'FRM counted;'],
])('for BigQuery would not be %j as %j', (from, to) => {
  const broken = replaced(sqlOf('bigquery'), from, to);
  expect(() => {
    expect(treeOf(broken)).toMatchObject({ steps: STEPS, columns: COLUMNS });
  }).toThrow();
});

it('for Spark has no fault by its grammar, and writes the columns of counts', () => {
  const spark = new SparkSQL();
  const sql = sqlOf('spark');
  expect(spark.validate(sql)).toEqual([]);
  expect(spark.splitSQLByStatement(sql)).toHaveLength(2);
  const columns = (spark.getAllEntities(sql) ?? []).flatMap((entity) => {
    const { entityContextType: kind } = entity;
    const own = 'columns' in entity ? (entity.columns ?? []) : [];
    return kind === EntityContextType.QUERY_RESULT
      ? [own.map(({ text, ...more }) => aliasOf(more) ?? text)]
      : [];
  });
  expect(columns).toEqual([...Object.values(STEPS), COLUMNS, ['*']]);
});

it.each([
  ["  header 'true',\n", '  header = ,\n'],
  ['  GROUP BY model_a, model_b, question_id, judge\n', '  GROUPED BY model_a, model_b\n'],
  ['CREATE OR REPLACE TEMPORARY VIEW', 'CREATE OR REPLACE TEMPORARY WIEV'],
  ['    END AS verdict', '    AS verdict'],
])('for Spark would not be %j as %j', (from, to) => {
  expect(new SparkSQL().validate(replaced(sqlOf('spark'), from, to))).not.toEqual([]);
});

/** The name that a column was given. */
function aliasOf(column: object): string | null {
  const alias: unknown = '_alias' in column ? column._alias : null;
  return typeof alias === 'object' && alias !== null && 'text' in alias ? String(alias.text) : null;
}
