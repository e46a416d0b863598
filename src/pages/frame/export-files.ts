import { fileName } from '../../core/names/file-name.ts';
import { numbers } from '../../state/preferences/numbers.svelte.ts';
import { preferences } from '../../state/preferences/preferences.svelte.ts';
import { session } from '../../state/fit/session.svelte.ts';
import { download, svgToPng } from '../../ui/controls/download.ts';
import { shownLeaderboard } from '../leaderboard/shown-leaderboard.ts';

export type ExportKind = 'svg' | 'png' | 'csv' | 'json' | 'stan' | 'stan-data';

const NO_FILES = { files: [], duplicates: 0 };

/** The drawing code is only fetched when somebody wants a figure. */
async function figure(): Promise<string> {
  const [{ renderDrawing }, { default: LeaderboardFigure }] = await Promise.all([
    import('../../charts/sheet/render-figure.ts'),
    import('../../charts/leaderboard/LeaderboardFigure.svelte'),
  ]);
  const { summary, data } = session;
  if (!summary || !data) return '';
  return renderDrawing(LeaderboardFigure, {
    board: shownLeaderboard(summary),
    title: data.name,
    source: preferences.words.export.source(data.name, numbers.write.whole(session.judgments)),
    font: getComputedStyle(document.body).fontFamily,
  });
}

/** The same as the command line's `--json`. */
async function json(): Promise<string> {
  const { jsonResult } = await import('../../ui/text/result-json.ts');
  const { summary, data, fit, model } = session;
  if (!summary || !data) return '';
  const scale = preferences.showLogOdds ? null : preferences.scale;
  const timing = { read_ms: null, fit_ms: fit.stage === 'done' ? fit.elapsed : null };
  return JSON.stringify(
    jsonResult(data.source ?? NO_FILES, data.counts, summary, model, scale, timing),
    null,
    1,
  );
}

/** Offers the ranking that is shown as a file. */
export async function saveRanking(kind: ExportKind): Promise<void> {
  const { summary, data } = session;
  if (!summary || !data) return;
  const named = (ending: string) => fileName(data.name, `.${ending}`);
  if (kind === 'csv') {
    const { leaderboardCsv } = await import('../../core/posterior/ranking/leaderboard-csv.ts');
    download(named('csv'), leaderboardCsv(summary, data.counts, preferences.scale), 'text/csv');
  } else if (kind === 'json') download(named('json'), await json(), 'application/json');
  else if (kind === 'stan') {
    const { stanProgram } = await import('../../core/stan/program.ts');
    download(
      named('stan'),
      stanProgram(data.counts.models, session.fitted, data.counts),
      'text/plain',
    );
  } else if (kind === 'stan-data') {
    const { stanDataJson } = await import('../../core/stan/data.ts');
    download(named('data.json'), stanDataJson(data.counts, session.fitted), 'application/json');
  } else if (kind === 'svg') download(named('svg'), await figure(), 'image/svg+xml');
  else download(named('png'), await svgToPng(await figure()), 'image/png');
}
