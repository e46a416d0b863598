/*
 * As much of the Stan language as the exported programs use, after the reference manual: enough
 * to compute a program's log density from its text. Anything else throws.
 */
import { functionsOf } from './functions.ts';
import type { Functions, Scope } from './functions.ts';

export type Value = number | readonly number[];
/** Row by row. */
export type Matrix = readonly (readonly number[])[];

interface Block {
  readonly name: string;
  readonly statements: readonly string[];
}

/** Blocks in order, comments taken out, one statement each. */
export function blocksOf(program: string): Block[] {
  const text = program.replace(/\/\/.*$/gm, '');
  return [...text.matchAll(/([a-z][a-z ]*?)\s*\{([^}]*)\}/g)].map(([, name, body]) => ({
    name,
    statements: body
      .split(';')
      .map((statement) => statement.trim().replace(/\s+/g, ' '))
      .filter((statement) => statement !== ''),
  }));
}

/** A declaration: type, bounds, name, size, and the expression it is set to. */
const DECLARATION =
  /^(?:array\[(?<length>[^\]]+)\] )?(?<type>int|real|vector|matrix)(?:<(?<bounds>[^>]+)>)?(?:\[(?<size>[^\]]+)\])? (?<name>\w+)(?: = (?<value>.+))?$/;

export class Rejected extends Error {}

/**
 * The program's target at constrained parameters, without Jacobians: what its model block adds
 * up. Throws where data or parameters are missing, superfluous, of another size, or out of bounds.
 */
export function logDensity(
  program: string,
  data: Readonly<Record<string, Value | Matrix>>,
  parameters: Readonly<Record<string, Value>>,
): number {
  const scope: Scope = new Map();
  const { functions, rest } = functionsOf(program, (text, own) => evaluate(text, own));
  const given = new Map<string, Map<string, Value | Matrix>>([
    ['data', new Map(Object.entries(data))],
    ['parameters', new Map(Object.entries(parameters))],
  ]);
  let target = 0;
  for (const { name: block, statements } of blocksOf(rest)) {
    const declared = new Set<string>();
    let hasStatement = false;
    for (const statement of statements) {
      const declaration = DECLARATION.exec(statement)?.groups;
      if (declaration !== undefined) {
        if (hasStatement) throw new Error(`declared after a statement: ${statement}`);
        const { name, value: expression } = declaration;
        if (scope.has(name)) throw new Error(`declared twice: ${name}`);
        const value = expression ? evaluate(expression, scope) : given.get(block)?.get(name);
        if (value === undefined) throw new Error(`no value for ${name}`);
        requireShape(declaration, value, scope);
        scope.set(name, value);
        declared.add(name);
        continue;
      }
      hasStatement = true;
      const condition = /^if \((.+) > (\w+)\) reject\(".*"\)$/.exec(statement);
      const loop = /^for \(s in 1:(\w+)\) target \+= (.+)$/.exec(statement);
      const increment = /^target \+= (.+)$/.exec(statement);
      if (block !== 'model') throw new Error(`a statement in ${block}: ${statement}`);
      if (condition !== null) {
        if (evaluate(condition[1], scope) > evaluate(condition[2], scope)) throw new Rejected();
      } else if (loop !== null) {
        for (let s = 1; s <= Number(evaluate(loop[1], scope)); s++)
          target += Number(evaluate(loop[2], new Map([...scope, ['s', s]]), functions));
      } else if (increment !== null) {
        const value = evaluate(increment[1], scope);
        if (typeof value !== 'number') throw new Error(`not a number: ${statement}`);
        target += value;
      } else throw new Error(`not understood: ${statement}`);
    }
    for (const name of given.get(block)?.keys() ?? []) {
      if (!declared.has(name)) throw new Error(`superfluous in ${block}: ${name}`);
    }
  }
  return target;
}

function requireShape(
  { length, type, bounds, size, name }: Record<string, string | undefined>,
  value: Value | Matrix,
  scope: ReadonlyMap<string, Value | Matrix>,
): void {
  if (isMatrix(value)) {
    const [rows, columns] = (size ?? '').split(', ').map((one) => evaluate(one, scope));
    if (type !== 'matrix' || value.length !== rows) throw new Error(`rows of ${name ?? ''}`);
    for (const row of value)
      requireShape({ type: 'vector', bounds, size: String(columns), name }, row, scope);
    return;
  }
  const extent = length ?? size;
  if (extent === undefined ? typeof value !== 'number' : typeof value === 'number') {
    throw new Error(`shape of ${name ?? ''}`);
  }
  const values = typeof value === 'number' ? [value] : value;
  if (extent !== undefined && values.length !== evaluate(extent, scope)) {
    throw new Error(`length of ${name ?? ''}`);
  }
  if (type === 'int' && !values.every(Number.isInteger)) throw new Error(`whole: ${name ?? ''}`);
  for (const bound of bounds?.split(', ') ?? []) {
    const [side, expression] = bound.split('=');
    const limit = Number(evaluate(expression, scope));
    const isInside = (x: number): boolean => (side === 'lower' ? x >= limit : x <= limit);
    if (!values.every(isInside)) throw new Error(`bounds of ${name ?? ''}`);
  }
}

function isMatrix(value: Value | Matrix): value is Matrix {
  return typeof value !== 'number' && typeof value[0] === 'object';
}

type Scalar = (...args: number[]) => number;

const softplus: Scalar = (x) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

