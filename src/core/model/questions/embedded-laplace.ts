import type { QuestionPlaces } from '../places.ts';
import type { TieModel } from '../settings.ts';
import type { Term } from '../term.ts';
import { logOmegaSlope, omegaAt } from './omega.ts';
import { inverseOf, logDeterminant, QuestionModes } from './question-mode.ts';
import type { Common } from './question-mode.ts';
import type { QuestionRows } from './question-rows.ts';

/** Half the distance of the two gradients that second derivatives by the coordinate of ω are taken from. */
const GAP = 1e-3;

/** The parameters that questions have in common, at a point. */
export function commonAt(
  point: Float64Array,
  { order, tie, strong = null, omega }: Pick<QuestionPlaces, 'order' | 'tie' | 'strong' | 'omega'>,
): Common {
  return {
    point,
    alpha: order === null ? 0 : point[order],
    tie: tie === null ? 0 : point[tie],
    strong: strong === null ? 0 : point[strong],
    omega: omegaAt(point[omega]),
  };
}

/**
 * The log-likelihood with every question's departures u ~ normal(0, ω²) integrated out by
 * Laplace's approximation (Tierney & Kadane 1986; embedded in the density as in Margossian,
 * Vehtari, Simpson & Agrawal 2020): g(ẑ) − ½ log det H, with g the log-likelihood − |z|²/2,
 * u = ω·z, H = I + ω²·XᵀAX and A the rows' −f″ at the mode ẑ. The gradient is exact, third
 * derivatives and all. Linear in questions; the curvature leaves out how det H bends by anything
 * but ω.
 */
