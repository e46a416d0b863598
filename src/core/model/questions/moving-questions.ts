import { cosineSine, exp, weightedLogSum } from '../../numerics/elementary.ts';
import { times, transposedTimes } from '../../numerics/matrices/small-products.ts';
import type { MovingTerm, QuestionPlaces } from '../places.ts';
import type { TieModel } from '../settings.ts';
import { logOmegaSlope, omegaAt } from './omega.ts';
import type { PseudoData } from './pseudo-data.ts';
import type { QuestionRows } from './question-rows.ts';
import { questionPassOf } from './graded-pass.ts';
import type { Slopes } from './row-pass.ts';

/** What is known of every question at some parameters and departures. */
interface Known extends Slopes {
  readonly value: Float64Array;
  readonly byOmega: Float64Array;
  /** By slot, in the eigenvectors' coordinates: derivatives by β through z, and by e. */
  readonly byPull: Float64Array;
  readonly byNoise: Float64Array;
}

/** Shortest turn of the departures, in radians; the longest, a quarter, is a fresh draw. */
const SHORTEST_TURN = 0.3;

/**
 * The likelihood together with the departures u of every question, exactly, in coordinates in
 * which parameters and departures hang together as little as can be. Were the likelihood normal
 * (pseudo-data.ts), then in the eigenvectors' coordinates u/ω = ω(c − λβ)/(1 + λω²) + e/√(1 + λω²)
 * with e standard normal, whatever the parameters: where data say nothing this is the non-centred
 * form, where they say all the centred one (Papaspiliopoulos, Roberts & Sköld 2007). So a sampler
 * moves parameters and e together as if they were independent; one that moves the parameters alone
 * has the e of each question turned by `renew`, taken or refused each by itself (preconditioned
 * Crank–Nicolson; Cotter, Roberts, Stuart & White 2013).
 *
 * The value is log p(judgments, u | parameters) + log |∂u/∂e| + |e|²/2, nearly free of e.
 */
