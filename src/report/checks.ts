import { convergenceVerdict } from '../core/checks/verdict.ts';
import { alikeWarnings } from '../core/posterior/ranking/alike-warnings.ts';
import type { FitSummary } from '../core/posterior/ranking/summary.ts';
import { paragraph, section } from './look.ts';
import type { Look } from './look.ts';
import { make } from './markup.ts';
import type { MarkupElement } from './markup.ts';

/** Whether the fit can be believed, in one paragraph with its evidence, and what to know besides. */
export function checkSection(look: Look): MarkupElement {
  const { facts, words } = look;
  const { checks: say } = words.report;
  const names = facts.faces.map(({ name }) => name);
  const { warnings } = facts.summary.diagnostics;
  // What the first sentence says already.
  const further = warnings.filter(({ kind }) => kind !== 'approximate' && kind !== 'not-converged');
  return section(
    'checks',
    say.title,
    paragraph(convergenceText(facts.summary, look) + furtherText(look)),
    ...(further.length === 0
      ? []
      : [
          make('h3', {}, say.warnings),
          make(
            'ul',
            {},
            ...alikeWarnings(further).map(({ warning, models }) =>
              make('li', {}, words.warning(warning, names, models)),
            ),
          ),
        ]),
  );
}

/** What the chains say of themselves, with R-hat and ESS. */
export function convergenceText(summary: FitSummary, { words, write }: Look): string {
  const { checks: say, settings } = words.report;
  const { sampler, chains, draws, ...of } = summary.diagnostics;
  const verdict = convergenceVerdict(summary);
  if (verdict.state === 'not-sampled') return say.approximate;
  if (verdict.state === 'maximum') return say.maximum(write.whole(chains * draws));
  const states = {
    ...{ converged: say.converged, doubtful: say.doubtful },
    'not-converged': say.notConverged,
  };
  const begin = states[verdict.state];
  const how = [settings.samplerNames[sampler], write.whole(chains), write.whole(draws)] as const;
  const evidence = say.evidence(
    write.fixed(of.rhatMax, 3),
    write.whole(Math.floor(of.essBulkMin)),
    write.whole(Math.floor(of.essTailMin)),
    write.whole(of.divergences),
  );
  return begin(...how) + evidence;
}

function furtherText({ facts, words, write }: Look): string {
  const { checks: say } = words.report;
  const { checks } = facts;
  if (checks === null || Object.values(checks).every((check) => check === null)) return say.unknown;
  const { loo, predictive, sensitivity } = checks;
  const whole = (value: number): string => write.whole(value);
  const fixed = (value: number, decimals: number): string => write.fixed(value, decimals);
  const parts = [
    loo &&
      say.loo[loo.leftOut](whole(loo.of), fixed(loo.elpd, 1), fixed(loo.se, 1)) +
        say.kHat(whole(loo.above), fixed(loo.threshold, 2)),
    predictive &&
      say.predictive(
        ...([whole(predictive.misfits), whole(predictive.looks)] as const),
        whole(predictive.replicates),
      ) +
        (predictive.triples === 0
          ? ''
          : say.circles(
              ...([whole(predictive.circles), whole(predictive.triples)] as const),
              say.range(whole(predictive.lower), whole(predictive.upper)),
            )),
    sensitivity && say.sensitivity(whole(sensitivity.marked), whole(sensitivity.of)),
  ];
  return parts.filter((part) => part !== null).join('');
}
