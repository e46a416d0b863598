import { parseArgs } from 'node:util';
import { ArgumentError } from './argument-error.ts';
import { OPTIONAL } from './publish/asked.ts';

const TEXT = { type: 'string' } as const;
const OPTIONS = {
  json: { type: 'boolean', default: false },
  checks: { type: 'boolean', default: false },
  ties: TEXT,
  prior: TEXT,
  belief: { type: 'string', multiple: true },
  order: TEXT,
  questions: TEXT,
  'question-method': TEXT,
  omega: TEXT,
  clusters: TEXT,
  sampler: TEXT,
  bootstrap: TEXT,
  chains: TEXT,
  draws: { type: 'string', multiple: true },
  warmup: TEXT,
  seed: TEXT,
  interval: TEXT,
  models: { type: 'string', multiple: true },
  where: { type: 'string', multiple: true },
  'only-judge': { type: 'string', multiple: true },
  judges: TEXT,
  'reference-judge': { type: 'string', multiple: true },
  report: { type: 'string', multiple: true },
  'report-texts': { type: 'boolean', default: false },
  page: TEXT,
  'slice-by': TEXT,
  top: TEXT,
  separate: TEXT,
  further: TEXT,
  drift: { type: 'string', multiple: true },
  against: TEXT,
  style: { type: 'boolean', default: false },
  'lower-is-better': { type: 'string', multiple: true },
  scale: TEXT,
  within: TEXT,
  format: TEXT,
  baseline: TEXT,
  games: TEXT,
  grades: TEXT,
  choices: TEXT,
  map: TEXT,
  sides: TEXT,
  stan: TEXT,
  markdown: TEXT,
  latex: TEXT,
  link: TEXT,
  'link-by-pair': { type: 'boolean', default: false },
  gate: { type: 'string', multiple: true },
  'gate-summary': TEXT,
  'gate-false-alarms': TEXT,
  junit: TEXT,
  'stan-draws': { type: 'string', multiple: true },
  project: TEXT,
  reproduce: TEXT,
  'without-corrections': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/**
 * A call of `rank` cut into options and files.
 * @throws ArgumentError that names what is offered
 */
export function optionsIn(args: readonly string[]) {
  try {
    return parseArgs({ args: withValues(args), allowPositionals: true, options: OPTIONS });
  } catch (error) {
    const [message] = error instanceof Error ? error.message.split('. ') : [String(error)];
    const offered = Object.keys(OPTIONS).map((name) => `--${name}`);
    throw new ArgumentError(`${message.replace(/\.$/, '')}; offered: ${offered.join(', ')}.`);
  }
}

/** Options whose value may be left out, with the one that they then have. */
function withValues(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, at) =>
    Object.hasOwn(OPTIONAL, arg) && (end < 0 || at < end) ? `${arg}=${OPTIONAL[arg]}` : arg,
  );
}
