import type { Parameter } from '../../../core/posterior/draws/parameters.ts';
import type { NumberWriter } from '../../../ui/text/numbers.ts';

/** What parameters are called. */
export interface ParameterWords {
  readonly order: string;
  readonly logNu: string;
  readonly logKappa: string;
  readonly logNu1: string;
  readonly logGap: string;
  readonly tau: string;
  readonly omega: string;
}

/** @param names by model */
export function parameterName(
  parameter: Parameter,
  names: readonly string[],
  words: ParameterWords,
): string {
  switch (parameter.kind) {
    case 'strength':
      return names[parameter.model];
    case 'order':
      return words.order;
    case 'tie':
      return parameter.name === 'log_nu' ? words.logNu : words.logKappa;
    case 'strong':
      return parameter.name === 'log_nu1' ? words.logNu1 : words.logGap;
    case 'tau':
      return words.tau;
    case 'omega':
      return words.omega;
  }
}

/** How a parameter's values are shown: on the reader's scale, but for the logarithms of ties. */
export interface ParameterScale {
  /** A value as a number, for axes with round ticks. */
  readonly shown: (value: number) => number;
  readonly value: (value: number) => string;
  /** A difference or an error, unsigned. */
  readonly width: (value: number) => string;
}

/** @param toShown natural log-odds → the reader's scale, as a number */
export function parameterScale(
  { kind }: Parameter,
  write: NumberWriter,
  toShown: (logOdds: number) => number,
): ParameterScale {
  if (kind === 'tie' || kind === 'strong') {
    return {
      shown: (value) => value,
      value: (value) => write.fixed(value, 2),
      width: (value) => write.fixed(value, value < 0.01 ? 4 : 3),
    };
  }
  const width = (value: number): string => write.width(value);
  if (kind === 'strength') {
    return { shown: toShown, value: (value) => write.strength(value), width };
  }
  return {
    shown: (value) => toShown(value) - toShown(0),
    value: kind === 'order' ? (value) => write.difference(value) : width,
    width,
  };
}
