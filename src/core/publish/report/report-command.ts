import type { Condition } from '../../overview/conditions.ts';
import { clusterKindOf } from '../../model/settings.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { orderText, strengthText } from '../arguments-text.ts';
import type { SamplerSettings } from '../../sampler/settings.ts';

/**
 * The arguments of the command line that make this very fit of files: every setting is named,
 * also where it is the default, since defaults go by the data and may change.
 * @param files names of files, or of a project or report that has them
 * @param interval probability of the narrow interval
 * @param isStyled whether strengths are adjusted for the style of answers
 */
export function reproducingArguments(
  files: readonly string[],
  model: ModelSettings,
  sampler: SamplerSettings,
  interval: number,
  conditions: readonly Condition[],
  isStyled: boolean,
): readonly string[] {
  const isMcmc = sampler.sampler !== 'laplace' && sampler.sampler !== 'mle';
  return [
    ...files,
    ...modelArguments(model),
    ...['--sampler', sampler.sampler, '--chains', String(sampler.chains)],
    ...['--draws', String(sampler.draws)],
    ...(isMcmc ? ['--warmup', String(sampler.warmup)] : []),
    ...['--seed', String(sampler.seed), '--interval', String(interval)],
    ...(sampler.bootstrap === undefined ? [] : ['--bootstrap', sampler.bootstrap]),
    ...(isStyled ? ['--style'] : []),
    ...conditions.flatMap((condition) => ['--where', conditionText(condition)]),
  ];
}

/** Those of the model alone, each name before its value. */
export function modelArguments(model: ModelSettings): readonly string[] {
  const { ties, strength, order, informative } = model;
  return [
    ...['--ties', ties, '--prior', strengthText(strength)],
    ...['--order', order === null ? 'none' : orderText(order)],
    ...informative.flatMap(({ model: name, mean, scale }) => [
      '--belief',
      `${name}:${String(mean)}:${String(scale)}`,
    ]),
    ...questionArguments(model),
  ];
}

/** A condition as `--where` takes it. */
export function conditionText({ name, values, isNot }: Condition): string {
  const escaped = (text: string): string => text.replace(/[\\,|]/g, '\\$&');
  return `${escaped(name)}${isNot ? '!' : ''}=${values.map(escaped).join('|')}`;
}

function questionArguments(model: ModelSettings): readonly string[] {
  const { questions } = model;
  if (questions === undefined) return ['--questions', 'these'];
  if (questions.kind === 'robust')
    return ['--questions', 'new', '--clusters', clusterKindOf(model) ?? 'questions'];
  return [
    ...['--questions', 'new', '--question-method', 'model'],
    ...['--omega', `half-normal:${String(questions.scale)}`],
    ...(questions.isConditional ? ['--scale', 'conditional-log-odds'] : []),
  ];
}
