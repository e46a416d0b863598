/**
 * Writes ONNX files, as far as the tiny models of the tests need it: onnx.proto3 of ONNX 1.16
 * (github.com/onnx/onnx), by its field numbers.
 */

type Field = readonly [number: number, value: number | string | Uint8Array];

/** A message of protocol buffers: whole numbers as varints, all else with its length. */
function message(...fields: readonly (Field | readonly Field[])[]): Uint8Array {
  const bytes: number[] = [];
  const varint = (value: number): void => {
    let rest = BigInt(value);
    while (rest > 127n) {
      bytes.push(Number(rest & 127n) | 128);
      rest >>= 7n;
    }
    bytes.push(Number(rest));
  };
  const put = ([number, value]: Field): void => {
    if (typeof value === 'number') {
      varint(number << 3);
      varint(value);
      return;
    }
    const part = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    varint((number << 3) | 2);
    varint(part.length);
    for (const byte of part) bytes.push(byte);
  };
  for (const field of fields) {
    if (isField(field)) put(field);
    else field.forEach(put);
  }
  return Uint8Array.from(bytes);
}

function isField(field: Field | readonly Field[]): field is Field {
  return typeof field[0] === 'number';
}

const FLOAT = 1;
const INT64 = 7;

/** Weights, row by row. */
export interface Weights {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Whole numbers by name. */
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface Graph {
  /** Int64, of any two dimensions. */
  readonly inputs: readonly string[];
  readonly nodes: readonly Node[];
  readonly weights: readonly Weights[];
  readonly output: { readonly name: string; readonly dims: number };
}

export function onnxFile({ inputs, nodes, weights, output }: Graph): Uint8Array {
  const graph = message(
    nodes.map((node): Field => [1, nodeOf(node)]),
    [2, 'tiny'],
    weights.map((one): Field => [5, tensorOf(one)]),
    inputs.map((name): Field => [11, valueOf(name, INT64, 2)]),
    [12, valueOf(output.name, FLOAT, output.dims)],
  );
  // IR version 8 with opset 17.
  return message([1, 8], [2, 'caravan-tests'], [7, graph], [8, message([1, ''], [2, 17])]);
}

function nodeOf({ op, inputs, output, attributes = {} }: Node): Uint8Array {
  return message(
    inputs.map((name): Field => [1, name]),
    [2, output],
    [4, op],
    Object.entries(attributes).map(([name, value]): Field => {
      const isOne = typeof value === 'number';
      return [
        5,
        isOne
          ? message([1, name], [3, value], [20, 2])
          : message(
              [1, name],
              value.map((one): Field => [8, one]),
              [20, 7],
            ),
      ];
    }),
  );
}

function tensorOf({ name, dims, values }: Weights): Uint8Array {
  const type = values instanceof Float32Array ? FLOAT : INT64;
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return message(
    dims.map((dim): Field => [1, dim]),
    [2, type],
    [8, name],
    [9, raw],
  );
}

/** Dimensions of any size. */
function valueOf(name: string, type: number, dims: number): Uint8Array {
  const shape = message(
    Array.from({ length: dims }, (_, at): Field => [1, message([2, `${name}${String(at)}`])]),
  );
  return message([1, name], [2, message([1, message([1, type], [2, shape])])]);
}
