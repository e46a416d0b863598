import { cosineSine, exp, log } from '../../numerics/elementary.ts';
import type { MovingTerm, QuestionPlaces } from '../places.ts';
import type { TieModel } from '../settings.ts';
import type { PseudoData } from './pseudo-data.ts';
import type { QuestionRows } from './question-rows.ts';
import { rowPassOf } from './row-pass.ts';
import type { Slopes } from './row-pass.ts';

/** What is known of every question at some parameters and departures. */
interface Known extends Slopes {
  readonly value: Float64Array;
  readonly byOmega: Float64Array;
}

/** Shortest turn of the departures, in radians; the longest, a quarter, is a fresh draw. */
const SHORTEST_TURN = 0.3;

/**
 * The likelihood together with the departures u of every question, exactly, in coordinates in
 * which parameters and departures hang together as little as can be. Were the likelihood normal
 * (pseudo-data.ts), then in the eigenvectors' coordinates u/ω = ω(c − λβ)/(1 + λω²) + e/√(1 + λω²)
 * with e standard normal, whatever the parameters: where data say nothing this is the non-centred
 * form, where they say all the centred one (Papaspiliopoulos, Roberts & Sköld 2007). So while a
 * sampler moves the parameters the e stand still and the u go along, and `renew` turns the e of
 * each question, taking or refusing each by itself (preconditioned Crank–Nicolson; Cotter,
 * Roberts, Stuart & White 2013).
 *
 * The value is log p(judgments, u | parameters) + log |∂u/∂e| + |e|²/2, nearly free of e.
 */
export function movingQuestions(
  rows: QuestionRows,
  ties: TieModel,
  { order, tie, omega: omegaAt }: QuestionPlaces,
  { vectorStart, vectors, precision, score }: PseudoData,
): MovingTerm {
  const { questions, slotStart, model } = rows;
  const slots = model.length;
  const pass = rowPassOf(rows, ties);
  const noise = new Float64Array(slots);
  const turned = new Float64Array(slots);
  const strengths = new Float64Array(slots);
  const [shrunk, z, scaled] = [0, 1, 2].map(() => new Float64Array(slots));
  const present = emptyKnown(slots, questions);
  const proposed = emptyKnown(slots, questions);
  /** Where `present` was taken; NaN at first. */
  let presentAt = new Float64Array(0);

  function examine(q: number, point: Float64Array, e: Float64Array, known: Known): void {
    const base = slotStart[q];
    const size = slotStart[q + 1] - base;
    const start = vectorStart[q];
    const omega = exp(point[omegaAt]);
    const square = omega * omega;
    for (let k = 0; k < size; k++) shrunk[k] = 0;
    for (let s = 0; s < size; s++) {
      const beta = point[model[base + s]];
      const row = start + s * size;
      for (let k = 0; k < size; k++) shrunk[k] += vectors[row + k] * beta;
    }
    let value = 0;
    for (let k = 0; k < size; k++) {
      const at = base + k;
      const growth = precision[at] * square;
      const room = 1 / (1 + growth);
      const pull = score[at] - precision[at] * shrunk[k];
      shrunk[k] = pull;
      z[k] = omega * pull * room + e[at] * Math.sqrt(room);
      value += 0.5 * (e[at] * e[at] - z[k] * z[k]) - 0.5 * log(1 + growth);
    }
    for (let s = 0; s < size; s++) {
      let sum = 0;
      const row = start + s * size;
      for (let k = 0; k < size; k++) sum += vectors[row + k] * z[k];
      strengths[base + s] = point[model[base + s]] + omega * sum;
    }
    known.value[q] = value + pass.at(q, strengths, known);
    // Back: derivatives by strengths on the question → by z → by the parameters.
    for (let k = 0; k < size; k++) scaled[k] = 0;
    for (let s = 0; s < size; s++) {
      const slope = known.bySlot[base + s];
      const row = start + s * size;
      for (let k = 0; k < size; k++) scaled[k] += vectors[row + k] * slope;
    }
    let byOmega = 0;
    for (let k = 0; k < size; k++) {
      const at = base + k;
      const growth = precision[at] * square;
      const room = 1 / (1 + growth);
      const byZ = omega * scaled[k] - z[k];
      const moved = omega * shrunk[k] * room * room * (1 - growth);
      const loosened = e[at] * growth * room * Math.sqrt(room);
      byOmega += omega * scaled[k] * z[k] + byZ * (moved - loosened) - growth * room;
      scaled[k] = -omega * precision[at] * room * byZ;
    }
    known.byOmega[q] = byOmega;
    for (let s = 0; s < size; s++) {
      let sum = 0;
      const row = start + s * size;
      for (let k = 0; k < size; k++) sum += vectors[row + k] * scaled[k];
      known.bySlot[base + s] += sum;
    }
  }

  function examineAll(point: Float64Array, e: Float64Array, known: Known): void {
    pass.prepare(order === null ? 0 : point[order], tie === null ? 0 : point[tie]);
    for (let q = 0; q < questions; q++) examine(q, point, e, known);
  }

  function settle(point: Float64Array): void {
    if (presentAt.length > 0 && point.every((x, k) => x === presentAt[k])) return;
    examineAll(point, noise, present);
    presentAt = point.slice();
  }

  return {
    evaluate(point, gradient) {
      settle(point);
      let value = 0;
      for (let s = 0; s < slots; s++) gradient[model[s]] += present.bySlot[s];
      for (let q = 0; q < questions; q++) {
        value += present.value[q];
        gradient[omegaAt] += present.byOmega[q];
        if (order !== null) gradient[order] += present.byOrder[q];
        if (tie !== null) gradient[tie] += present.byTie[q];
      }
      return value;
    },
    curvature() {
      throw new RangeError('the curvature is that of the density with the departures left out');
    },
    renew(point, random) {
      settle(point);
      const angle = SHORTEST_TURN + (Math.PI / 2 - SHORTEST_TURN) * random.uniform();
      const [cosine, sine] = cosineSine(angle);
      for (let s = 0; s < slots; s++) turned[s] = cosine * noise[s] + sine * random.normal();
      examineAll(point, turned, proposed);
      for (let q = 0; q < questions; q++) {
        const gain = proposed.value[q] - present.value[q];
        if (!(random.uniform() < exp(Math.min(0, gain)))) continue;
        present.value[q] = proposed.value[q];
        present.byOmega[q] = proposed.byOmega[q];
        present.byOrder[q] = proposed.byOrder[q];
        present.byTie[q] = proposed.byTie[q];
        for (let s = slotStart[q]; s < slotStart[q + 1]; s++) {
          present.bySlot[s] = proposed.bySlot[s];
          noise[s] = turned[s];
        }
      }
    },
  };
}

function emptyKnown(slots: number, questions: number): Known {
  const [value, byOmega, byOrder, byTie] = [0, 1, 2, 3].map(() => new Float64Array(questions));
  return { bySlot: new Float64Array(slots), value, byOmega, byOrder, byTie };
}
