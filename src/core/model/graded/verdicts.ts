import { exp, log, softplus } from '../../numerics/elementary.ts';
import { GRADED_VERDICTS, Verdict } from '../../table/grades.ts';
import type { LogOdds } from '../../table/judgments.ts';
import { logistic } from '../pairwise.ts';
import { kappaOf, logExpm1Double, tieCurvature, tieSlope } from '../rao-kupper.ts';
import type { GradedTies } from '../settings.ts';

/** The parameters that a graded verdict depends on, besides η. */
export interface GradeParameters {
  /** Adjacent: log ν, −κ₀. Cumulative: log κ₁. */
  readonly tie: number;
  /** Adjacent: log ν₁, −κ₁, of a plain win. Cumulative: log (κ₂ − κ₁). */
  readonly strong: number;
}

/** By verdict (table/grades.ts): log-likelihood of one judgment, and its first derivatives. */
export interface VerdictSlopes {
  readonly value: Float64Array;
  readonly byEta: Float64Array;
  readonly byTie: Float64Array;
  readonly byStrong: Float64Array;
}

export function roomForSlopes(): VerdictSlopes {
  const [value, byEta, byTie, byStrong] = Array.from(
    { length: 4 },
    () => new Float64Array(GRADED_VERDICTS),
  );
  return { value, byEta, byTie, byStrong };
}

/** Minus the second derivatives by η, tie and strong: ηη, ηt, ηs, tt, ts, ss. */
export type Bend = Float64Array;

/**
 * What models of graded verdicts say of one judgment, η = α + β_left − β_right. Adjacent categories
 * (Agresti 1992): log p = s·η − κ − log Z, s = 1, ½, 0, −½, −1 for ≫, >, =, <, ≪, with κ the same for
 * both sides and 0 for ≫. Cumulative logits: cut points ±κ₁ and ±κ₂ on the scale of η (as Rao &
 * Kupper's one). A win of which nothing says how clear it is (open) is one of either kind.
 */
export function verdictSlopes(
  ties: GradedTies,
  eta: LogOdds,
  parameters: GradeParameters,
  out: VerdictSlopes,
): void {
  if (ties === 'adjacent') adjacentSlopes(eta, parameters, out);
  else cumulativeSlopes(eta, parameters, out);
}

/**
 * Adds minus the second derivatives of so many judgments' log-likelihood.
 * @param counts by verdict
 */
export function addVerdictBend(
  ties: GradedTies,
  eta: LogOdds,
  parameters: GradeParameters,
  counts: ArrayLike<number>,
  bend: Bend,
): void {
  if (ties === 'adjacent') addAdjacentBend(eta, parameters, counts, bend);
  else addCumulativeBend(eta, parameters, counts, bend);
}

const { left, right, tie, leftStrong, rightStrong, leftOpen, rightOpen } = Verdict;

/** Probabilities of the five, without overflow, and the logarithm of what they were divided by. */
function shares(eta: LogOdds, { tie: logNu, strong: plain }: GradeParameters) {
  const half = eta / 2;
  const most = Math.max(Math.abs(eta), Math.abs(half) + plain, logNu);
  const [l, r] = [exp(half + plain - most), exp(plain - half - most)];
  const [ll, rr, t] = [exp(eta - most), exp(-eta - most), exp(logNu - most)];
  const sum = l + r + ll + rr + t;
  const logZ = most + log(sum);
  return { l: l / sum, r: r / sum, ll: ll / sum, rr: rr / sum, t: t / sum, logZ };
}

/** log(e^a + e^b). */
function logSum(a: number, b: number): number {
  return Math.max(a, b) + softplus(-Math.abs(a - b));
}

function adjacentSlopes(eta: LogOdds, parameters: GradeParameters, out: VerdictSlopes): void {
  const { tie: logNu, strong: plain } = parameters;
  const { value, byEta, byTie, byStrong } = out;
  const { l, r, ll, rr, t, logZ } = shares(eta, parameters);
  const mean = ll - rr + 0.5 * (l - r);
  value[left] = eta / 2 + plain - logZ;
  value[right] = plain - eta / 2 - logZ;
  value[tie] = logNu - logZ;
  value[leftStrong] = eta - logZ;
  value[rightStrong] = -eta - logZ;
  value[leftOpen] = logSum(value[left], value[leftStrong]);
  value[rightOpen] = logSum(value[right], value[rightStrong]);
  byTie.fill(-t);
  byTie[tie] += 1;
  byStrong.fill(-(l + r));
  byStrong[left] += 1;
  byStrong[right] += 1;
  byEta[left] = 0.5 - mean;
  byEta[right] = -0.5 - mean;
  byEta[tie] = -mean;
  byEta[leftStrong] = 1 - mean;
  byEta[rightStrong] = -1 - mean;
  // Of an open win: the mean of the two kinds, by how likely each is.
  const [ofLeft, ofRight] = [plainShare(eta, plain), plainShare(-eta, plain)];
  byEta[leftOpen] = 1 - 0.5 * ofLeft - mean;
  byEta[rightOpen] = 0.5 * ofRight - 1 - mean;
  byStrong[leftOpen] += ofLeft;
  byStrong[rightOpen] += ofRight;
}

/** P(plain | win): e^(η/2 + log ν₁) against e^η. */
function plainShare(eta: LogOdds, plain: number): number {
  return logistic(plain - eta / 2);
}

