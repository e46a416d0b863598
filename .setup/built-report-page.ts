import packageJson from '../package.json' with { type: 'json' };
import { reportPageText } from './report-page.ts';

/** What a build has as `#report-page`, made on the spot where the sources run as they are. */
export const reportPage = await reportPageText();

export const { version } = packageJson;
