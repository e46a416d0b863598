import { tiesUnder } from '../model/choices/tie-law.ts';
import type { TieModel } from '../model/settings.ts';
import type { ChoiceCounts } from '../table/judgments.ts';

/** What one choice of the settings puts into the blocks of a program; one statement per line. */
export interface Part {
  readonly functions?: readonly string[];
  readonly data?: readonly string[];
  readonly parameters?: readonly string[];
  /** Declarations, which older compilers want before the first statement. */
  readonly locals?: readonly string[];
  readonly model?: readonly string[];
}

export function choicesPart(choices: ChoiceCounts, ties: TieModel): Part {
  return tiesUnder(choices, ties) ? TOGETHER : AMONG;
}

/** Choices of one out of several; the pairs are without them. */
const AMONG: Part = {
  data: [
    'int<lower=1> S; // sets of models that one was chosen of',
    'matrix<lower=0, upper=1>[S, K] among; // whether a set has a model',
    'vector<lower=0>[S] times; // choices of each set',
    'vector<lower=0>[K] chosen; // choices of each model',
  ],
  model: [
    'target += dot_product(chosen, beta);',
    'target += -dot_product(times, log(among * exp(beta)));',
  ],
};

/** The same where some are of several models together (Davidson–Luce). */
const TOGETHER: Part = {
  functions: [
    '// log of the sum over all groups of these models, each in proportion to',
    '// nu^(size - 1) times the geometric mean of its exp(b)',
    'real log_groups(vector b, int most, real log_tie) {',
    '  real top = max(b);',
    '  vector[most] sums;',
    '  for (d in 1:most) {',
    '    vector[d + 1] e = append_row(1, rep_vector(0, d)); // symmetric polynomials',
    '    for (i in 1:num_elements(b)) {',
    '      real own = exp((b[i] - top) / d);',
    '      for (k in 1:d) e[d + 2 - k] += own * e[d + 1 - k];',
    '    }',
    '    sums[d] = (d - 1) * log_tie + log(e[d + 1]);',
    '  }',
    '  return top + log_sum_exp(sums);',
    '}',
  ],
  data: [
    'int<lower=1> S; // sets of models that some were chosen of',
    'int<lower=1> N; // their members, one set after another',
    'array[N] int<lower=1, upper=K> member;',
    'array[S] int<lower=1, upper=N> first;',
    'array[S] int<lower=1, upper=K> members;',
    'array[S] int<lower=1> largest; // group that may be chosen together',
    'vector<lower=0>[S] times; // choices of each set',
    'vector<lower=0>[K] chosen; // choices of each model, its part of those with others',
    'real<lower=0> further; // models in groups beyond the first of each',
  ],
  model: [
    'target += dot_product(chosen, beta) + further * log_nu;',
    'for (s in 1:S) target += -times[s] * log_groups(beta[segment(member, first[s], members[s])], largest[s], log_nu);',
  ],
};
