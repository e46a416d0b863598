import { afterEach, expect, it } from 'vitest';
import { giveUp, resized } from '../../../src/core/numerics/freed-memory.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';

/** As ES2024 has it, which not all engines do. */
function transfer(this: ArrayBuffer, bytes: number): ArrayBuffer {
  const whole = structuredClone(this, { transfer: [this] });
  const other = new ArrayBuffer(bytes);
  const kept = new Uint8Array(whole, 0, Math.min(bytes, whole.byteLength));
  new Uint8Array(other).set(kept);
  return other;
}

const engines = [true, false];
const be = (canTransfer: boolean) => {
  Object.defineProperty(ArrayBuffer.prototype, 'transfer', {
    ...{ configurable: true, writable: true },
    value: canTransfer ? transfer : undefined,
  });
};
const own = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'transfer');
afterEach(() => {
  Reflect.deleteProperty(ArrayBuffer.prototype, 'transfer');
  if (own) Object.defineProperty(ArrayBuffer.prototype, 'transfer', own);
});

it.each(engines)('makes columns longer and cuts them, with transfer: %s', (canTransfer) => {
  be(canTransfer);
  const column = Int32Array.of(1, -2, 3);
  const longer = resized(Int32Array, column, 5, false);
  expect(Array.from(longer)).toEqual([1, -2, 3, 0, 0]);
  expect(Array.from(resized(Int32Array, longer, 2, false))).toEqual([1, -2]);
  expect(column).toHaveLength(canTransfer ? 0 : 3);
});

it.each(engines)('leaves what is shared as it is, with transfer: %s', (canTransfer) => {
  be(canTransfer);
  const column = Float64Array.of(0.5, 2);
  expect(Array.from(resized(Float64Array, column, 3, true))).toEqual([0.5, 2, 0]);
  expect(Array.from(resized(Float64Array, column, 1, true))).toEqual([0.5]);
  expect(Array.from(column)).toEqual([0.5, 2]);
});

it.each(engines)('gives up a whole buffer where it can, with transfer: %s', (canTransfer) => {
  be(canTransfer);
  const whole = Uint8Array.of(1, 2, 3, 4);
  giveUp(whole.subarray(1, 2));
  expect(whole).toHaveLength(canTransfer ? 0 : 4);
});

it.each(engines)(
  'a table keeps what its builder goes on with, with transfer: %s',
  (canTransfer) => {
    be(canTransfer);
    const builder = new TableBuilder();
    const judgment = { left: 'a', right: 'b', outcome: Outcome.left, question: null, judge: null };
    const add = (count: number) => {
      for (let row = 0; row < count; row++)
        builder.add({ ...judgment, turn: row, weight: 1 + row });
    };
    add(20);
    const table = builder.build();
    const before = structuredClone(table);
    add(40);
    expect(table).toEqual(before);
    expect(builder.build().left).toHaveLength(60);
    expect(builder.build().weight?.slice(18, 22)).toEqual(Float64Array.of(19, 20, 1, 2));
  },
);
