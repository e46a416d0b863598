import type { StrengthPrior } from '../../core/model/settings.ts';
import type { ReportFace } from '../../core/publish/report/report.ts';
import { shownName } from '../../core/names/shown-name.ts';
import type { Where } from '../../core/table/where.ts';
import { convergenceText } from '../checks.ts';
import { leaderboardTable } from '../leaderboard.ts';
import { make } from '../markup.ts';
import type { Markup, MarkupElement } from '../markup.ts';
import { section } from '../look.ts';
import type { Look } from '../look.ts';
import type { FitChoices, FitReply } from './fit-messages.ts';

/** What a reader of a report has chosen to have fitted anew; '' for all. */
export interface Choice {
  readonly family: StrengthPrior['family'];
  /** In log-odds; of a flat prior its limit. */
  readonly scale: number;
  readonly judge: string;
  readonly category: string;
}

/** Values of the list of judges that name no judge; no name has a line break before it. */
export const PEOPLE = '\npeople';
export const MODELS = '\nmodels';

const FAMILIES = ['normal', 'student-t', 'laplace', 'uniform', 'hierarchical'] as const;
/** In log-odds: the limit of the ranking of Rakuda, which is flat. */
const FLAT_LIMIT = 4;
/** Judges in a list that one still looks through. */
const MAX_LISTED = 200;
/** The slider’s ends and steps, in powers of ten. */
const SLIDER = { min: -1.3, max: 1.3, step: 0.01 } as const;

/** What the report itself is of. */
export function unchanged({ model: { strength } }: Look['facts']): Choice {
  const { family } = strength;
  return { family, scale: firstScale(family, strength), judge: '', category: '' };
}

/**
 * The scale that a family begins with: the report's own, else what Caravan's page begins with. A
 * limit as narrow as the scale of the others would hold strong models down.
 */
export function firstScale(family: Choice['family'], own: StrengthPrior): number {
  if (own.family !== family) return family === 'uniform' ? FLAT_LIMIT : 1;
  return own.family === 'uniform' ? own.bound : own.scale;
}

/** The prior that was chosen; what has no control stays as the report has it. */
export function priorOf({ family, scale }: Choice, own: StrengthPrior): StrengthPrior {
  switch (family) {
    case 'normal':
    case 'laplace':
      return { family, scale };
    case 'student-t':
      return { family, df: own.family === 'student-t' ? own.df : 4, scale };
    case 'uniform':
      return { family, bound: scale };
    case 'hierarchical':
      return { family, hyper: own.family === 'hierarchical' ? own.hyper : 'half-normal', scale };
  }
}

export function whereOf({ judge, category }: Choice): Where {
  return {
    ...(judge === PEOPLE && { judgeKind: 'people' as const }),
    ...(judge === MODELS && { judgeKind: 'models' as const }),
    ...(judge !== '' && !judge.startsWith('\n') && { judges: [judge] }),
    ...(category !== '' && { tags: [['category', [category]]] as const }),
  };
}

/** Scales are told with two digits, as a slider sets them. */
export function scaleAt(power: number): number {
  return Number((10 ** power).toPrecision(2));
}

/** The controls: what can be chosen of these judgments. */
export function anewSection(look: Look, choice: Choice, choices: FitChoices): MarkupElement {
  const { anew: say } = look.words.report;
  const { judges, categories } = choices;
  const some = judges.slice(0, MAX_LISTED).map((name) => [name, shownName(name)] as const);
  return section(
    'anew',
    say.title,
    make('p', {}, say.explain),
    make(
      'form',
      { class: 'controls' },
      listOf(
        'family',
        say.prior,
        choice.family,
        FAMILIES.map((one) => [one, say.families[one]]),
      ),
      sliderOf(look, choice),
      ...(judges.length < 2
        ? []
        : [
            listOf('judge', say.judge, choice.judge, [
              ...[['', say.allJudges] as const, [PEOPLE, say.people] as const],
              ...[[MODELS, say.models] as const, ...some],
            ]),
          ]),
      ...(categories.length < 2
        ? []
        : [
            listOf('category', say.category, choice.category, [
              ['', say.allCategories],
              ...categories.map((name) => [name, shownName(name)] as const),
            ]),
          ]),
      make('button', { type: 'reset' }, say.reset),
    ),
    make('p', { id: 'anew-state', role: 'status' }),
    make('div', { id: 'anew-result' }),
  );
}

function listOf(
  name: keyof Choice,
  label: string,
  value: string,
  options: readonly (readonly [value: string, text: string])[],
): MarkupElement {
  return make(
    'label',
    {},
    make('span', {}, label),
    make(
      'select',
      { name },
      ...options.map(([own, text]) =>
        make('option', { value: own, selected: own === value ? '' : null }, text),
      ),
    ),
  );
}

function sliderOf({ words }: Look, { scale }: Choice): MarkupElement {
  const { anew: say } = words.report;
  return make(
    'label',
    {},
    make('span', {}, say.scale, ' ', make('output', { id: 'anew-scale' }, String(scale))),
    make('input', {
      ...{ type: 'range', name: 'scale', ...SLIDER, value: Math.log10(scale).toFixed(2) },
      'aria-valuetext': String(scale),
    }),
  );
}

/** How far the fit is, in a sentence. */
export function stateText(look: Look, reply: FitReply): string {
  const { anew: say } = look.words.report;
  switch (reply.kind) {
    case 'choices':
      return '';
    case 'progress':
      return say.sampling(look.write.percent(reply.share));
    case 'failed':
      return say.failed;
    case 'preview':
      return say.preview(look.write.whole(Math.round(reply.judgments)));
    case 'done':
      return (
        say.done(look.write.whole(Math.round(reply.judgments))) +
        convergenceText(reply.summary, look)
      );
  }
}

/** The ranking that was fitted anew, with what the report says beside it. */
export function anewTable(
  look: Look,
  { models, summary }: Extract<FitReply, { readonly kind: 'done' | 'preview' }>,
): MarkupElement {
  const { facts, words, write } = look;
  const { anew: say } = words.report;
  const places = new Map(facts.counts.models.map((name, at) => [name, at]));
  const placeOf = (model: number): number => places.get(models[model]) ?? -1;
  const faces = models.map(
    (name, model): ReportFace =>
      facts.faces[placeOf(model)] ?? { name: shownName(name), licence: null },
  );
  const before = new Map(facts.summary.rows.map((row) => [row.model, row]));
  const cell = (model: number): readonly Markup[] => {
    const row = before.get(placeOf(model));
    if (row === undefined) return ['–'];
    const half = write.width((row.upper - row.lower) / 2);
    return [say.before(write.whole(row.rank), write.strength(row.median), half)];
  };
  const own: Look = {
    ...look,
    facts: { ...facts, faces, summary },
    name: (model) => faces[model].name,
  };
  return leaderboardTable(summary, own, 'anew', { head: say.inReport, cell });
}
