import type { PairCounts } from '../table/judgments.ts';
import type {
  GradedTies,
  ModelSettings,
  OrderPrior,
  StrengthPrior,
  TieModel,
} from '../model/settings.ts';
import { choicesPart } from './choices-part.ts';
import type { Part } from './choices-part.ts';

/**
 * The model as a Stan program that CmdStan compiles as it is (2.26 or newer). The numbers of the
 * priors are data (data.ts), so the text depends only on which families there are, and on the
 * names, which stand in comments. Density per program: that of createDensity plus a constant, but
 * that τ counts as itself, Stan adding the Jacobian of log τ by itself.
 * With departures by question a row of the data is a pair on a question, and they are drawn beside
 * the strengths, over ω.
 * @param models names, in the order of `PairCounts.models`
 * @param settings identified by the counts: departures by question only where they know questions
 * @param counts that it is to be fitted to
 */
export function stanProgram(
  models: readonly string[],
  settings: ModelSettings,
  { sides, choices }: Pick<PairCounts, 'sides' | 'choices'> = {},
): string {
  const isMixed = hasShownColumn(sides, settings);
  const parts = [
    strengthPart(settings.strength),
    ...(settings.order === null ? [] : [orderPart(settings.order)]),
    ...(isMixed ? [SHOWN] : []),
    ...(choices === undefined ? [] : [choicesPart(choices, settings.ties)]),
    ...(isKnown(models, settings) ? [KNOWN] : []),
    ...(hasDepartures(settings) ? [DEPARTURES] : []),
    tiesPart(settings.ties),
  ];
  const all = (block: keyof Part): readonly string[] => parts.flatMap((part) => part[block] ?? []);
  const alpha = settings.order === null ? '' : isMixed ? 'alpha * shown + ' : 'alpha + ';
  const isByQuestion = hasDepartures(settings);
  const functions = all('functions');
  const apart = isByQuestion ? ' + omega * (noise[left_slot] - noise[right_slot])' : '';
  return [
    '// Bradley-Terry strengths of language models from counts of judgments; written by Caravan.',
    `// Ties: ${settings.ties}. Strengths are log-odds and sum to zero.`,
    // JSON escapes the line ends that would end a comment.
    ...models.map((name, m) => `// beta[${m + 1}]: ${JSON.stringify(name)}`),
    ...(functions.length > 0 ? block('functions', functions) : []),
    ...block('data', [
      'int<lower=2> K; // models',
      `int<lower=1> P; // ordered pairs${isByQuestion ? ', question by question' : ''}`,
      'array[P] int<lower=1, upper=K> left_model; // shown first',
      'array[P] int<lower=1, upper=K> right_model;',
      'vector<lower=0>[P] left_wins; // counts need not be whole',
      'vector<lower=0>[P] right_wins;',
      ...all('data'),
    ]),
    ...block('parameters', all('parameters')),
    ...block('transformed parameters', ['vector[K] beta = append_row(free, -sum(free));']),
    ...block('model', [
      `vector[P] eta = ${alpha}beta[left_model] - beta[right_model]${apart};`,
      ...all('locals'),
      ...all('model'),
    ]),
    '',
  ].join('\n');
}

/** Whether α acts on some of the pairs alone, by a column that says which. */
export function hasShownColumn(sides: Uint8Array | undefined, { order }: ModelSettings): boolean {
  return order !== null && sides !== undefined;
}

/** Whether models have departures by question. */
export function hasDepartures({ questions }: ModelSettings): boolean {
  return questions?.kind === 'random';
}

/** Whether anything is known of a model that the counts have. */
export function isKnown(models: readonly string[], { informative }: ModelSettings): boolean {
  return informative.some(({ model }) => models.includes(model));
}

function block(name: string, lines: readonly string[]): string[] {
  return [`${name} {`, ...lines.map((line) => `  ${line}`), '}'];
}

