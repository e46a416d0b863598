import { log, quickExp } from '../../numerics/elementary.ts';
import { Verdict } from '../../table/grades.ts';
import type { GradeParameters } from '../graded/verdicts.ts';
import { kappaOf, logExpm1Double, tieCurvature, tieSlope } from '../rao-kupper.ts';
import type { GradedTies } from '../settings.ts';
import { logistic, softplus } from './row-slopes.ts';
import type { RowSlopes } from './row-slopes.ts';

/**
 * Fills `out` for a row of graded verdicts, third derivatives and all; the models are those of
 * graded/verdicts.ts.
 * @param counts by verdict, from `at` on
 */
export type GradedRow = (
  eta: number,
  parameters: GradeParameters,
  counts: Float64Array,
  at: number,
  out: RowSlopes,
) => void;

export function gradedRowOf(ties: GradedTies): GradedRow {
  return ties === 'adjacent' ? adjacentRow : cumulativeRow;
}

const { left, right, tie, leftStrong, rightStrong, leftOpen, rightOpen } = Verdict;

/** An exponential family: s = ±1 or ±½ with weight η, "tied" with weight t, "plain" with p. */
function adjacentRow(
  eta: number,
  { tie: ofTie, strong }: GradeParameters,
  n: Float64Array,
  at: number,
  out: RowSlopes,
): void {
  const open = n[at + leftOpen] + n[at + rightOpen];
  const plain = n[at + left] + n[at + right];
  const total = plain + n[at + tie] + n[at + leftStrong] + n[at + rightStrong] + open;
  const far = Math.abs(eta) / 2;
  // Beside the likelier strong win's 1.
  const root = quickExp(-far);
  const near = quickExp(strong) * root;
  const square = root * root;
  const even = quickExp(ofTie) * square;
  const [away, farthest] = [near * square, square * square];
  const sum = 1 + near + even + away + farthest;
  const [tied, plainly] = [even / sum, (near + away) / sum];
  const sign = eta < 0 ? -1 : 1;
  const mean = (sign * (1 - farthest + 0.5 * (near - away))) / sum;
  const second = (1 + farthest + 0.25 * (near + away)) / sum;
  const third = (sign * (1 - farthest + 0.125 * (near - away))) / sum;
  const spread = second - mean * mean;
  const ofPlain = (sign * 0.5 * (near - away)) / sum;
  const statistic =
    n[at + leftStrong] -
    n[at + rightStrong] +
    n[at + leftOpen] -
    n[at + rightOpen] +
    0.5 * (n[at + left] - n[at + right]);
  out.value = statistic * eta + n[at + tie] * ofTie + plain * strong - total * (2 * far + log(sum));
  out.slope = statistic - total * mean;
  out.bend = total * spread;
  // Third cumulants, of s thrice and of s twice with what is tied or plain.
  out.bendSlope = total * (third - 3 * mean * second + 2 * mean * mean * mean);
  out.byTie = n[at + tie] - total * tied;
  out.slopeByTie = total * mean * tied;
  out.bendByTie = total * tied * (mean * mean - spread);
  out.tieBend = total * tied * (1 - tied);
  out.byStrong = plain - total * plainly;
  out.slopeByStrong = total * (mean * plainly - ofPlain);
  out.bendByStrong =
    total * (0.25 * plainly - 2 * mean * ofPlain + plainly * (mean * mean - spread));
  out.strongBend = total * plainly * (1 - plainly);
  out.mixedBend = -total * tied * plainly;
  if (open === 0) return;
  addOpen(n[at + leftOpen], 1, eta, strong, out);
  addOpen(n[at + rightOpen], -1, eta, strong, out);
}

/** What an open win has beyond a strong one: log(1 + P(plain) / P(strong)). */
function addOpen(count: number, side: 1 | -1, eta: number, strong: number, out: RowSlopes): void {
  const x = strong - (side * eta) / 2;
  const odds = quickExp(-Math.abs(x));
  const share = logistic(x, odds);
  const within = count * share * (1 - share);
  const turn = within * (1 - 2 * share);
  out.value += count * softplus(x, odds);
  out.slope -= 0.5 * side * count * share;
  out.bend -= 0.25 * within;
  out.bendSlope += 0.125 * side * turn;
  out.byStrong += count * share;
  out.slopeByStrong -= 0.5 * side * within;
  out.bendByStrong -= 0.25 * turn;
  out.strongBend -= within;
}

/** Of every cut point c the judgments that count as above it, log σ(η − c), or below it. */
function cumulativeRow(
  eta: number,
  { tie: logFirst, strong: logGap }: GradeParameters,
  n: Float64Array,
  at: number,
  out: RowSlopes,
): void {
  const [first, gap] = [kappaOf(logFirst), kappaOf(logGap)];
  const second = first + gap;
  const tied = n[at + tie];
  const plain = n[at + left] + n[at + right];
  out.value =
    tied * logExpm1Double(logFirst, first) + plain * logExpm1Double(logGap - Math.LN2, gap / 2);
  out.slope = 0;
  out.bend = 0;
  out.bendSlope = 0;
  out.byTie = tied * tieSlope(first);
  out.slopeByTie = 0;
  out.bendByTie = 0;
  out.tieBend = tied * tieCurvature(first);
  out.byStrong = plain * tieSlope(gap / 2);
  out.slopeByStrong = 0;
  out.bendByStrong = 0;
  out.strongBend = plain * tieCurvature(gap / 2);
  out.mixedBend = 0;
  addCut(eta - second, n[at + leftStrong] + n[at + left], 0, first, gap, out);
  addCut(eta - first, tied + n[at + leftOpen], n[at + left], first, 0, out);
  addCut(eta + first, n[at + right], tied + n[at + rightOpen], -first, 0, out);
  addCut(eta + second, 0, n[at + right] + n[at + rightStrong], -first, -gap, out);
}

/** @param byTie of the cut point, as `byStrong`: its derivative, and its second derivative too */
function addCut(
  x: number,
  above: number,
  below: number,
  byTie: number,
  byStrong: number,
  out: RowSlopes,
): void {
  if (above + below === 0) return;
  const odds = quickExp(-Math.abs(x));
  const over = logistic(x, odds);
  const under = logistic(-x, odds);
  const weight = (above + below) * over * under;
  const slope = above * under - below * over;
  const turn = weight * (under - over);
  out.value -= above * softplus(-x, odds) + below * softplus(x, odds);
  out.slope += slope;
  out.bend += weight;
  out.bendSlope += turn;
  out.byTie -= slope * byTie;
  out.slopeByTie += weight * byTie;
  out.bendByTie -= turn * byTie;
  out.tieBend += weight * byTie * byTie + slope * byTie;
  out.byStrong -= slope * byStrong;
  out.slopeByStrong += weight * byStrong;
  out.bendByStrong -= turn * byStrong;
  out.strongBend += weight * byStrong * byStrong + slope * byStrong;
  out.mixedBend += weight * byTie * byStrong;
}
