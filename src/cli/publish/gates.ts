import { duelOf, falseAlarms } from '../../core/publish/gate/false-alarms.ts';
import type { FalseAlarms } from '../../core/publish/gate/false-alarms.ts';
import { evaluateGate } from '../../core/publish/gate/evaluate.ts';
import type { ClauseResult, GateResult } from '../../core/publish/gate/evaluate.ts';
import { modelsOf } from '../../core/publish/gate/gate.ts';
import type { Clause, Gate } from '../../core/publish/gate/gate.ts';
import type { TestCase } from '../../core/publish/gate/junit.ts';
import { SHARE_ERRORS } from '../../core/limits.ts';
import { nearestName } from '../../core/names/nearest-name.ts';
import { DEFAULT_SCALE } from '../../core/posterior/ranking/scale.ts';
import { markdownText } from '../../core/publish/table-markdown.ts';
import { numberWriter } from '../../ui/text/numbers.ts';
import { ArgumentError } from '../argument-error.ts';
import type { RankedInput } from '../reports/reports.ts';
import { printable } from '../terminal.ts';

/** A ranking, and what is asked of it. */
export type PublishInput = Pick<
  RankedInput,
  'asked' | 'table' | 'counts' | 'model' | 'draws' | 'summary' | 'intervals'
>;

/** What became of a gate, clause by clause. */
export interface Judged {
  readonly result: GateResult;
  /** By clause; null where it was not asked for, or two equals can't meet it by chance. */
  readonly alarms: readonly (FalseAlarms | null)[];
}

/**
 * Says which names no model of the files has.
 * @throws ArgumentError with the nearest name
 */
export function checkGateModels(gates: readonly Gate[], models: readonly string[]): void {
  for (const { text, clauses } of gates) {
    const names = clauses.flatMap(({ claims }) => claims.flatMap(modelsOf));
    const unknown = names.find((name) => !models.includes(name));
    if (unknown === undefined) continue;
    const nearest = nearestName(unknown, models);
    const offered =
      nearest === null
        ? `there are ${models.slice(0, 8).join(', ')}${models.length > 8 ? ' …' : ''}.`
        : `did you mean “${nearest}”?`;
    throw new ArgumentError(`--gate ${text}: no model is called “${unknown}”; ${offered}`);
  }
}

/** What becomes of the gates that are asked for, and of the A/A test where there is to be one. */
export function judgeGates(
  { asked, table, counts, model, draws, summary, intervals }: PublishInput,
  seed: number,
): Judged[] {
  const scale = asked.scale === 'rating' ? DEFAULT_SCALE : null;
  const gated = { draws, summary, models: counts.models, scale };
  const alarmsOf = (clause: Clause, { without }: ClauseResult): FalseAlarms | null =>
    asked.falseAlarms === null || without.length > 0
      ? null
      : falseAlarms(clause, table, model, intervals, asked.falseAlarms, seed);
  return asked.gates.map((gate) => {
    const result = evaluateGate(gate, gated);
    return { result, alarms: result.clauses.map((own) => alarmsOf(own.clause, own)) };
  });
}

/** `gate` of the JSON result. */
export function gateFacts(judged: readonly Judged[]) {
  return judged.map(({ result, alarms }) => ({
    gate: result.gate.text,
    passes: result.passes,
    clauses: result.clauses.map(({ clause, state, probability, mcse, without }, at) => ({
      claims: clause.claims.map((claim) => ({
        ...claim,
        // JSON has no infinity.
        ...(claim.kind === 'rank' && claim.to === Infinity && { to: null }),
      })),
      comparison: clause.comparison,
      threshold: clause.threshold,
      state,
      probability,
      probability_mcse: mcse,
      models_without_judgments: without,
      false_alarms: alarmFacts(alarms[at]),
    })),
  }));
}

function alarmFacts(alarms: FalseAlarms | null) {
  if (alarms === null) return null;
  const { rate, trials, splitBy } = alarms;
  return { rate: rate.value, lower: rate.lower, upper: rate.upper, trials, split_by: splitBy };
}

