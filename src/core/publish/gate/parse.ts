import { SEPARATED } from '../../limits.ts';
import { COMPARISONS } from './gate.ts';
import type { Claim, Clause, Comparison, Gate } from './gate.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** What stands in a gate where something else is to stand. */
export interface GateProblem {
  /** Position in the text, from 0. */
  readonly at: number;
  /** What stands there; '' at the end. */
  readonly found: string;
  readonly expected:
    | 'claim'
    | 'model'
    | 'other-model'
    | 'comparison'
    | 'more-or-less'
    | 'rank'
    | 'margin'
    | 'probability'
    | 'and-or-end'
    | 'closing-quote'
    | ','
    | '('
    | ')';
}

/** Thrown and caught inside this file. */
class Unexpected extends Error {
  readonly problem: GateProblem;
  constructor(problem: GateProblem) {
    super(problem.expected);
    this.problem = problem;
  }
}

/**
 * Reads a gate:
 *
 *     gate        = clause { "and" clause }
 *     clause      = "P(" claim { "and" claim } ")" comparison probability | claim
 *     claim       = model ( ">" | "<" ) model
 *                 | "rank(" model ")" ( "<=" | "<" | ">=" | ">" | "=" ) number
 *                 | "within(" model "," ( model | "best" ) "," number ")" [ comparison probability ]
 *     comparison  = ">" | ">=" | "<" | "<="
 *     probability = a number from 0 to 1, or one with "%"
 *
 * A claim alone demands that its probability is above 95%. Names with blanks or any of (),<>="'
 * stand in quotes, inside which a backslash takes the next character as it is; so does a model
 * called best, and, P, rank or within.
 */
export function parseGate(text: string): Gate | GateProblem {
  const tokens = tokensOf(text);
  if ('unclosed' in tokens)
    return { at: tokens.unclosed, found: text.slice(tokens.unclosed), expected: 'closing-quote' };
  try {
    return { text, clauses: new Parser(tokens).gate() };
  } catch (error) {
    if (error instanceof Unexpected) return error.problem;
    throw error;
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  #place = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  gate(): readonly Clause[] {
    const clauses = [this.#clause()];
    while (this.#takes('and')) clauses.push(this.#clause());
    if (this.#next.kind !== 'end') throw this.#unexpected('and-or-end');
    return clauses;
  }

  #clause(): Clause {
    if (!this.#opens('P')) {
      const claim = this.#claim();
      const demand = claim.kind === 'within' && this.#isComparison() ? this.#demand() : USUAL;
      return { claims: [claim], ...demand };
    }
    const claims = [this.#claim()];
    while (this.#takes('and')) claims.push(this.#claim());
    this.#mark(')');
    return { claims, ...this.#demand() };
  }

  #claim(): Claim {
    if (this.#opens('rank')) {
      const model = this.#model();
      this.#mark(')');
      return { kind: 'rank', model, ...this.#ranks() };
    }
    if (this.#opens('within')) {
      const model = this.#model();
      this.#mark(',');
      const of = this.#takes('best') ? null : this.#otherThan(model);
      this.#mark(',');
      const margin = this.#number('margin', (x) => x >= 0);
      this.#mark(')');
      return { kind: 'within', model, of, margin };
    }
    const one = this.#model('claim');
    const { text } = this.#next;
    if (text !== '>' && text !== '<') throw this.#unexpected('more-or-less');
    this.#place++;
    const other = this.#otherThan(one);
    return text === '>'
      ? { kind: 'stronger', first: one, second: other }
      : { kind: 'stronger', first: other, second: one };
  }

  #ranks(): { from: number; to: number } {
    const { kind, text } = this.#next;
    if (kind !== 'mark' || !['<=', '<', '>=', '>', '=', '=='].includes(text))
      throw this.#unexpected('comparison');
    this.#place++;
    // Rank 0, which nobody has, and "< 1" would be demands that nothing meets.
    const least = text === '<' ? 2 : 1;
    const rank = this.#number('rank', (x) => Number.isInteger(x) && x >= least);
    switch (text) {
      case '<=':
        return { from: 1, to: rank };
      case '<':
        return { from: 1, to: rank - 1 };
      case '>=':
        return { from: rank, to: Infinity };
      case '>':
        return { from: rank + 1, to: Infinity };
      default:
        return { from: rank, to: rank };
    }
  }

  #demand(): Pick<Clause, 'comparison' | 'threshold'> {
    const comparison = COMPARISONS.find((known) => this.#isMark(known));
    if (comparison === undefined) throw this.#unexpected('comparison');
    this.#place++;
    const { text } = this.#next;
    const isPercent = text.endsWith('%');
    const threshold = numberOf(isPercent ? text.slice(0, -1) : text) / (isPercent ? 100 : 1);
    if (!isPossible(comparison, threshold)) throw this.#unexpected('probability');
    this.#place++;
    return { comparison, threshold };
  }

  #model(expected: GateProblem['expected'] = 'model'): string {
    const { kind, text } = this.#next;
    if ((kind !== 'word' && kind !== 'name') || text === '') throw this.#unexpected(expected);
    this.#place++;
    return text;
  }

  /** Whatever is said of a model and itself, no draw decides it. */
  #otherThan(model: string): string {
    if (this.#next.text === model) throw this.#unexpected('other-model');
    return this.#model();
  }

  #number(expected: GateProblem['expected'], isGood: (x: number) => boolean): number {
    const { kind, text } = this.#next;
    const value = kind === 'word' ? numberOf(text) : NaN;
    if (!isGood(value)) throw this.#unexpected(expected);
    this.#place++;
    return value;
  }

  /** Goes on where the next is this word, which a quoted name is not. */
  #takes(word: string): boolean {
    const { kind, text } = this.#next;
    if (kind !== 'word' || text !== word) return false;
    this.#place++;
    return true;
  }

  /** Goes on behind `word(`. */
  #opens(word: string): boolean {
    const { kind, text } = this.#next;
    const behind = this.#tokens.at(this.#place + 1);
    if (kind !== 'word' || text !== word || behind?.kind !== 'mark' || behind.text !== '(')
      return false;
    this.#place += 2;
    return true;
  }

  #mark(mark: ',' | '(' | ')'): void {
    if (!this.#isMark(mark)) throw this.#unexpected(mark);
    this.#place++;
  }

  #isMark(mark: string): boolean {
    return this.#next.kind === 'mark' && this.#next.text === mark;
  }

  #isComparison(): boolean {
    return COMPARISONS.some((known) => this.#isMark(known));
  }

  get #next(): Token {
    return this.#tokens[Math.min(this.#place, this.#tokens.length - 1)];
  }

  #unexpected(expected: GateProblem['expected']): Unexpected {
    const { at, text } = this.#next;
    return new Unexpected({ at, found: text, expected });
  }
}

/** What a claim alone demands. */
const USUAL: Pick<Clause, 'comparison' | 'threshold'> = { comparison: '>', threshold: SEPARATED };

/** Whether some probabilities meet a demand and others do not. */
function isPossible(comparison: Comparison, threshold: number): boolean {
  switch (comparison) {
    case '>':
    case '<=':
      return threshold >= 0 && threshold < 1;
    case '>=':
    case '<':
      return threshold > 0 && threshold <= 1;
  }
}

/** NaN where a text is no number in digits. */
function numberOf(text: string): number {
  return /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
}