export function movingQuestions(
  rows: QuestionRows,
  ties: TieModel,
  { order, tie, strong = null, omega: omegaPlace }: QuestionPlaces,
  { vectorStart, vectors, precision, score }: PseudoData,
): MovingTerm {
  const { questions, slotStart, model } = rows;
  const slots = model.length;
  const pass = questionPassOf(rows, ties);
  const noise = new Float64Array(slots);
  const turned = new Float64Array(slots);
  const betas = new Float64Array(slots);
  const strengths = new Float64Array(slots);
  const z = new Float64Array(slots);
  const known = emptyKnown(slots, questions);
  const proposed = emptyKnown(slots, questions);
  // What follows from the parameters alone, by slot: 1/(1 + λω²), its root, and c − λβ.
  const [room, root, pull] = [0, 1, 2].map(() => new Float64Array(slots));
  const stretch = new Float64Array(slots);
  const stretchWords = new Uint32Array(stretch.buffer);
  const once = new Float64Array(slots).fill(1);
  let omega = 0;

  function prepare(point: Float64Array): void {
    omega = omegaAt(point[omegaPlace]);
    const at = (place: number | null): number => (place === null ? 0 : point[place]);
    pass.prepare(at(order), at(tie), at(strong));
    const square = omega * omega;
    for (let s = 0; s < slots; s++) {
      stretch[s] = 1 + precision[s] * square;
      room[s] = 1 / stretch[s];
      root[s] = Math.sqrt(room[s]);
      betas[s] = point[model[s]];
    }
    for (let q = 0; q < questions; q++) {
      const base = slotStart[q];
      transposedTimes(vectors, vectorStart[q], slotStart[q + 1] - base, betas, base, pull);
    }
    for (let s = 0; s < slots; s++) pull[s] = score[s] - precision[s] * pull[s];
  }

  function examine(e: Float64Array, out: Known): void {
    const { bySlot, byPull, byNoise } = out;
    const square = omega * omega;
    for (let s = 0; s < slots; s++) {
      z[s] = omega * pull[s] * room[s] + e[s] * root[s];
    }
    for (let q = 0; q < questions; q++) {
      const base = slotStart[q];
      const size = slotStart[q + 1] - base;
      times(vectors, vectorStart[q], size, z, base, strengths);
      for (let s = base; s < base + size; s++) strengths[s] = betas[s] + omega * strengths[s];
      out.value[q] = pass.at(q, strengths, out);
      // Derivatives by strengths on the question → by z → by the parameters.
      transposedTimes(vectors, vectorStart[q], size, bySlot, base, byPull);
      let squares = 0;
      let byOmega = 0;
      for (let s = base; s < base + size; s++) {
        const growth = precision[s] * square;
        const own = omega * byPull[s];
        const byZ = own - z[s];
        const moved = omega * pull[s] * room[s] * room[s] * (1 - growth);
        const loosened = e[s] * growth * room[s] * root[s];
        squares += e[s] * e[s] - z[s] * z[s];
        byOmega += own * z[s] + byZ * (moved - loosened);
        byNoise[s] = byZ * root[s] + e[s];
        byPull[s] = -omega * precision[s] * room[s] * byZ;
      }
      out.value[q] += 0.5 * squares;
      out.byOmega[q] = byOmega;
    }
  }

  function evaluateAt(point: Float64Array, e: Float64Array, gradient: Float64Array): number {
    prepare(point);
    examine(e, known);
    const { bySlot, byPull } = known;
    let value = 0;
    let byOmega = 0;
    for (let q = 0; q < questions; q++) {
      const base = slotStart[q];
      const size = slotStart[q + 1] - base;
      times(vectors, vectorStart[q], size, byPull, base, strengths);
      for (let s = base; s < base + size; s++) gradient[model[s]] += bySlot[s] + strengths[s];
      value += known.value[q];
      byOmega += known.byOmega[q];
      if (order !== null) gradient[order] += known.byOrder[q];
      if (tie !== null) gradient[tie] += known.byTie[q];
      if (strong !== null) gradient[strong] += known.byStrong[q];
    }
    // log |∂u/∂e|, less what the prior of u takes back.
    for (let s = 0; s < slots; s++) byOmega -= 1 - room[s];
    gradient[omegaPlace] += byOmega * logOmegaSlope(point[omegaPlace]);
    return value - 0.5 * weightedLogSum(stretch, stretchWords, once);
  }

  return {
    noise,
    evaluateAt(point, e, gradient, push) {
      const value = evaluateAt(point, e, gradient);
      push.set(known.byNoise);
      return value;
    },
    evaluate: (point, gradient) => evaluateAt(point, noise, gradient),
    curvature() {
      throw new RangeError('the curvature is that of the density with the departures left out');
    },
    renew(point, random) {
      const angle = SHORTEST_TURN + (Math.PI / 2 - SHORTEST_TURN) * random.uniform();
      const [cosine, sine] = cosineSine(angle);
      for (let s = 0; s < slots; s++) turned[s] = cosine * noise[s] + sine * random.normal();
      prepare(point);
      examine(noise, known);
      examine(turned, proposed);
      for (let q = 0; q < questions; q++) {
        const gain = proposed.value[q] - known.value[q];
        if (!(random.uniform() < exp(Math.min(0, gain)))) continue;
        for (let s = slotStart[q]; s < slotStart[q + 1]; s++) noise[s] = turned[s];
      }
    },
  };
}

function emptyKnown(slots: number, questions: number): Known {
  const [value, byOmega, byOrder, byTie, byStrong] = Array.from(
    { length: 5 },
    () => new Float64Array(questions),
  );
  const [bySlot, byPull, byNoise] = [0, 1, 2].map(() => new Float64Array(slots));
  return { bySlot, byPull, byNoise, value, byOmega, byOrder, byTie, byStrong };
}
