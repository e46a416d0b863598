/** What stands in what is published, in English. */
export const print = {
  warning: 'Not converged: do not rely on these numbers.',
  caption: (title: string, caption: string, source: string) =>
    [`${title}.`, caption, source].filter((part) => part !== '').join(' '),
  source: (name: string) => `${name}. Bayesian Bradley–Terry model, made with Caravan.`,
  figure: (title: string, headline: string) => `${title}. ${headline}`,
  badge: {
    rank: (from: number, to: number, of: string) =>
      from === to
        ? `ranked ${ordinal(from)} of ${of}`
        : `ranked ${ordinal(from)}–${ordinal(to)} of ${of}`,
    notConverged: 'not converged',
    notSampled: 'preview',
    /** Of what the ranks are sure: of all models together, or each by itself. */
    sure: {
      joint: (probability: string) => `${probability}, all ranks at once`,
      alone: (probability: string) => `${probability}, this rank alone`,
    },
    title: {
      joint: (name: string, rank: string, source: string, day: string, hash: string) =>
        `${name} is ${rank} in ${source} with probability 95% for the ranks of all models at once; ${day}, data ${hash}`,
      alone: (name: string, rank: string, source: string, day: string, hash: string) =>
        `${name} is ${rank} in ${source} with probability 95% for the rank of this model alone; ${day}, data ${hash}`,
    },
  },
  citation: {
    anonymous: (title: string) => `The authors of ${title}`,
    model: (settings: string) => `Bayesian Bradley–Terry model, ${settings}.`,
    madeWith: (version: string) => `Fitted with Caravan ${version}.`,
    data: (hash: string) => `Data SHA-256: ${hash}.`,
    message: 'If you use this ranking, please cite it, and Caravan, as below.',
    caravan: 'Software that ranks language models from pairwise judgments, with honest uncertainty',
  },
};

const ORDINALS = new Intl.PluralRules('en-GB', { type: 'ordinal' });
const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

function ordinal(n: number): string {
  return `${n}${ENDINGS[ORDINALS.select(n)] ?? 'th'}`;
}