/** One line for each clause, and for its false alarms. */
export function gatesText(judged: readonly Judged[]): string {
  const lines = judged.flatMap(({ result, alarms }) => [
    `Gate ${result.gate.text}: ${result.passes ? 'passed' : 'FAILED'}.`,
    ...result.clauses.map((own) => `  ${clauseText(own)}`),
    ...alarms
      .flatMap((own, at) => alarmText(result.clauses[at].clause, own))
      .map((line) => `  ${line}`),
  ]);
  return `${lines.map(printable).join('\n')}\n`;
}

/** What became of all gates, as Markdown for the summary of a build. */
export function gatesMarkdown(judged: readonly Judged[], caption: string): string {
  const isPassed = judged.every(({ result }) => result.passes);
  const rows = judged.flatMap(({ result }) =>
    result.clauses.map((own, at) => {
      const gate = at === 0 ? markdownText(result.gate.text) : '';
      return `| ${gate} | ${RESULTS[own.state]} | ${markdownText(clauseText(own))} |`;
    }),
  );
  const alarms = judged.flatMap(({ result, alarms: own }) =>
    own.flatMap((one, at) => alarmText(result.clauses[at].clause, one)),
  );
  return [
    `### Gate ${isPassed ? 'passed' : 'failed'}`,
    '',
    '| Gate | Result | Found |',
    '| :--- | :--- | :--- |',
    ...rows,
    '',
    ...alarms.flatMap((line) => [markdownText(line), '']),
    markdownText(caption),
    '',
  ].join('\n');
}

/** Every gate as a test. */
export function gateCases(judged: readonly Judged[]): TestCase[] {
  return judged.map(({ result }) => {
    const open = result.clauses.filter(({ state }) => state !== 'passed');
    const isAnswered = open.some(({ state }) => state === 'failed');
    return {
      name: result.gate.text,
      outcome: open.length === 0 ? 'passed' : isAnswered ? 'failed' : 'error',
      message: (open.length === 0 ? result.clauses : open).map(clauseText).join(' '),
    };
  });
}

const RESULTS: Readonly<Record<ClauseResult['state'], string>> = {
  passed: 'passed',
  failed: '**failed**',
  'not-converged': '**not converged**',
  'not-sampled': '**not sampled**',
  'no-judgments': '**no judgments**',
  unconnected: '**not connected**',
};

const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });
/** With one decimal more than 95% has, but never a bare 0% or 100%, which no number of draws shows. */
function percent(p: number): string {
  if (p < 0.001) return '<0.1%';
  return p > 0.999 ? '>99.9%' : `${write.fixed(100 * p, 1)}%`;
}

/** A sentence of what was found, and why it does or does not do. */
function clauseText({ clause, state, probability, mcse, without }: ClauseResult): string {
  if (state === 'no-judgments' || probability === null || mcse === null)
    return `No judgment of ${without.join(', ')} is among those that are ranked.`;
  const demand = `${clause.comparison} ${String(Number((100 * clause.threshold).toFixed(6)))}%`;
  const error = `Monte Carlo error ${write.fixed(100 * mcse, 2)} percentage points`;
  const found = `Probability ${percent(probability)} (${error}), ${demand} demanded`;
  switch (state) {
    case 'passed':
    case 'failed':
      return Math.abs(probability - clause.threshold) < SHARE_ERRORS * mcse
        ? `${found}: too near to be sure with so few draws; another seed may decide otherwise.`
        : `${found}.`;
    case 'not-converged':
      return `${found}, but the fit has not converged, so that it proves nothing; take more draws.`;
    case 'not-sampled':
      return `${found}, but Laplace's approximation alone is no proof; choose another sampler.`;
    case 'unconnected':
      return `${found}, but no chain of judgments links these models: that is the prior's answer.`;
  }
}

const UNITS: Readonly<Record<FalseAlarms['splitBy'], string>> = {
  questions: 'questions',
  raters: 'raters',
  judgments: 'judgments',
};

/** Nothing where it was not asked for; a sentence too where equals can't be tried. */
function alarmText(clause: Clause, alarms: FalseAlarms | null): string[] {
  const duel = duelOf(clause);
  if (alarms === null || duel === null) return [];
  const { rate, trials, splitBy } = alarms;
  return [
    `False alarms: of ${write.whole(trials)} A/A trials, each between two halves of the ${UNITS[splitBy]} of ${duel.first} or of ${duel.second}, ${percent(rate.value)} passed (95% interval ${percent(rate.lower)} to ${percent(rate.upper)}).`,
  ];
}