export function embeddedLaplace(rows: QuestionRows, ties: TieModel, places: QuestionPlaces): Term {
  const { order, tie, strong = null, omega: omegaPlace } = places;
  const modes = new QuestionModes(rows, ties);
  const { slopes, factor } = modes;
  const inverse = factor.slice();
  const size0 = Math.sqrt(factor.length);
  const [weight, adjoint] = [new Float64Array(size0), new Float64Array(size0)];
  let mostRows = 0;
  for (let q = 0; q < rows.questions; q++) {
    mostRows = Math.max(mostRows, rows.rowStart[q + 1] - rows.rowStart[q]);
  }
  const kept = new Float64Array(mostRows * 5);

  function evaluateQuestion(
    q: number,
    common: Common,
    growth: number,
    gradient: Float64Array,
  ): number {
    const { slotStart, rowStart, left, right, model, shown } = rows;
    const { omega } = common;
    const base = slotStart[q];
    const size = slotStart[q + 1] - base;
    const z = modes.z.subarray(base, base + size);
    const value = modes.find(q, common) - 0.5 * logDeterminant(factor, size);
    inverseOf(factor, size, inverse);
    // c = ω²·v·∂A/∂η by row, v the variance of its difference of z; then b = ω·Xᵀc.
    weight.fill(0);
    let byOmega = 0;
    let byTie = 0;
    let byStrong = 0;
    for (let r = rowStart[q], at = 0; r < rowStart[q + 1]; r++, at += 5) {
      const [i, j] = [left[r] - base, right[r] - base];
      modes.visit(r, common, z, base);
      const variance =
        omega *
        omega *
        (inverse[i * (size + 1)] + inverse[j * (size + 1)] - 2 * inverse[i * size + j]);
      const turn = variance * slopes.bendSlope;
      weight[i] += omega * turn;
      weight[j] -= omega * turn;
      byOmega -= variance * slopes.bend;
      byTie += slopes.byTie - 0.5 * variance * slopes.bendByTie;
      byStrong += slopes.byStrong - 0.5 * variance * slopes.bendByStrong;
      kept[at] = slopes.slope;
      kept[at + 1] = slopes.bend;
      kept[at + 2] = turn;
      kept[at + 3] = slopes.slopeByTie;
      kept[at + 4] = slopes.slopeByStrong;
    }
    for (let s = 0; s < size; s++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += inverse[s * size + k] * weight[k];
      adjoint[s] = sum;
      byOmega += z[s] * (z[s] - 0.5 * sum);
    }
    for (let r = rowStart[q], at = 0; r < rowStart[q + 1]; r++, at += 5) {
      const [i, j] = [left[r] - base, right[r] - base];
      const moved = omega * (adjoint[i] - adjoint[j]);
      const turned = kept[at + 2] - kept[at + 1] * moved;
      const slope = kept[at] - 0.5 * turned;
      gradient[model[left[r]]] += slope;
      gradient[model[right[r]]] -= slope;
      if (order !== null && shown[r] === 1) gradient[order] += slope;
      byOmega -= 0.5 * turned * omega * (z[i] - z[j]);
      byTie -= 0.5 * moved * kept[at + 3];
      byStrong -= 0.5 * moved * kept[at + 4];
    }
    gradient[omegaPlace] += byOmega * growth;
    if (tie !== null) gradient[tie] += byTie;
    if (strong !== null) gradient[strong] += byStrong;
    return value;
  }

  function evaluate(point: Float64Array, gradient: Float64Array): number {
    const common = commonAt(point, places);
    const growth = logOmegaSlope(point[omegaPlace]);
    let value = 0;
    for (let q = 0; q < rows.questions; q++) value += evaluateQuestion(q, common, growth, gradient);
    return value;
  }

  /** Minus second derivatives of the likelihood's profile over z, all but those by ω. */
  function profileCurvature(point: Float64Array, out: Float64Array): void {
    const { slotStart, rowStart, left, right, model, shown } = rows;
    const common = commonAt(point, places);
    const width = point.length;
    const square = common.omega * common.omega;
    const add = (a: number, b: number, x: number): void => {
      out[a * width + b] += x;
      if (a !== b) out[b * width + a] += x;
    };
    // H⁻¹·XᵀAX of a question.
    const shares = new Float64Array(factor.length);
    /** Minus mixed derivatives of a question's likelihood: by strengths there, and with the others. */
    const others = [order, tie, strong].flatMap((place, kind) =>
      place === null ? [] : [{ place, kind, by: new Float64Array(size0), with: [0, 0, 0] }],
    );
    for (let q = 0; q < rows.questions; q++) {
      const base = slotStart[q];
      const size = slotStart[q + 1] - base;
      const z = modes.z.subarray(base, base + size);
      modes.find(q, common);
      inverseOf(factor, size, inverse);
      shares.fill(0, 0, size * size);
      for (const other of others) {
        other.by.fill(0);
        other.with.fill(0);
      }
      for (let r = rowStart[q]; r < rowStart[q + 1]; r++) {
        const [i, j] = [left[r] - base, right[r] - base];
        modes.visit(r, common, z, base);
        const { bend, slopeByTie, slopeByStrong, tieBend, strongBend, mixedBend } = slopes;
        for (let s = 0, row = 0; s < size; s++, row += size) {
          const apart = bend * (inverse[row + i] - inverse[row + j]);
          shares[row + i] += apart;
          shares[row + j] -= apart;
        }
        const first = shown[r];
        const byEta = [first * bend, -slopeByTie, -slopeByStrong];
        const mixed = [
          [first * bend, -first * slopeByTie, -first * slopeByStrong],
          [-first * slopeByTie, tieBend, mixedBend],
          [-first * slopeByStrong, mixedBend, strongBend],
        ];
        for (const other of others) {
          other.by[i] += byEta[other.kind];
          other.by[j] -= byEta[other.kind];
          for (let k = 0; k < 3; k++) other.with[k] += mixed[other.kind][k];
        }
      }
      const slotAt = (s: number): number => model[base + s];
      const applied = others.map(({ by }) =>
        Float64Array.from({ length: size }, (_, s) => {
          let sum = 0;
          for (let k = 0; k < size; k++) sum += inverse[s * size + k] * by[k];
          return sum;
        }),
      );
      const inner = (a: Float64Array, b: Float64Array): number => {
        let sum = 0;
        for (let s = 0; s < size; s++) sum += a[s] * b[s];
        return square * sum;
      };
      for (let s = 0; s < size; s++) {
        for (let k = 0; k < size; k++) {
          out[slotAt(s) * width + slotAt(k)] += shares[s * size + k];
        }
        others.forEach(({ place }, at) => {
          add(slotAt(s), place, applied[at][s]);
        });
      }
      others.forEach((one, at) => {
        for (let k = at; k < others.length; k++) {
          add(one.place, others[k].place, one.with[others[k].kind] - inner(one.by, applied[k]));
        }
      });
    }
  }

  function curvature(point: Float64Array, out: Float64Array): void {
    profileCurvature(point, out);
    const [below, above] = [-GAP, GAP].map((by) => {
      const moved = point.slice();
      moved[omegaPlace] += by;
      const gradient = new Float64Array(point.length);
      evaluate(moved, gradient);
      return gradient;
    });
    for (let k = 0; k < point.length; k++) {
      const bend = (below[k] - above[k]) / (2 * GAP);
      out[k * point.length + omegaPlace] += bend;
      if (k !== omegaPlace) out[omegaPlace * point.length + k] += bend;
    }
  }
  return { evaluate, curvature };
}
