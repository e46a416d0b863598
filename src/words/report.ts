import { warningEn } from './en/fit-warnings.ts';
import { board as boardEn } from './en/leaderboard/board.ts';
import { headline as headlineEn } from './en/leaderboard/headline.ts';
import { leaderboard as leaderboardEn } from './en/leaderboard/leaderboard.ts';
import { report as reportEn } from './en/report.ts';
import { settingsText as settingsTextEn } from './en/settings-text.ts';
import { warningJa } from './ja/fit-warnings.ts';
import { board as boardJa } from './ja/leaderboard/board.ts';
import { headline as headlineJa } from './ja/leaderboard/headline.ts';
import { leaderboard as leaderboardJa } from './ja/leaderboard/leaderboard.ts';
import { report as reportJa } from './ja/report.ts';
import { settingsText as settingsTextJa } from './ja/settings-text.ts';

/** The words of a report, which carries those of both languages. */
export interface ReportWords {
  readonly locale: 'en-GB' | 'ja';
  readonly report: typeof reportEn;
  readonly headline: typeof headlineEn;
  readonly leaderboard: typeof leaderboardEn;
  readonly front: typeof boardEn.front;
  readonly settingsText: typeof settingsTextEn;
  readonly warning: typeof warningEn;
}

export function reportWords(language: 'en' | 'ja'): ReportWords {
  return language === 'ja'
    ? {
        ...{ locale: 'ja', report: reportJa, headline: headlineJa, leaderboard: leaderboardJa },
        ...{ front: boardJa.front, settingsText: settingsTextJa, warning: warningJa },
      }
    : {
        ...{ locale: 'en-GB', report: reportEn, headline: headlineEn },
        ...{ leaderboard: leaderboardEn, front: boardEn.front },
        ...{ settingsText: settingsTextEn, warning: warningEn },
      };
}
