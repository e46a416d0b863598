import { log, quickExp } from '../../numerics/elementary.ts';
import { kappaOf, logExpm1Double, tieCurvature, tieSlope } from '../rao-kupper.ts';
import type { TieModel } from '../settings.ts';

/**
 * The log-likelihood of one row and its derivatives by η, by t = log ν or log κ, and by what grades
 * add (graded/verdicts.ts), which are 0 where there are none.
 */
export interface RowSlopes {
  value: number;
  /** f′, −f″ and the derivative of −f″, by η. */
  slope: number;
  bend: number;
  bendSlope: number;
  /** By t: of f, of f′ and of −f″; and −∂²f/∂t². */
  byTie: number;
  slopeByTie: number;
  bendByTie: number;
  tieBend: number;
  /** The same by what grades add; and −∂²f by it and t. */
  byStrong: number;
  slopeByStrong: number;
  bendByStrong: number;
  strongBend: number;
  mixedBend: number;
}

export function noSlopes(): RowSlopes {
  return {
    ...{ value: 0, slope: 0, bend: 0, bendSlope: 0 },
    ...{ byTie: 0, slopeByTie: 0, bendByTie: 0, tieBend: 0 },
    ...{ byStrong: 0, slopeByStrong: 0, bendByStrong: 0, strongBend: 0, mixedBend: 0 },
  };
}

/** Fills `out` for a row of `wins` of `total`, `ties` of them shared out as in QuestionRows. */
export type OutcomeRow = (
  eta: number,
  tie: number,
  wins: number,
  total: number,
  ties: number,
  out: RowSlopes,
) => void;

export function outcomeRowOf(ties: TieModel): OutcomeRow {
  if (ties === 'davidson') return davidsonRow;
  return ties === 'rao-kupper' ? raoKupperRow : logisticRow;
}

/** 1 / (1 + e^−x) and log(1 + e^x), given e^−|x|. */
export function logistic(x: number, odds: number): number {
  return (x < 0 ? odds : 1) / (1 + odds);
}

export function softplus(x: number, odds: number): number {
  return (x > 0 ? x : 0) + log(1 + odds);
}

function logisticRow(
  eta: number,
  _tie: number,
  wins: number,
  total: number,
  _ties: number,
  out: RowSlopes,
): void {
  const odds = quickExp(-Math.abs(eta));
  const chance = logistic(eta, odds);
  const spread = total * chance * (1 - chance);
  out.value = wins * eta - total * softplus(eta, odds);
  out.slope = wins - total * chance;
  out.bend = spread;
  out.bendSlope = spread * (1 - 2 * chance);
}

/** An exponential family: s = ½, −½ or 0 with weight η, and "tied" with weight t. */
function davidsonRow(
  eta: number,
  tie: number,
  wins: number,
  total: number,
  ties: number,
  out: RowSlopes,
): void {
  const far = Math.abs(eta) / 2;
  // Beside the likelier win's 1.
  const root = quickExp(-far);
  const other = root * root;
  const mid = quickExp(tie) * root;
  const sum = 1 + other + mid;
  const tied = mid / sum;
  const mean = (eta < 0 ? other - 1 : 1 - other) / (2 * sum);
  const square = (1 + other) / (4 * sum);
  const statistic = wins - total / 2;
  out.value = statistic * eta + ties * tie - total * (far + log(sum));
  out.slope = statistic - total * mean;
  out.bend = total * (square - mean * mean);
  // The third cumulant of s, whose cube is s/4.
  out.bendSlope = total * mean * (0.25 - 3 * square + 2 * mean * mean);
  out.byTie = ties - total * tied;
  out.slopeByTie = total * mean * tied;
  out.bendByTie = total * tied * (2 * mean * mean - square);
  out.tieBend = total * tied * (1 - tied);
}

function raoKupperRow(
  eta: number,
  tie: number,
  wins: number,
  total: number,
  ties: number,
  out: RowSlopes,
): void {
  const losses = total - wins;
  const kappa = kappaOf(tie);
  const [short, over] = [kappa - eta, kappa + eta];
  const [shortOdds, overOdds] = [quickExp(-Math.abs(short)), quickExp(-Math.abs(over))];
  const notWon = logistic(short, shortOdds);
  const notLost = logistic(over, overOdds);
  const win = wins * notWon * (1 - notWon);
  const loss = losses * notLost * (1 - notLost);
  const winSlope = win * (2 * notWon - 1);
  const lossSlope = loss * (1 - 2 * notLost);
  const byKappa = wins * notWon + losses * notLost;
  out.value =
    ties * logExpm1Double(tie, kappa) -
    wins * softplus(short, shortOdds) -
    losses * softplus(over, overOdds);
  out.slope = wins * notWon - losses * notLost;
  out.bend = win + loss;
  out.bendSlope = winSlope + lossSlope;
  out.byTie = ties * tieSlope(kappa) - kappa * byKappa;
  out.slopeByTie = kappa * (win - loss);
  out.bendByTie = kappa * (lossSlope - winSlope);
  out.tieBend = ties * tieCurvature(kappa) + kappa * (byKappa + kappa * (win + loss));
}
