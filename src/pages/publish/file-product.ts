import { fileName } from '../../core/names/file-name.ts';
import { leaderboardCsv } from '../../core/posterior/ranking/leaderboard-csv.ts';
import { resultFacts } from '../../core/publish/result-facts.ts';
import { stanDataJson } from '../../core/stan/data.ts';
import { stanProgram } from '../../core/stan/program.ts';
import { session } from '../../state/fit/session.svelte.ts';
import { projects } from '../../state/project/projects.svelte.ts';
import { PROJECT_FILE } from '../../state/project/project-file.ts';
import { jsonResult } from '../../ui/text/result-json.ts';
import { publishWords } from '../../words/publish/dialog.ts';
import { preferences } from '../../state/preferences/preferences.svelte.ts';
import type { Made } from './made.ts';
import type { PublishRequest } from './printed.ts';

const NO_FILES = { files: [], duplicates: 0 };

/** The result with all its digits, what CmdStan needs for the same, and the project. */
export function fileProduct(request: PublishRequest): Made {
  const { format, data, summary, fitted, strengths, project } = request;
  const made = (ending: string, text: string, type: string): Made => {
    return { kind: 'text', file: fileName(data.name, ending), text, type };
  };
  switch (format) {
    case 'result-csv': {
      const facts = resultFacts(summary, data.counts, fitted);
      return made('.csv', leaderboardCsv(summary, data.counts, strengths.scale, facts), 'text/csv');
    }
    case 'stan': {
      const text = stanProgram(data.counts.models, fitted, data.counts);
      return made('.stan', text, 'text/plain');
    }
    case 'stan-data':
      return made('.data.json', stanDataJson(data.counts, fitted), 'application/json');
    case 'project':
      return {
        kind: 'package',
        // It holds all judgments, whatever part of them is shown.
        file: fileName((session.own ?? data).name, PROJECT_FILE),
        lead: publishWords(preferences.language).project,
        text: '',
        make: async () => (await projects.save(project))?.blob ?? null,
      };
    default:
      return made('.json', resultJson(request), 'application/json');
  }
}

/** The same as the command line's `--json`. */
function resultJson({ data, summary, fit, model, strengths }: PublishRequest): string {
  const scale = strengths.showLogOdds ? null : strengths.scale;
  const timing = { read_ms: null, fit_ms: fit.stage === 'done' ? fit.elapsed : null };
  const source = data.source ?? NO_FILES;
  return JSON.stringify(jsonResult(source, data.counts, summary, model, scale, timing), null, 1);
}
