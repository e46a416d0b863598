import fc from 'fast-check';
import type { ModelSettings, OrderPrior, StrengthPrior } from '../../../src/core/model/settings.ts';
import { anyCharacter } from '../../any-character.ts';

const width = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
const place = fc.double({ min: -100, max: 100, noNaN: true }).map((x) => x + 0);

const strength: fc.Arbitrary<StrengthPrior> = fc.oneof(
  fc.record({ family: fc.constant('normal' as const), scale: width }),
  fc.record({ family: fc.constant('student-t' as const), df: width, scale: width }),
  fc.record({ family: fc.constant('laplace' as const), scale: width }),
  fc.record({ family: fc.constant('uniform' as const), bound: width }),
  fc.record({
    family: fc.constant('hierarchical' as const),
    hyper: fc.constantFrom('half-normal' as const, 'half-cauchy' as const, 'exponential' as const),
    scale: width,
  }),
);
const order: fc.Arbitrary<OrderPrior> = fc.oneof(
  fc.record({ family: fc.constant('normal' as const), scale: width }),
  fc.record({ family: fc.constant('uniform' as const), bound: width }),
);
const names = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.constantFrom('__proto__', 'constructor', '日本語', '<b>', ''),
);

/** Any settings that a model can use, with names of every kind. */
export const anySettings: fc.Arbitrary<ModelSettings> = fc.record(
  {
    ties: fc.constantFrom(
      'half' as const,
      'drop' as const,
      'davidson' as const,
      'rao-kupper' as const,
    ),
    strength,
    order: fc.option(order),
    tie: fc.record({ mean: place, scale: width }),
    informative: fc.uniqueArray(fc.record({ model: names, mean: place, scale: width }), {
      maxLength: 5,
      selector: ({ model }) => model,
    }),
    questions: fc.oneof(
      fc.constant({ kind: 'robust' as const }),
      fc.record(
        {
          ...{ kind: fc.constant('random' as const), scale: width },
          isConditional: fc.constant(true as const),
        },
        { requiredKeys: ['kind', 'scale'] },
      ),
    ),
  },
  { noNullPrototype: true, requiredKeys: ['ties', 'strength', 'order', 'tie', 'informative'] },
);
