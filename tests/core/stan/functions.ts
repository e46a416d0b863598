import type { Matrix, Value } from './evaluate.ts';

export type Scope = Map<string, Value | Matrix>;
export type Functions = ReadonlyMap<string, (args: readonly Value[]) => Value>;
/** Of expressions. */
type Evaluate = (expression: string, scope: Scope) => Value;

const FUNCTION = /^(?:real|vector) (\w+)\(([^)]*)\)\s*/;
const LOOP = /^for \((\w+) in (.+?):(.+?)\) (?=\{|[a-z])/;
const DECLARATION = /^(?:(?:real|int)|vector\[(?<size>.+?)\]) (?<name>\w+)(?: = (?<initial>.+))?$/;
const ASSIGNMENT = /^(?<name>\w+)\[(?<index>.+)\] (?<sign>\+?=) (?<value>.+)$/;
type Found = Record<string, string | undefined>;

/** A program without its functions block, which comes first, and what the functions do. */
export function functionsOf(
  program: string,
  evaluate: Evaluate,
): { functions: Functions; rest: string } {
  const functions = new Map<string, (args: readonly Value[]) => Value>();
  const text = program
    .replace(/\/\/.*$/gm, '')
    .trim()
    .replace(/\s+/g, ' ');
  if (!text.startsWith('functions {')) return { functions, rest: program };
  const [body, rest] = blockOf(text.slice('functions '.length));
  for (let left = body; left !== '';) {
    const [head, name, parameters] = FUNCTION.exec(left) ?? [];
    if (head === undefined) throw new Error(`not understood: ${left}`);
    const [own, behind] = blockOf(left.slice(head.length));
    const names = parameters.split(', ').map((one) => one.split(' ')[1]);
    functions.set(name, (args) => {
      if (args.length !== names.length) throw new Error(`arguments of ${name}`);
      const result = run(own, new Map(names.map((one, at) => [one, args[at]])), evaluate);
      if (result === null) throw new Error(`${name} returns nothing`);
      return result;
    });
    left = behind;
  }
  return { functions, rest };
}

/** What stands in braces at the beginning of a text, and what stands behind them. */
function blockOf(text: string): [inside: string, behind: string] {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}') depth--;
    if (depth === 0) return [text.slice(1, at).trim(), text.slice(at + 1).trim()];
  }
  throw new Error('a brace is open');
}

/** @returns what is returned, or null */
function run(body: string, outer: Scope, evaluate: Evaluate): Value | null {
  // What is declared here is not there outside; elements assigned to are.
  const scope = new Map(outer);
  for (let left = body; left !== '';) {
    const [head, variable, first, last] = LOOP.exec(left) ?? [];
    if (head !== undefined) {
      const behind = left.slice(head.length);
      const [own, rest] = behind.startsWith('{') ? blockOf(behind) : statementOf(behind);
      for (let k = Number(evaluate(first, scope)); k <= Number(evaluate(last, scope)); k++) {
        const result = run(own, new Map([...scope, [variable, k]]), evaluate);
        if (result !== null) return result;
      }
      left = rest;
      continue;
    }
    const [statement, rest] = statementOf(left);
    if (statement.startsWith('return ')) return evaluate(statement.slice(7), scope);
    execute(statement, scope, evaluate);
    left = rest;
  }
  return null;
}

function statementOf(text: string): [statement: string, behind: string] {
  const end = text.indexOf(';');
  const to = end < 0 ? text.length : end;
  return [text.slice(0, to).trim(), text.slice(to + 1).trim()];
}

function execute(statement: string, scope: Scope, evaluate: Evaluate): void {
  const declared: Found | undefined = DECLARATION.exec(statement)?.groups;
  if (declared !== undefined) {
    const { size, name = '', initial } = declared;
    const length = size === undefined ? null : Number(evaluate(size, scope));
    const empty = Array.from({ length: length ?? 1 }, () => NaN);
    const value = initial === undefined ? empty : evaluate(initial, scope);
    if ((typeof value === 'number' ? null : value.length) !== length)
      throw new Error(`length of ${name}`);
    scope.set(name, typeof value === 'number' ? value : [...value]);
    return;
  }
  const {
    name = '',
    index = '',
    sign,
    value = '',
  }: Found = ASSIGNMENT.exec(statement)?.groups ?? {};
  const list = scope.get(name);
  if (!Array.isArray(list)) throw new Error(`not understood: ${statement}`);
  const at = Number(evaluate(index, scope)) - 1;
  if (!(at in list)) throw new Error(`index ${String(at)} of ${name}`);
  list[at] = (sign === '=' ? 0 : Number(list[at])) + Number(evaluate(value, scope));
}