function strengthPart(prior: StrengthPrior): Part {
  switch (prior.family) {
    case 'normal':
      return {
        data: ['real<lower=0> strength_scale;'],
        parameters: ['vector[K - 1] free;'],
        model: ['target += normal_lpdf(beta | 0, strength_scale);'],
      };
    case 'student-t':
      return {
        data: ['real<lower=0> strength_df;', 'real<lower=0> strength_scale;'],
        parameters: ['vector[K - 1] free;'],
        model: ['target += student_t_lpdf(beta | strength_df, 0, strength_scale);'],
      };
    case 'laplace':
      return {
        data: ['real<lower=0> strength_scale;'],
        parameters: ['vector[K - 1] free;'],
        model: ['target += double_exponential_lpdf(beta | 0, strength_scale);'],
      };
    case 'uniform':
      return {
        data: ['real<lower=0> strength_bound;'],
        parameters: ['vector<lower=-strength_bound, upper=strength_bound>[K - 1] free;'],
        model: ['if (abs(beta[K]) > strength_bound) reject("beta[K] is out of bounds");'],
      };
    case 'hierarchical':
      return {
        data: ['real<lower=0> tau_scale;'],
        parameters: ['vector[K - 1] free;', 'real<lower=0> tau;'],
        model: [
          'target += normal_lpdf(beta | 0, tau) + log(tau); // K strengths in K - 1 dimensions',
          HYPER[prior.hyper],
        ],
      };
  }
}

const HYPER = {
  'half-normal': 'target += normal_lpdf(tau | 0, tau_scale);',
  'half-cauchy': 'target += cauchy_lpdf(tau | 0, tau_scale);',
  exponential: 'target += exponential_lpdf(tau | 1 / tau_scale);',
} as const;

function orderPart({ family }: OrderPrior): Part {
  return family === 'normal'
    ? {
        data: ['real<lower=0> order_scale;'],
        parameters: ['real alpha; // positive: the first position is favoured'],
        model: ['target += normal_lpdf(alpha | 0, order_scale);'],
      }
    : {
        data: ['real<lower=0> order_bound;'],
        parameters: ['real<lower=-order_bound, upper=order_bound> alpha;'],
      };
}

/** Pairs of which some do not say who was shown first. */
const SHOWN: Part = {
  data: ['vector<lower=0, upper=1>[P] shown; // 0: nothing says which was shown first'],
};

/** Models with a prior of their own. */
const KNOWN: Part = {
  data: [
    'int<lower=1> I; // informative priors',
    'array[I] int<lower=1, upper=K> known;',
    'vector[I] known_mean;',
    'vector<lower=0>[I] known_scale;',
  ],
  model: ['target += normal_lpdf(beta[known] | known_mean, known_scale);'],
};

/** Of every model on every question it was judged on. */
const DEPARTURES: Part = {
  data: [
    'int<lower=1> S; // models on questions',
    'array[P] int<lower=1, upper=S> left_slot;',
    'array[P] int<lower=1, upper=S> right_slot;',
    'real<lower=0> omega_scale;',
  ],
  parameters: ['real<lower=0> omega;', 'vector[S] noise; // departures over omega'],
  model: ['target += normal_lpdf(omega | 0, omega_scale);', 'target += normal_lpdf(noise | 0, 1);'],
};

