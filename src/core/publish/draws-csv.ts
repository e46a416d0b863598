import { positionsOf } from '../posterior/draws/draws.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import { divergentFlags, drawColumns } from './draws-columns.ts';
import type { DrawsFacts } from './draws-columns.ts';

/**
 * One chain as CmdStan 2.3x writes it (CmdStan User's Guide, "Stan CSV File Format"), for ArviZ's
 * `from_cmdstan`, cmdstanr's `read_cmdstan_csv`, rstan's `read_stan_csv` and CmdStanPy's `from_csv`.
 * The columns are those of the Stan program of the same model, and gamma where strengths are
 * adjusted for style: natural log-odds, with all digits;
 * with ω, strengths on a question on which no model departs from its usual. What Caravan does not
 * keep of each draw is `nan`, or 0 where readers want a whole number, and a comment says so.
 * @param chain from 0
 * @param sampler what the draws were made with
 */
export function cmdstanCsv(
  draws: Draws,
  chain: number,
  sampler: SamplerSettings,
  facts: DrawsFacts,
): string {
  const { perChain, values, energy } = draws;
  const { count } = positionsOf(draws);
  const isHmc = sampler.sampler === 'split-hmc' || sampler.sampler === 'nuts';
  const own = isHmc ? HMC_COLUMNS : OTHER_COLUMNS;
  const flags = divergentFlags(draws);
  const lines = [
    ...header(draws, chain, sampler, facts, isHmc),
    [...own, ...drawColumns(draws, (vector, index) => `${vector}.${index}`)].join(','),
    ...(isHmc
      ? ['# Adaptation terminated', '# Step size = nan', '# No free parameters for unit metric']
      : []),
  ];
  for (let draw = chain * perChain; draw < (chain + 1) * perChain; draw++) {
    const lp = facts.logDensity?.[draw] ?? 'nan';
    const row = isHmc ? `nan,nan,0,0,${flags[draw]},${energy?.[draw] ?? 'nan'}` : 'nan';
    lines.push(`${lp},${row},${values.subarray(draw * count, (draw + 1) * count).join(',')}`);
  }
  return `${lines.join('\n')}\n`;
}

const OTHER_COLUMNS = ['lp__', 'accept_stat__'];
const HMC_COLUMNS = [
  ...OTHER_COLUMNS,
  ...['stepsize__', 'treedepth__', 'n_leapfrog__', 'divergent__', 'energy__'],
];

const NOT_KEPT = ['accept_stat__', 'stepsize__', 'treedepth__', 'n_leapfrog__'];

/** Settings first, as readers want to know how many draws there are before they come. */
function header(
  { perChain, chains }: Draws,
  chain: number,
  { sampler, warmup, seed }: SamplerSettings,
  { models, style = [], isWidened, logDensity }: DrawsFacts,
  isHmc: boolean,
): string[] {
  return [
    '# stan_version_major = 2',
    '# stan_version_minor = 31',
    '# stan_version_patch = 0',
    '# model = caravan_model',
    '# Written by Caravan, whose own sampler drew this; the version above is that of the format.',
    `# caravan_sampler = ${sampler}`,
    `# caravan_widened = ${Number(isWidened)}`,
    `# Not kept: ${[...(logDensity ? [] : ['lp__']), ...(isHmc ? NOT_KEPT : ['accept_stat__'])].join(', ')}.`,
    ...models.map((name, model) => `# beta[${model + 1}]: ${quoted(name)}`),
    ...(style.length > 0
      ? ['# Strengths are adjusted for style; gamma is per standard deviation of each difference.']
      : []),
    ...style.map(({ name, sd }, own) => `# gamma[${own + 1}]: ${quoted(name)}, sd ${sd}`),
    '# method = sample (Default)',
    '#   sample',
    `#     num_samples = ${perChain}`,
    `#     num_warmup = ${warmup}`,
    '#     save_warmup = 0 (Default)',
    '#     thin = 1 (Default)',
    '#     adapt',
    `#       engaged = ${Number(isHmc)}`,
    `#     algorithm = ${isHmc ? 'hmc' : 'fixed_param'}`,
    ...(isHmc
      ? [
          '#       hmc',
          `#         engine = ${sampler === 'nuts' ? 'nuts' : 'static'}`,
          '#             max_depth = 10 (Default)',
        ]
      : []),
    '#         metric = unit_e',
    `#     num_chains = ${chains}`,
    `# id = ${chain + 1}`,
    '# random',
    `#   seed = ${seed}`,
  ];
}

/**
 * A name as JSON with blanks and all that is no usual part of a name escaped: readers look for
 * words and signs in comments, such as "=" and "seconds (Total)".
 */
function quoted(name: string): string {
  const escaped = name.replace(/[^\p{L}\p{N}._/:+-]/gu, (char) =>
    Array.from(
      { length: char.length },
      (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
  return `"${escaped}"`;
}