/** An exponential family: the covariance of (s, tie, plain), less that within open wins. */
function addAdjacentBend(
  eta: LogOdds,
  parameters: GradeParameters,
  counts: ArrayLike<number>,
  bend: Bend,
): void {
  const { l, r, ll, rr, t } = shares(eta, parameters);
  let total = 0;
  for (let verdict = 0; verdict < GRADED_VERDICTS; verdict++) total += counts[verdict];
  const mean = ll - rr + 0.5 * (l - r);
  const [ofLeft, ofRight] = [
    plainShare(eta, parameters.strong),
    plainShare(-eta, parameters.strong),
  ];
  const withinLeft = counts[leftOpen] * ofLeft * (1 - ofLeft);
  const withinRight = counts[rightOpen] * ofRight * (1 - ofRight);
  bend[0] += total * (ll + rr + 0.25 * (l + r) - mean * mean);
  bend[0] -= 0.25 * (withinLeft + withinRight);
  bend[1] -= total * mean * t;
  bend[2] += total * (0.5 * (l - r) - mean * (l + r)) + 0.5 * (withinLeft - withinRight);
  bend[3] += total * t * (1 - t);
  bend[4] -= total * t * (l + r);
  bend[5] += total * (l + r) * (1 - l - r) - withinLeft - withinRight;
}

/** κ₁, and how far κ₂ lies above it. */
function cuts({ tie: logFirst, strong: logGap }: GradeParameters) {
  const [first, gap] = [kappaOf(logFirst), kappaOf(logGap)];
  return { first, gap, second: first + gap };
}

/** P(a < y < b) = (e^(b−a) − 1)·σ(a − η)·σ(η − b), y being η with logistic noise. */
function cumulativeSlopes(eta: LogOdds, parameters: GradeParameters, out: VerdictSlopes): void {
  const { value, byEta, byTie, byStrong } = out;
  const { first, gap, second } = cuts(parameters);
  const logTie = logExpm1Double(parameters.tie, first);
  const logPlain = logExpm1Double(parameters.strong - Math.LN2, gap / 2);
  value[leftStrong] = -softplus(second - eta);
  value[rightStrong] = -softplus(second + eta);
  value[leftOpen] = -softplus(first - eta);
  value[rightOpen] = -softplus(first + eta);
  value[tie] = logTie + value[leftOpen] + value[rightOpen];
  value[left] = logPlain - softplus(eta - first) + value[leftStrong];
  value[right] = logPlain - softplus(-eta - first) + value[rightStrong];
  const [aboveFirst, belowFirst] = [logistic(first - eta), logistic(first + eta)];
  const [aboveSecond, belowSecond] = [logistic(second - eta), logistic(second + eta)];
  const [underFirst, overFirst] = [logistic(eta - first), logistic(-eta - first)];
  byEta[leftStrong] = aboveSecond;
  byEta[rightStrong] = -belowSecond;
  byEta[leftOpen] = aboveFirst;
  byEta[rightOpen] = -belowFirst;
  byEta[tie] = aboveFirst - belowFirst;
  byEta[left] = aboveSecond - underFirst;
  byEta[right] = overFirst - belowSecond;
  byTie[leftStrong] = -first * aboveSecond;
  byTie[rightStrong] = -first * belowSecond;
  byTie[leftOpen] = -first * aboveFirst;
  byTie[rightOpen] = -first * belowFirst;
  byTie[tie] = tieSlope(first) + byTie[leftOpen] + byTie[rightOpen];
  byTie[left] = first * underFirst + byTie[leftStrong];
  byTie[right] = first * overFirst + byTie[rightStrong];
  byStrong.fill(0);
  byStrong[leftStrong] = -gap * aboveSecond;
  byStrong[rightStrong] = -gap * belowSecond;
  byStrong[left] = tieSlope(gap / 2) + byStrong[leftStrong];
  byStrong[right] = tieSlope(gap / 2) + byStrong[rightStrong];
}

/** Of every cut point c the judgments that count as above it, log σ(η − c), or below it. */
function addCumulativeBend(
  eta: LogOdds,
  parameters: GradeParameters,
  n: ArrayLike<number>,
  bend: Bend,
): void {
  const { first, gap, second } = cuts(parameters);
  const add = (cut: number, above: number, below: number): void => {
    const [over, under] = [logistic(eta - cut), logistic(cut - eta)];
    const weight = (above + below) * over * under;
    const slope = above * under - below * over;
    const byTie = -Math.sign(cut) * first;
    const byStrong = Math.abs(cut) === second ? -Math.sign(cut) * gap : 0;
    bend[0] += weight;
    bend[1] += weight * byTie;
    bend[2] += weight * byStrong;
    bend[3] += weight * byTie * byTie - slope * byTie;
    bend[4] += weight * byTie * byStrong;
    bend[5] += weight * byStrong * byStrong - slope * byStrong;
  };
  add(second, n[leftStrong] + n[left], 0);
  add(first, n[tie] + n[leftOpen], n[left]);
  add(-first, n[right], n[tie] + n[rightOpen]);
  add(-second, 0, n[right] + n[rightStrong]);
  bend[3] += n[tie] * tieCurvature(first);
  bend[5] += (n[left] + n[right]) * tieCurvature(gap / 2);
}