function tiesPart(ties: TieModel): Part {
  const tied = 'vector<lower=0>[P] ties;';
  const tiePrior = ['real tie_mean;', 'real<lower=0> tie_scale;'];
  switch (ties) {
    case 'drop':
      return {
        model: [
          'target += dot_product(left_wins, log_inv_logit(eta));',
          'target += dot_product(right_wins, log_inv_logit(-eta));',
        ],
      };
    case 'half':
      return {
        data: [tied],
        model: [
          'target += dot_product(left_wins + ties / 2, log_inv_logit(eta));',
          'target += dot_product(right_wins + ties / 2, log_inv_logit(-eta));',
        ],
      };
    case 'davidson':
      return {
        data: [tied, ...tiePrior],
        parameters: ['real log_nu;'],
        locals: [
          'vector[P] decided = eta / 2 + log1p_exp(-eta); // log(e^(eta/2) + e^(-eta/2))',
          'vector[P] total = decided + log1p_exp(log_nu - decided);',
        ],
        model: [
          'target += normal_lpdf(log_nu | tie_mean, tie_scale);',
          'target += dot_product(left_wins, eta / 2 - total);',
          'target += dot_product(right_wins, -eta / 2 - total);',
          'target += dot_product(ties, log_nu - total);',
        ],
      };
    case 'rao-kupper':
      return {
        data: [tied, ...tiePrior],
        parameters: ['real log_kappa;'],
        locals: ['real kappa = exp(log_kappa);'],
        model: [
          'target += normal_lpdf(log_kappa | tie_mean, tie_scale);',
          'target += dot_product(left_wins + ties, log_inv_logit(eta - kappa));',
          'target += dot_product(right_wins + ties, log_inv_logit(-eta - kappa));',
          'target += sum(ties) * (2 * kappa + log1m_exp(-2 * kappa)); // log(e^(2 kappa) - 1)',
        ],
      };
    default:
      return gradesPart(ties);
  }
}

/** Models of graded verdicts; what is neither strong nor open is plain. */
function gradesPart(ties: GradedTies): Part {
  const kinds = ['left_strong', 'right_strong', 'left_open', 'right_open'];
  const data = [
    'vector<lower=0>[P] ties;',
    ...kinds.map((kind) => `vector<lower=0>[P] ${kind};`),
    ...['real tie_mean;', 'real<lower=0> tie_scale;'],
  ];
  const plain = [
    'vector[P] left_plain = left_wins - left_strong - left_open;',
    'vector[P] right_plain = right_wins - right_strong - right_open;',
  ];
  if (ties === 'adjacent') {
    return {
      data,
      parameters: ['real log_nu;', 'real log_nu1; // of a plain win'],
      locals: [
        ...plain,
        'vector[P] left_won = log_nu1 + eta / 2 + log1p_exp(eta / 2 - log_nu1);',
        'vector[P] right_won = log_nu1 - eta / 2 + log1p_exp(-eta / 2 - log_nu1);',
        'vector[P] decided = right_won + log1p_exp(left_won - right_won);',
        'vector[P] total = decided + log1p_exp(log_nu - decided);',
      ],
      model: [
        'target += normal_lpdf(log_nu | tie_mean, tie_scale);',
        'target += normal_lpdf(log_nu1 | tie_mean, tie_scale);',
        'target += dot_product(left_plain, log_nu1 + eta / 2 - total);',
        'target += dot_product(right_plain, log_nu1 - eta / 2 - total);',
        'target += dot_product(left_strong, eta - total);',
        'target += dot_product(right_strong, -eta - total);',
        'target += dot_product(left_open, left_won - total);',
        'target += dot_product(right_open, right_won - total);',
        'target += dot_product(ties, log_nu - total);',
      ],
    };
  }
  return {
    data,
    parameters: ['real log_kappa;', 'real log_gap; // between the cut points'],
    locals: [
      ...plain,
      ...['real kappa = exp(log_kappa);', 'real gap = exp(log_gap);', 'real far = kappa + gap;'],
    ],
    model: [
      'target += normal_lpdf(log_kappa | tie_mean, tie_scale);',
      'target += normal_lpdf(log_gap | tie_mean, tie_scale);',
      'target += dot_product(left_strong + left_plain, log_inv_logit(eta - far));',
      'target += dot_product(right_strong + right_plain, log_inv_logit(-eta - far));',
      'target += dot_product(left_plain, log_inv_logit(kappa - eta));',
      'target += dot_product(right_plain, log_inv_logit(kappa + eta));',
      'target += dot_product(left_open + ties, log_inv_logit(eta - kappa));',
      'target += dot_product(right_open + ties, log_inv_logit(-eta - kappa));',
      'target += sum(left_plain + right_plain) * (gap + log1m_exp(-gap));',
      'target += sum(ties) * (2 * kappa + log1m_exp(-2 * kappa)); // log(e^(2 kappa) - 1)',
    ],
  };
}
