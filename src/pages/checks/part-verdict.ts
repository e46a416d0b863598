import type { ComparedGroup, TieModelComparison } from '../../core/checks/tie-models.ts';
import { shownName } from '../../core/names/shown-name.ts';
import { checks } from '../../state/checks/checks.svelte.ts';
import type { CheckLife, CheckName } from '../../state/checks/checks.svelte.ts';
import type { CheckPart } from '../../state/checks/open-parts.svelte.ts';
import { session } from '../../state/fit/session.svelte.ts';
import { numbers } from '../../state/preferences/numbers.svelte.ts';
import { preferences } from '../../state/preferences/preferences.svelte.ts';
import { checksWords } from '../../words/checks.ts';
import { calibrationText } from './convergence/calibration-text.ts';
import { comparedText, kHatText, misfitsText } from './fit/fit-text.ts';
import { cardsVerdict } from './judge-cards/cards-text.ts';
import { judgesText } from './judges/judges-text.ts';
import { mapText } from './map/map-text.ts';
import { slicesText } from './slices/slices-text.ts';
import { questionsText } from './questions/question-text.ts';
import { firmText, flipsText, separationText } from '../../ui/text/robustness-text.ts';

/** The result of a part of the page, a sentence that stands below its title while it is folded. */
export interface PartVerdict {
  readonly text: string;
  /** What the reader should see unasked: the part is open from the start. */
  readonly isWarning: boolean;
}

/** Begins the checks of predictions, whose verdicts need them. */
export function partVerdict(part: CheckPart): PartVerdict {
  const words = checksWords(preferences.language);
  const { write } = numbers;
  const names = session.faces.map((face) => face.name);
  const calm = (text: string): PartVerdict => ({ text, isWarning: false });
  switch (part) {
    case 'convergence': {
      const state = checks.verdict?.state ?? 'not-sampled';
      return {
        text: words.convergence.verdicts[state],
        isWarning: state !== 'converged' && state !== 'maximum',
      };
    }
    case 'predictive':
      return whenDone(checks.look('predictive'), words.predictive.running, (report) => ({
        text: misfitsText(report.misfits, report.replicates, words.predictive, write),
        isWarning: report.misfits.misfits.length > 0,
      }));
    case 'loo': {
      const compared = checks.at('compareLoo');
      if (compared.stage === 'running') return calm(`${words.loo.comparing} …`);
      return whenDone(checks.look('loo'), words.loo.running, (report) => {
        const { bad, veryBad } = (report.byQuestion ?? report.loo).kCounts;
        return {
          text:
            compared.stage === 'done'
              ? comparedText(shownGroup(compared.result), words.loo.compare, write)
              : kHatText(report, words.loo.fit.uncompared, write),
          isWarning: bad + veryBad > 0,
        };
      });
    }
    case 'ranks':
      return calm(checks.rankHeat === null ? '' : firmText(checks.rankHeat, words.ranks, write));
    case 'fragility':
      return whenDone(checks.at('fragility'), words.fragility.running, ({ first }) =>
        calm(flipsText(first, names, words.fragility, write)),
      );
    case 'questions':
      return whenDone(checks.at('questionReport'), words.questions.running, (report) =>
        calm(
          report === null
            ? words.questions.unknown
            : questionsText(report, names, words.questions, write),
        ),
      );
    case 'separation':
      return whenDone(checks.at('separation'), words.separation.running, (report) =>
        calm(separationText(report, names, words.separation, write)),
      );
    case 'calibration':
      return whenDone(checks.at('calibrate'), words.calibration.running, (report) => ({
        text: calibrationText(report, words.calibration, write),
        isWarning: !report.isUniform,
      }));
    case 'style':
      if (checks.fit?.source === null) return calm(words.style.onlyCounts);
      return whenDone(checks.at('styleFit'), words.style.running, (fit) => {
        const used = write.whole(fit.judgments);
        return calm(words.style.result.used(used, write.whole(fit.judgments + fit.withoutTexts)));
      });
    case 'judge-cards':
      return whenDone(checks.look('judgeCards'), words['judge-cards'].running, (report) => {
        const styles = checks.at('judgeStyles');
        const known = styles.stage === 'done' ? styles.result : null;
        return calm(cardsVerdict(report, known, words['judge-cards'], write));
      });
    case 'judges':
      return whenDone(checks.at('judgesTogether'), words.judges.running, (report) =>
        calm(
          report === null
            ? words.judges.few
            : judgesText(report.fit, shownNames(), words.judges, write),
        ),
      );
    case 'slices':
      if (checks.fit?.source === null) return calm(words.slices.onlyCounts);
      return whenDone(checks.at('slices'), words.slices.running, (fit) =>
        calm(fit === null ? words.slices.few : slicesText(fit, words.slices, write)),
      );
    case 'map':
      if (checks.fit?.source === null) return calm(words.map.onlyCounts);
      return whenDone(checks.at('textMap'), words.map.running, (map) =>
        calm(
          map.points.length === 0
            ? words.map.noTexts
            : mapText(map, checks.choices.embedder, words.map, write),
        ),
      );
  }
}

/** What models are called where they are shown. */
function shownNames(): (model: string) => string {
  const names = new Map(session.faces.map(({ id, name }) => [id, name]));
  return (model) => names.get(model) ?? shownName(model);
}

/** The settings that the one on screen can be compared with. */
function shownGroup({ groups }: TieModelComparison): ComparedGroup {
  return groups.find(({ rows }) => rows.some((row) => row.isCurrent)) ?? groups[0];
}

type Result<N extends CheckName> = Extract<CheckLife<N>, { readonly stage: 'done' }>['result'];

function whenDone<N extends CheckName>(
  life: CheckLife<N>,
  running: string,
  verdictOf: (result: Result<N>) => PartVerdict,
): PartVerdict {
  const words = checksWords(preferences.language).page;
  switch (life.stage) {
    case 'done':
      return verdictOf(life.result);
    case 'failed':
      return { text: preferences.failures.failure(life.failure), isWarning: true };
    case 'running':
      return { text: `${running} …`, isWarning: false };
    case 'stopped':
      return { text: words.stopped, isWarning: false };
    case 'idle':
      return { text: words.notRun, isWarning: false };
  }
}
