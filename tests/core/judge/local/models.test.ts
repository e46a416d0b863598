import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaravanError } from '../../../../src/core/failure.ts';
import { hubModelIn, modelIdIn } from '../../../../src/core/judge/local/hub-model.ts';
import { modelKey, modelName } from '../../../../src/core/judge/local/models.ts';
import { meanPooled } from '../../../../src/core/judge/local/pooling.ts';
import { bestVariant, dataFiles, variantsOf } from '../../../../src/core/judge/local/variants.ts';

const file = (path: string, bytes = 1) => ({ path, bytes, sha256: null });
const BESIDE = ['config.json', 'tokenizer.json', 'tokenizer_config.json'].map((path) => file(path));

describe('the id of a model', () => {
  it('is found in what was typed in', () => {
    expect(modelIdIn(' Xenova/multilingual-e5-small ')).toBe('Xenova/multilingual-e5-small');
    expect(modelIdIn('https://huggingface.co/a/b.c/tree/main?x=1')).toBe('a/b.c');
    for (const none of ['', 'a', '../..', 'a/..', 'https://example.org/a/b', 'a b/c', 'a/b c'])
      expect(modelIdIn(none), none).toBeNull();
  });

  it('comes back out of a key', () => {
    expect(modelName(modelKey('a/b@c', '0123456789abcdef', 'q8'))).toBe('a/b@c');
    expect(modelKey('a/b', '0123456789abcdef', 'q8')).toBe('a/b@0123456789ab#q8');
  });
});

describe('variants', () => {
  it('are weights with all that they need, smallest first', () => {
    const files = [
      ...BESIDE,
      file('README.md', 9),
      file('onnx/model.onnx', 100),
      file('onnx/model.onnx_data', 1000),
      file('onnx/model.onnx_data_1', 500),
      file('onnx/model_quantized.onnx', 50),
      file('onnx/decoder_model.onnx', 5),
    ];
    const variants = variantsOf(files);
    expect(variants.map(({ dtype, bytes }) => [dtype, bytes])).toEqual([
      ['q8', 53],
      ['fp32', 1603],
    ]);
    expect(dataFiles(variants[1].files)).toBe(2);
    expect(dataFiles(variants[0].files)).toBe(0);
    expect(variants[0].files.map(({ path }) => path)).not.toContain('README.md');
  });

  it('may lie beside the other files, as when they are picked one by one', () => {
    expect(variantsOf([...BESIDE, file('model_q4.onnx')]).map(({ dtype }) => dtype)).toEqual([
      'q4',
    ]);
  });

  it('are none where a file that is needed is missing', () => {
    for (const { path } of BESIDE) {
      const rest = BESIDE.filter((one) => one.path !== path);
      expect(variantsOf([...rest, file('onnx/model.onnx')]), path).toEqual([]);
    }
  });

  it('differ by device in which is best', () => {
    const names = ['model_q4f16', 'model_quantized', 'model', 'model_q4', 'model_fp16'];
    const variants = variantsOf([...BESIDE, ...names.map((name) => file(`onnx/${name}.onnx`))]);
    expect(bestVariant(variants, 'generate', 'webgpu')?.dtype).toBe('q4f16');
    expect(bestVariant(variants, 'score', 'wasm')?.dtype).toBe('q8');
    expect(bestVariant([], 'score', 'wasm')).toBeUndefined();
  });
});

describe('what the hub says', () => {
  const siblings = [...BESIDE, file('onnx/model.onnx', 7)].map(({ path, bytes }) => ({
    ...{ rfilename: path, size: bytes },
    lfs: { sha256: 'ab' },
  }));
  const answer = { sha: 'c0ffee0', siblings, gated: 'manual', tags: ['license:mit'] };
  const reasonOf = (said: unknown) => {
    try {
      hubModelIn('a/b', said);
    } catch (error) {
      return error instanceof CaravanError && 'reason' in error.failure && error.failure.reason;
    }
    return null;
  };

  it('is read with its licence and terms', () => {
    const model = hubModelIn('a/b', answer);
    expect(model).toMatchObject({ commit: 'c0ffee0', licence: 'mit', isGated: true });
    expect(model.variants[0]).toMatchObject({ dtype: 'fp32', bytes: 10 });
    const named = hubModelIn('a/b', { ...answer, gated: false, cardData: { license: 'x' } });
    expect(named).toMatchObject({ licence: 'x', isGated: false });
  });

  it('is refused where it is something else', () => {
    expect(reasonOf({ ...answer, siblings: [] })).toBe('no-onnx');
    expect(reasonOf({ ...answer, sha: '../main' })).toBe('bad-listing');
    fc.assert(
      fc.property(fc.anything(), (said) => {
        expect(['no-onnx', 'bad-listing']).toContain(reasonOf(said));
      }),
    );
  });
});

describe('mean pooling', () => {
  it('is what a count by hand gives', () => {
    // The means are (2, 1.5) and, without what fills up, (0, 2).
    const hidden = [1, 1, 3, 2, 0, 2, 9, 9];
    const pooled = meanPooled(hidden, [1n, 1n, 1n, 0n], [2, 2, 2]);
    expect([...pooled]).toEqual([0.8, Math.fround(0.6), 0, 1].map(Math.fround));
  });

  it('gives vectors of length 1, whatever fills up', () => {
    const numbers = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(numbers, { minLength: 12, maxLength: 12 }),
        numbers,
        (hidden, filling) => {
          fc.pre(Math.hypot(...hidden.slice(0, 4).map((one, at) => one + hidden[4 + at])) > 1e-3);
          const other = [...hidden.slice(0, 8), filling, filling, filling, filling];
          const [a, b] = [hidden, other].map((one) => meanPooled(one, [1, 1, 0], [1, 3, 4]));
          expect(a).toEqual(b);
          expect(Math.hypot(...a)).toBeCloseTo(1, 5);
        },
      ),
    );
  });

  it('is nothing of a text without tokens', () => {
    expect([...meanPooled([1, 2], [0], [1, 1, 2])]).toEqual([0, 0]);
  });
});
