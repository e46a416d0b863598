import { findFirefox, findWebkit } from './engines.mjs';
import { tool } from './run.mjs';

/**
 * `npm run browser -- [--engine firefox|webkit] […]`: the browser tests in an engine, Chromium by
 * default; all else is for vitest, as parts of paths. WebKit can't run them all
 * (tests/browser/engines/README.md), so without a path it runs those below.
 */
const IN_WEBKIT = [
  ...['engines/', 'journeys/', 'report/', 'packed', 'offline', 'jobs', 'projects', 'parts'],
  ...['start', 'accessibility', 'autoarena', 'judge-calls', 'local-models', 'look'],
];
const FINDERS = { firefox: findFirefox, webkit: findWebkit };

const args = process.argv.slice(2);
const at = args.indexOf('--engine');
const [, engine = 'chromium'] = at < 0 ? [] : args.splice(at, 2);
if (engine !== 'chromium' && !(engine in FINDERS)) {
  console.error(`No engine "${engine}"; there are chromium, ${Object.keys(FINDERS).join(', ')}.`);
  process.exit(2);
}
if (engine in FINDERS && FINDERS[engine]() === null) {
  console.error(`There is no ${engine} here; .setup/engines.mjs says what it needs.`);
  process.exit(1);
}
const hasPath = args.some((one) => !one.startsWith('-'));
const paths = engine === 'webkit' && !hasPath ? IN_WEBKIT.map((one) => `tests/browser/${one}`) : [];
const config = ['run', '--config', 'tests/vitest.config.ts', '--project', 'browser'];
const { code } = await tool('vitest/vitest.mjs', [...config, ...args, ...paths], {
  env: { BROWSER_ENGINE: engine },
});
process.exitCode = code;
