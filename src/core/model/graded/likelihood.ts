import { GRADED_VERDICTS, gradedColumns } from '../../table/grades.ts';
import { isOrderKnown } from '../../table/judgments.ts';
import type { PairCounts } from '../../table/judgments.ts';
import { addSlope } from '../pairwise.ts';
import type { GradedTies } from '../settings.ts';
import type { Term } from '../term.ts';
import { addVerdictBend, roomForSlopes, verdictSlopes } from './verdicts.ts';
import type { Bend, GradeParameters } from './verdicts.ts';

/** Where a model of graded verdicts has its parameters. */
export interface GradePlaces {
  readonly order: number | null;
  readonly tie: number;
  readonly strong: number;
}

/**
 * The log-likelihood of graded verdicts, pair by pair. Counts without grades say of no win how clear
 * it is; α acts where the order is known.
 */
export function gradedLikelihood(
  counts: PairCounts,
  ties: GradedTies,
  { order, tie, strong }: GradePlaces,
): Term {
  const { left, right } = counts;
  const verdicts = byPair(counts);
  const slopes = roomForSlopes();
  const bend: Bend = new Float64Array(6);
  const visit = (
    point: Float64Array,
    each: (pair: number, order: number | null, eta: number, at: GradeParameters) => void,
  ): void => {
    const at = { tie: point[tie], strong: point[strong] };
    for (let p = 0; p < left.length; p++) {
      const ofOrder = isOrderKnown(counts, p) ? order : null;
      const alpha = ofOrder === null ? 0 : point[ofOrder];
      each(p, ofOrder, alpha + point[left[p]] - point[right[p]], at);
    }
  };
  return {
    evaluate(point, gradient) {
      let value = 0;
      visit(point, (p, ofOrder, eta, at) => {
        verdictSlopes(ties, eta, at, slopes);
        let [byEta, byTie, byStrong] = [0, 0, 0];
        const from = p * GRADED_VERDICTS;
        for (let v = 0; v < GRADED_VERDICTS; v++) {
          const n = verdicts[from + v];
          // A verdict that nobody gave may be impossible, and its logarithm without limit.
          if (n === 0) continue;
          value += n * slopes.value[v];
          byEta += n * slopes.byEta[v];
          byTie += n * slopes.byTie[v];
          byStrong += n * slopes.byStrong[v];
        }
        addSlope(gradient, left[p], right[p], ofOrder, byEta);
        gradient[tie] += byTie;
        gradient[strong] += byStrong;
      });
      return value;
    },
    curvature(point, out) {
      const width = point.length;
      visit(point, (p, ofOrder, eta, at) => {
        bend.fill(0);
        const from = p * GRADED_VERDICTS;
        addVerdictBend(ties, eta, at, verdicts.subarray(from, from + GRADED_VERDICTS), bend);
        const [byEta, etaTie, etaStrong, byTie, tieStrong, byStrong] = bend;
        const ofEta = [
          { at: left[p], sign: 1 },
          { at: right[p], sign: -1 },
          ...(ofOrder === null ? [] : [{ at: ofOrder, sign: 1 }]),
        ];
        for (const a of ofEta) {
          for (const b of ofEta) out[a.at * width + b.at] += a.sign * b.sign * byEta;
          for (const [place, mixed] of [
            [tie, etaTie],
            [strong, etaStrong],
          ] as const) {
            out[a.at * width + place] += a.sign * mixed;
            out[place * width + a.at] += a.sign * mixed;
          }
        }
        out[tie * width + tie] += byTie;
        out[strong * width + strong] += byStrong;
        out[tie * width + strong] += tieStrong;
        out[strong * width + tie] += tieStrong;
      });
    },
  };
}

/** Counts at pair · GRADED_VERDICTS + verdict. */
function byPair(counts: PairCounts): Float64Array {
  const columns = gradedColumns(counts);
  const out = new Float64Array(counts.left.length * GRADED_VERDICTS);
  columns.forEach((column, v) => {
    for (let p = 0; p < column.length; p++) out[p * GRADED_VERDICTS + v] = column[p];
  });
  return out;
}
