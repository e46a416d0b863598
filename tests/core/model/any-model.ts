import fc from 'fast-check';
import type { ModelSettings, OrderPrior, StrengthPrior } from '../../../src/core/model/settings.ts';

const width = fc.double({ min: 0.2, max: 4, noNaN: true });
const place = fc.double({ min: -2, max: 2, noNaN: true });

const anyStrength: fc.Arbitrary<StrengthPrior> = fc.oneof(
  fc.record({ family: fc.constant('normal' as const), scale: width }),
  fc.record({
    family: fc.constant('student-t' as const),
    df: fc.double({ min: 1, max: 30, noNaN: true }),
    scale: width,
  }),
  fc.record({ family: fc.constant('laplace' as const), scale: width }),
  fc.record({ family: fc.constant('uniform' as const), bound: width }),
  fc.record({
    family: fc.constant('hierarchical' as const),
    hyper: fc.constantFrom('half-normal' as const, 'half-cauchy' as const, 'exponential' as const),
    scale: width,
  }),
);
const anyOrder: fc.Arbitrary<OrderPrior> = fc.oneof(
  fc.record({ family: fc.constant('normal' as const), scale: width }),
  fc.record({ family: fc.constant('uniform' as const), bound: width }),
);

/** Any tie model with any priors; the models of `anyRows` and a stranger may have their own. */
export const anyModel: fc.Arbitrary<ModelSettings> = fc.record({
  ties: fc.constantFrom('half', 'drop', 'davidson', 'rao-kupper'),
  strength: anyStrength,
  order: fc.option(anyOrder),
  tie: fc.record({ mean: place, scale: width }),
  informative: fc.uniqueArray(
    fc.record({ model: fc.constantFrom('m0', 'm1', 'stranger'), mean: place, scale: width }),
    { maxLength: 3, selector: ({ model }) => model },
  ),
});
