import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkSettings,
  parseSettings,
  writeSettings,
} from '../../../src/core/model/parse-settings.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { anySettings } from './any-settings.ts';

/** The shared text of the default with something changed. */
function changed(part: Record<string, unknown>): string {
  const whole = JSON.parse(writeSettings(DEFAULT_MODEL)) as Record<string, unknown>;
  return JSON.stringify({ ...whole, ...part });
}
/** An object that holds itself, as a database may give back. */
function circle(): object {
  const own: Record<string, unknown> = {};
  own['own'] = own;
  return own;
}
const problemOf = (text: string) => {
  const found = parseSettings(text);
  return 'problem' in found ? found.problem : null;
};

describe('settings as a text', () => {
  it('come back as they were', () => {
    for (const settings of [DEFAULT_MODEL, RAKUDA_MODEL])
      expect(parseSettings(writeSettings(settings, 2))).toEqual({ settings });
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(parseSettings(writeSettings(settings))).toEqual({ settings });
      }),
    );
  });

  it('are written as the description says', () => {
    expect(writeSettings(DEFAULT_MODEL)).toBe(
      '{"caravan":"settings","version":1,"ties":"half","strength":{"family":"normal","scale":1},' +
        '"order":{"family":"normal","scale":1},"tie":{"mean":0,"scale":1},"informative":[]}',
    );
  });

  it.each([
    ['{"ties":', { kind: 'not-json' }],
    ['[]', { kind: 'not-settings' }],
    ['"settings"', { kind: 'not-settings' }],
    ['null', { kind: 'not-settings' }],
    ['{"__proto__":{"caravan":"settings"}}', { kind: 'not-settings' }],
    [changed({ version: 2 }), { kind: 'newer', version: '2' }],
    [changed({ tie: undefined }), { kind: 'missing', field: 'tie' }],
    [changed({ strength: {} }), { kind: 'missing', field: 'strength.family' }],
    [changed({ extra: 1 }), { kind: 'unknown-field', field: 'extra' }],
    [
      changed({ strength: { family: 'normal', scale: 1, df: 3 } }),
      { kind: 'unknown-field', field: 'strength.df' },
    ],
    [changed({ ties: 'both' }), { kind: 'bad-value', field: 'ties', value: 'both' }],
    [changed({ order: 'none' }), { kind: 'bad-value', field: 'order', value: 'none' }],
    [
      changed({ order: { family: 'laplace', scale: 1 } }),
      { kind: 'bad-value', field: 'order.family', value: 'laplace' },
    ],
    [
      changed({ strength: { family: 'toString', scale: 1 } }),
      { kind: 'bad-value', field: 'strength.family', value: 'toString' },
    ],
    [
      changed({ strength: { family: 'hierarchical', hyper: 'gamma', scale: 1 } }),
      { kind: 'bad-value', field: 'strength.hyper', value: 'gamma' },
    ],
    [
      changed({ strength: { family: 'normal', scale: '1' } }),
      { kind: 'bad-value', field: 'strength.scale', value: '1' },
    ],
    [
      changed({ strength: { family: 'normal', scale: 0 } }),
      { kind: 'bad-value', field: 'strength.scale', value: '0' },
    ],
    [
      changed({ strength: { family: 'uniform', bound: -1 } }),
      { kind: 'bad-value', field: 'strength.bound', value: '-1' },
    ],
    [
      changed({ tie: { mean: 1000, scale: 1 } }),
      { kind: 'bad-value', field: 'tie.mean', value: '1000' },
    ],
    [changed({ questions: null }), { kind: 'bad-value', field: 'questions', value: 'null' }],
    [changed({ questions: {} }), { kind: 'missing', field: 'questions.kind' }],
    [
      changed({ questions: { kind: 'fixed' } }),
      { kind: 'bad-value', field: 'questions.kind', value: 'fixed' },
    ],
    [
      changed({ questions: { kind: 'robust', scale: 1 } }),
      { kind: 'unknown-field', field: 'questions.scale' },
    ],
    [changed({ questions: { kind: 'random' } }), { kind: 'missing', field: 'questions.scale' }],
    [
      changed({ questions: { kind: 'random', scale: 0 } }),
      { kind: 'bad-value', field: 'questions.scale', value: '0' },
    ],
    [
      changed({ questions: { kind: 'random', scale: 1, isConditional: false } }),
      { kind: 'bad-value', field: 'questions.isConditional', value: 'false' },
    ],
    [changed({ informative: {} }), { kind: 'bad-value', field: 'informative', value: '{}' }],
    [
      changed({ informative: [{ model: 3, mean: 0, scale: 1 }] }),
      { kind: 'bad-value', field: 'informative.1.model', value: '3' },
    ],
    [
      changed({ informative: [{ model: 'a', mean: null, scale: 1 }] }),
      { kind: 'bad-value', field: 'informative.1.mean', value: 'null' },
    ],
    [
      changed({
        informative: [
          { model: 'a', mean: 0, scale: 1 },
          { model: 'b', mean: 0, scale: 1 },
          { model: 'a', mean: 1, scale: 1 },
        ],
      }),
      { kind: 'repeated-belief', model: 'a' },
    ],
    [
      changed({ strength: { family: 'normal', scale: 1e308 } }),
      { kind: 'bad-value', field: 'strength.scale', value: '1e+308' },
    ],
    [
      changed({ order: { family: 'normal', scale: 0 } }),
      { kind: 'bad-value', field: 'order.scale', value: '0' },
    ],
    [' '.repeat(500_001), { kind: 'too-long' }],
  ])('are refused with the first thing that is wrong: %.60s', (text, problem) => {
    expect(problemOf(text)).toEqual(problem);
  });

  it.each([
    [null, { kind: 'bad-value', field: '', value: 'null' }],
    [undefined, { kind: 'bad-value', field: '', value: 'undefined' }],
    [
      { ...DEFAULT_MODEL, ties: undefined },
      { field: 'ties', value: 'undefined' },
    ],
    [
      { ...DEFAULT_MODEL, tie: { mean: NaN, scale: 1 } },
      { field: 'tie.mean', value: 'NaN' },
    ],
    [{ ...DEFAULT_MODEL, tie: { mean: 0, scale: Infinity } }, { value: 'Infinity' }],
    [
      { ...DEFAULT_MODEL, tie: { mean: 0n, scale: 1 } },
      { field: 'tie.mean', value: '0' },
    ],
    [
      { ...DEFAULT_MODEL, informative: new Map() },
      { field: 'informative', value: '{}' },
    ],
    [
      { ...DEFAULT_MODEL, order: circle() },
      { kind: 'missing', field: 'order.family' },
    ],
    [
      { ...DEFAULT_MODEL, ties: circle() },
      { field: 'ties', value: '[object Object]' },
    ],
    [
      { ...DEFAULT_MODEL, caravan: 'settings' },
      { kind: 'unknown-field', field: 'caravan' },
    ],
  ])('are checked as they were stored too: %o', (value, problem) => {
    expect(checkSettings(value)).toMatchObject({ problem });
  });

  it('that are sound pass every check', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(checkSettings(settings)).toEqual({ settings });
      }),
    );
  });

  it('can not reach what all objects share', () => {
    const text = writeSettings(DEFAULT_MODEL).replace(
      '"ties"',
      '"__proto__":{"polluted":true},"ties"',
    );
    expect(problemOf(text)).toEqual({ kind: 'unknown-field', field: '__proto__' });
    const inside = writeSettings(DEFAULT_MODEL).replace(
      '"mean":0',
      '"__proto__":{"scale":3},"mean":0',
    );
    expect(problemOf(inside)).toEqual({ kind: 'unknown-field', field: 'tie.__proto__' });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(problemOf(text)).not.toBeNull();
      }),
    );
    fc.assert(
      fc.property(anySettings, fc.nat(), fc.string({ maxLength: 3 }), (settings, at, put) => {
        const text = writeSettings(settings);
        const place = at % text.length;
        expect(() =>
          parseSettings(text.slice(0, place) + put + text.slice(place + 1)),
        ).not.toThrow();
      }),
    );
  });
});
