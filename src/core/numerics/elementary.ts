/**
 * exp, log, cosine and sine from additions, multiplications and divisions alone. ECMAScript
 * leaves the last bits of Math.exp and its kin to the engine; these give the same bytes in
 * every browser and in Node, which is what "same seed, same draws" rests on.
 */

const LN2 = Math.LN2;
/** ln 2 in two parts; the first has 21 trailing zero bits, so k·LN2_HIGH is exact for |k| < 2¹¹. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const float = new Float64Array(1);
const word = new Uint32Array(float.buffer);
/** Which half of a double holds sign and exponent: 1 on little-endian machines. */
const HIGH = (() => {
  float[0] = 1;
  return word[1] === 0 ? 0 : 1;
})();

/** 2^(k − 1023) for k = 0 … 2046; exact. Built by doubling, as `**` may be inexact. */
const POWER = new Float64Array(2047);
{
  let power = 1;
  for (let k = 1023; k < 2047; k++, power *= 2) POWER[k] = power;
  power = 0.5;
  for (let k = 1022; k >= 0; k--, power *= 0.5) POWER[k] = power;
}

/** e^x to within 1 ulp; 0 below −745, Infinity above 709.78. */
export function exp(x: number): number {
  if (!(x > -745.2)) return x === x ? 0 : NaN;
  if (x > 709.79) return Infinity;
  const k = Math.round(x / LN2);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  // Taylor to r¹³; |r| ≤ ln 2 / 2, so the remainder is below 5e-18.
  let sum = 1 + r / 13;
  for (let n = 12; n > 0; n--) sum = 1 + (r * sum) / n;
  // 2^k in two factors: k may lie outside the range of one double.
  const half = k >> 1;
  return sum * POWER[1023 + half] * POWER[1023 + k - half];
}

/** 2^(j/256): so near to one of its powers that four terms of a series do for the rest. */
const PART_BITS = 8;
const PARTS = 1 << PART_BITS;
const PART = LN2 / PARTS;
const PER_UNIT = PARTS / LN2;
const PART_HIGH = LN2_HIGH / PARTS;
const PART_LOW = LN2_LOW / PARTS;
const PART_POWER = Float64Array.from({ length: PARTS }, (_, j) => exp(j * PART));

/** e^x to within 2 ulp, faster than `exp`. */
export function quickExp(x: number): number {
  if (!(Math.abs(x) < 700)) return exp(x);
  const n = Math.round(x * PER_UNIT);
  const r = x - n * PART_HIGH - n * PART_LOW;
  const series = 1 + r * (1 + r * (0.5 + r * (1 / 6 + r * (1 / 24))));
  return series * PART_POWER[n & (PARTS - 1)] * POWER[1023 + (n >> PART_BITS)];
}

/** 1/37, 1/35 … 1: dividing anew takes longer than the rest of the series. */
const ODD_RECIPROCALS = Float64Array.from({ length: 19 }, (_, at) => 1 / (37 - 2 * at));

/** Inverse hyperbolic tangent for |s| ≤ 1/3, where its series of 18 terms is exact to 1e-18. */
function artanh(s: number): number {
  let sum = 0;
  for (let at = 0; at < ODD_RECIPROCALS.length; at++) sum = sum * s * s + ODD_RECIPROCALS[at];
  return s * sum;
}

const CELLS = 1024;
const CELL_SHIFT = 20 - 10;
/** Per cell of the mantissa range [1, 2): the reciprocal of its middle, and −log of that. */
const RECIPROCAL = new Float64Array(CELLS);
const CELL_LOG = new Float64Array(CELLS);
/** Both, cell by cell, for kernel/kernel.wat. */
export const LOG_CELLS = new Float64Array(2 * CELLS);
for (let i = 0; i < CELLS; i++) {
  const reciprocal = 1 / (1 + (i + 0.5) / CELLS);
  LOG_CELLS[2 * i] = RECIPROCAL[i] = reciprocal;
  LOG_CELLS[2 * i + 1] = CELL_LOG[i] = 2 * artanh((1 - reciprocal) / (1 + reciprocal));
}

/**
 * Natural logarithm with an absolute error below 4e-16 + 3e-16·|log x|; −Infinity for 0, NaN
 * below.
 */
export function log(x: number): number {
  float[0] = x;
  const high = word[HIGH];
  // All but normal numbers of ordinary size: 0, subnormal, negative, huge, Infinity, NaN.
  if ((high - 0x00100000) >>> 0 >= 0x7fd00000) return logOfOdd(x);
  const exponent = high >>> 20;
  const cell = (high >>> CELL_SHIFT) & (CELLS - 1);
  // Reading the mantissa back from its two halves would stall; scaling by 2^−exponent does not.
  const r = x * POWER[2046 - exponent] * RECIPROCAL[cell] - 1;
  const series = r + r * r * (r * (1 / 3) - 0.5 - r * r * 0.25);
  return (exponent - 1023) * LN2 + (CELL_LOG[cell] + series);
}

function logOfOdd(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  return x < 1 ? log(x * POWER[1023 + 100]) - 100 * LN2 : log(x / 2) + LN2;
}

/**
 * Σ weight·log x, the bulk of a likelihood's cost. The same steps as `log`; but a double's upper
 * half is read long after the double was written, which a processor does without waiting.
 * @param x normal numbers, none near the largest
 * @param words the same memory, as 32-bit words
 */
export function weightedLogSum(
  x: Float64Array,
  words: Uint32Array,
  weight: Float64Array,
  from = 0,
  to = x.length,
): number {
  let sum = 0;
  for (let p = from; p < to; p++) {
    const high = words[2 * p + HIGH];
    const exponent = high >>> 20;
    const cell = (high >>> CELL_SHIFT) & (CELLS - 1);
    const r = x[p] * POWER[2046 - exponent] * RECIPROCAL[cell] - 1;
    const series = r + r * r * (r * (1 / 3) - 0.5 - r * r * 0.25);
    sum += weight[p] * ((exponent - 1023) * LN2 + (CELL_LOG[cell] + series));
  }
  return sum;
}

/** e^x − 1, to full relative accuracy. */
export function expm1(x: number): number {
  if (Math.abs(x) > 0.5) return exp(x) - 1;
  // Taylor to x¹⁵: the remainder is below 1e-18 of the first term.
  let sum = 1 + x / 15;
  for (let n = 14; n > 1; n--) sum = 1 + (x * sum) / n;
  return x * sum;
}

/** log(1 + u) for 0 ≤ u ≤ 1, to full relative accuracy. */
export function log1p(u: number): number {
  return 2 * artanh(u / (2 + u));
}

/** log(1 + e^x) without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

/** Cosine and sine of an angle between −π and π radians. */
export function cosineSine(angle: number): readonly [number, number] {
  const square = angle * angle;
  let cosine = 1;
  let sine = 1;
  // Taylor to the 30th power: π³¹/31! = 3e-19.
  for (let n = 30; n > 0; n -= 2) {
    cosine = 1 - (square * cosine) / (n * (n - 1));
    sine = 1 - (square * sine) / (n * (n + 1));
  }
  return [cosine, angle * sine];
}