/** Functions that act on each element. */
const ELEMENTWISE: Record<string, Scalar> = {
  log: Math.log,
  exp: Math.exp,
  abs: Math.abs,
  log1p_exp: softplus,
  log1m_exp: (x) => Math.log1p(-Math.exp(x)),
  log_inv_logit: (x) => -softplus(-x),
};

/** log Γ by Stirling's series after eight steps up. */
function logGamma(x: number): number {
  let shift = 0;
  for (; x < 9; x++) shift -= Math.log(x);
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

/** Log densities of one value, with all their constants (Stan functions reference). */
const DENSITIES: Record<string, Scalar> = {
  normal_lpdf: (x, mean, sd) =>
    -0.5 * ((x - mean) / sd) ** 2 - Math.log(sd) - 0.5 * Math.log(2 * Math.PI),
  student_t_lpdf: (x, df, mean, scale) =>
    logGamma((df + 1) / 2) -
    logGamma(df / 2) -
    0.5 * Math.log(df * Math.PI) -
    Math.log(scale) -
    ((df + 1) / 2) * Math.log1p(((x - mean) / scale) ** 2 / df),
  double_exponential_lpdf: (x, mean, scale) => -Math.log(2 * scale) - Math.abs(x - mean) / scale,
  cauchy_lpdf: (x, mean, scale) =>
    -Math.log(Math.PI * scale) - Math.log1p(((x - mean) / scale) ** 2),
  exponential_lpdf: (x, rate) => Math.log(rate) - rate * x,
};

const asList = (value: Value): readonly number[] => (typeof value === 'number' ? [value] : value);
const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);

/** Numbers are repeated to the length of the lists among the arguments. */
function spread(args: readonly Value[], f: Scalar): Value {
  const length = Math.max(...args.map((arg) => (typeof arg === 'number' ? 0 : arg.length)));
  if (length === 0) return f(...args.map(Number));
  return Array.from({ length }, (_, i) =>
    f(
      ...args.map((arg) => {
        if (typeof arg === 'number') return arg;
        if (arg.length !== length) throw new Error('lengths differ');
        return arg[i];
      }),
    ),
  );
}

function call(name: string, args: readonly Value[], functions: Functions): Value {
  const own = functions.get(name);
  if (own !== undefined) return own(args);
  if (name in DENSITIES) return sum(asList(spread(args, DENSITIES[name])));
  if (name in ELEMENTWISE) return spread(args, ELEMENTWISE[name]);
  if (name === 'sum') return sum(asList(args[0]));
  if (name === 'append_row') return [...asList(args[0]), ...asList(args[1])];
  if (name === 'dot_product') return sum(asList(spread(args, (a, b) => a * b)));
  const [list, from, size] = [asList(args[0]), Number(args[1]), Number(args[2])];
  if (name === 'num_elements') return list.length;
  if (name === 'max') return Math.max(...list);
  if (name === 'rep_vector') return Array.from({ length: from }, () => list[0]);
  if (name === 'segment') return list.slice(from - 1, from - 1 + size);
  if (name === 'log_sum_exp') return Math.log(sum(list.map(Math.exp)));
  throw new Error(`no such function: ${name}`);
}

/** Recursive descent over + −, * /, unary −, calls, indices and names. */
function evaluate(
  expression: string,
  scope: ReadonlyMap<string, Value | Matrix>,
  functions: Functions = new Map(),
): Value {
  const tokens = expression.match(/\w+|[^\s\w]/g) ?? [];
  let at = 0;
  const take = (token: string): boolean => tokens[at] === token && ++at > 0;
  const expect = (token: string): void => {
    if (!take(token)) throw new Error(`${token} expected in ${expression}`);
  };
  function additive(): Value {
    let value = multiplicative();
    for (;;) {
      if (take('+')) value = spread([value, multiplicative()], (a, b) => a + b);
      else if (take('-')) value = spread([value, multiplicative()], (a, b) => a - b);
      else return value;
    }
  }
  function multiplicative(): Value {
    let value = unary();
    for (;;) {
      const isTimes = take('*');
      if (!isTimes && !take('/')) return value;
      const right = unary();
      // Between two vectors * is the matrix product and / is none.
      if (typeof right !== 'number' && (typeof value !== 'number' || !isTimes)) {
        throw new Error(`vectors multiplied in ${expression}`);
      }
      value = spread([value, right], isTimes ? (a, b) => a * b : (a, b) => a / b);
    }
  }
  function unary(): Value {
    return take('-') ? spread([unary()], (x) => -x) : primary();
  }
  function primary(): Value {
    if (take('(')) {
      const value = additive();
      expect(')');
      return value;
    }
    const name = tokens[at++];
    const known = scope.get(name);
    if (known !== undefined && isMatrix(known)) {
      // A matrix stands only before a vector that it is multiplied by.
      expect('*');
      const by = asList(primary());
      return known.map((row) => sum(asList(spread([row, by], (a, b) => a * b))));
    }
    if (/^\d+$/.test(name)) return Number(name);
    if (take('(')) {
      const args = [additive()];
      while (take('|') || take(',')) args.push(additive());
      expect(')');
      return call(name, args, functions);
    }
    const value = known;
    if (value === undefined) throw new Error(`not declared: ${name}`);
    if (!take('[')) return value;
    const index = additive();
    expect(']');
    const element = (i: number): number => {
      const list = asList(value);
      if (i < 1 || i > list.length) throw new Error(`index ${i} of ${name}`);
      return list[i - 1];
    };
    return spread([index], element);
  }
  const value = additive();
  if (at !== tokens.length) throw new Error(`left over in ${expression}`);
  return value;
}
