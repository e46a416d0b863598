import type { OrderPrior, StrengthPrior } from '../model/settings.ts';

/** Arguments as they are typed into a shell (POSIX): what is not plain stands in quotes. */
export function shellLine(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}

/** A prior on strengths as `--prior` takes it. */
export function strengthText(prior: StrengthPrior): string {
  switch (prior.family) {
    case 'normal':
    case 'laplace':
      return `${prior.family}:${String(prior.scale)}`;
    case 'student-t':
      return `student_t:${String(prior.df)}:${String(prior.scale)}`;
    case 'uniform':
      return `uniform:${String(prior.bound)}`;
    case 'hierarchical':
      return `hierarchical:${prior.hyper}:${String(prior.scale)}`;
  }
}

/** A prior on the order effect as `--order` takes it. */
export function orderText(prior: OrderPrior): string {
  return prior.family === 'normal'
    ? `normal:${String(prior.scale)}`
    : `uniform:${String(prior.bound)}`;
}
