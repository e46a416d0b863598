import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import type { DataEdits } from '../../../src/core/table/data-edits.ts';
import {
  editedModels,
  includeModels,
  modelChanges,
  nameModels,
  undoModelChange,
  undoModelChanges,
} from '../../../src/core/overview/edit-models.ts';

const MODELS = ['a', 'b', 'c', 'd'].map((name, at) => ({ name, judgments: 10 * at, answers: at }));
const shown = (edits: DataEdits) =>
  editedModels(MODELS, edits).map(({ name, members, isIncluded }) =>
    [isIncluded ? '' : 'no ', name, '=', members.join('+')].join(''),
  );

describe('models as the edits make them', () => {
  it('stand alone where nothing was changed', () => {
    expect(shown(NO_EDITS)).toEqual(['a=a', 'b=b', 'c=c', 'd=d']);
  });

  it('become one where they get one name, with the sums of both', () => {
    const edits = nameModels(NO_EDITS, ['d', 'b'], 'B');
    expect(editedModels(MODELS, edits)[1]).toEqual({
      name: 'B',
      members: ['b', 'd'],
      isIncluded: true,
      judgments: 40,
      answers: 4,
    });
    expect(modelChanges(MODELS, edits)).toEqual([{ kind: 'merged', from: ['d', 'b'], to: 'B' }]);
  });

  it('join a model that has the name', () => {
    const edits = nameModels(NO_EDITS, ['c'], 'a');
    expect(shown(edits)).toEqual(['a=a+c', 'b=b', 'd=d']);
    expect(modelChanges(MODELS, edits)).toEqual([{ kind: 'merged', from: ['c'], to: 'a' }]);
  });

  it('may exchange their names', () => {
    const edits = nameModels(nameModels(NO_EDITS, ['a'], 'b'), ['b'], 'a');
    expect(shown(edits)).toEqual(['b=a', 'a=b', 'c=c', 'd=d']);
    expect(modelChanges(MODELS, edits)).toEqual([
      { kind: 'renamed', from: 'a', to: 'b' },
      { kind: 'renamed', from: 'b', to: 'a' },
    ]);
  });

  it('move on as a whole where a merged model is named anew', () => {
    const merged = nameModels(NO_EDITS, ['a', 'b'], 'ab');
    expect(shown(nameModels(merged, ['a', 'b'], 'c'))).toEqual(['c=a+b+c', 'd=d']);
  });

  it('are apart from those left out', () => {
    const edits = includeModels(nameModels(NO_EDITS, ['a', 'b'], 'x'), ['a'], false);
    expect(shown(edits)).toEqual(['no x=a', 'x=b', 'c=c', 'd=d']);
    expect(modelChanges(MODELS, edits).at(-1)).toEqual({ kind: 'excluded', name: 'a' });
  });
});

it('a name given back is no change', () => {
  expect(nameModels(nameModels(NO_EDITS, ['a'], 'x'), ['a'], 'a')).toEqual(NO_EDITS);
});

it('changes of models that are no longer there are not shown', () => {
  const edits = { ...NO_EDITS, names: [['gone', 'a']] as const, excluded: ['gone'] };
  expect(modelChanges(MODELS, edits)).toEqual([]);
});

const name = fc.constantFrom('a', 'b', 'c', 'd', 'x', '__proto__');
const members = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });
const step = fc.oneof(
  fc.tuple(members, name).map((given) => (edits: DataEdits) => nameModels(edits, ...given)),
  fc
    .tuple(members, fc.boolean())
    .map((given) => (edits: DataEdits) => includeModels(edits, ...given)),
);
const steps = fc.array(step);
const madeBy = (list: readonly ((edits: DataEdits) => DataEdits)[]): DataEdits =>
  list.reduce((edits, change) => change(edits), NO_EDITS);

describe('whatever is done', () => {
  it('every model of the files stands in one line', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const found = editedModels(MODELS, madeBy(list)).flatMap((model) => model.members);
        expect(found.sort()).toEqual(['a', 'b', 'c', 'd']);
      }),
    );
  });

  it('undoing every change, one by one or all at once, leaves none', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const edits = madeBy(list);
        const undone = modelChanges(MODELS, edits).reduce(undoModelChange, edits);
        expect(undone).toEqual(NO_EDITS);
        expect(undoModelChanges(edits)).toEqual(NO_EDITS);
      }),
    );
  });
});
