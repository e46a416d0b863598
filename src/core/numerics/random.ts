import { log } from './elementary.ts';

/** The only source of chance in the core. */
export interface Random {
  /** Next 32 bits as a whole number, 0 … 2³²−1. */
  bits(): number;
  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Fills with the next standard normals, those of so many calls of `normal`, in a third of their time. */
  normals(out: Float64Array): void;
}

/**
 * xoshiro128** 1.1 (Blackman & Vigna 2018, https://prng.di.unimi.it/xoshiro128starstar.c),
 * seeded by four outputs of SplitMix32 (the finaliser of MurmurHash3 over a Weyl sequence).
 * Stream s starts 2⁶⁴·s outputs into the sequence, so streams of one seed never overlap.
 * @param seed whole number, 0 … 2³²−1
 * @param stream whole number from 0, one per chain
 */
export function createRandom(seed: number, stream = 0): Random {
  const state = splitmix(seed);
  for (let s = 0; s < stream; s++) jump(state);
  return fromState(state);
}

/** The generator from its bare state: four 32-bit words, not all zero. */
export function fromState(state: Uint32Array): Random {
  return new Xoshiro(state);
}

/** A class, whose methods every chain shares: code that is made for one chain serves the next. */
class Xoshiro implements Random {
  readonly #state: Uint32Array;
  #spare = NaN;
  readonly #one = new Float64Array(1);

  constructor(state: Uint32Array) {
    this.#state = state;
  }

  bits(): number {
    return next(this.#state);
  }

  uniform(): number {
    return unit(next(this.#state), next(this.#state));
  }

  normal(): number {
    this.normals(this.#one);
    return this.#one[0];
  }

  /**
   * Marsaglia's polar method, which needs no cosine; the second of a pair may wait for the next call.
   * The state is in variables meanwhile, moved as `next` does; both moves are written out, since a loop
   * over the words takes a fifth longer.
   */
  normals(out: Float64Array): void {
    let at = 0;
    const spare = this.#spare;
    if (out.length > 0 && spare === spare) {
      out[at++] = spare;
      this.#spare = NaN;
    }
    const state = this.#state;
    let a = state[0] | 0;
    let b = state[1] | 0;
    let c = state[2] | 0;
    let d = state[3] | 0;
    let u = 0;
    let v = 0;
    while (at < out.length) {
      for (let side = 0; side < 2; side++) {
        const high = scramble(b);
        let t = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = rotateLeft(d, 11);
        const low = scramble(b);
        t = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = rotateLeft(d, 11);
        u = v;
        v = 2 * unit(high, low) - 1;
      }
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * log(s)) / s);
      out[at++] = u * factor;
      if (at < out.length) out[at++] = v * factor;
      else this.#spare = v * factor;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
  }
}

/** What is put out of the second word of a state. */
function scramble(b: number): number {
  return Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
}

/** Two words of 32 bits → [0, 1). */
function unit(high: number, low: number): number {
  return ((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992;
}

function rotateLeft(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k));
}

function next(s: Uint32Array): number {
  const result = scramble(s[1]) >>> 0;
  const t = s[1] << 9;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotateLeft(s[3], 11);
  return result;
}

const JUMP = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b];

/** Moves the state 2⁶⁴ outputs on. */
function jump(state: Uint32Array): void {
  const sum = new Uint32Array(4);
  for (const word of JUMP) {
    for (let bit = 0; bit < 32; bit++) {
      if ((word >>> bit) & 1) for (let i = 0; i < 4; i++) sum[i] ^= state[i];
      next(state);
    }
  }
  state.set(sum);
}

function splitmix(seed: number): Uint32Array {
  const state = new Uint32Array(4);
  let weyl = seed >>> 0;
  for (let i = 0; i < 4; i++) {
    weyl = (weyl + 0x9e3779b9) >>> 0;
    let z = weyl;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    state[i] = z ^ (z >>> 16);
  }
  if (state.every((word) => word === 0)) state[0] = 1;
  return state;
}
