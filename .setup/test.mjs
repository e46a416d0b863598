import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { findFirefox, findWebkit } from './engines.mjs';
import { isBuilt, npm, root, tool } from './run.mjs';

/*
 * npm test                        what every change has to pass
 * npm run test:all                all there is, in parts
 * npm run test:all -- slow        a part, or several
 * npm run test:all -- browser checks judge/study
 *                                 of a part the files whose paths have one of these in them
 *
 * Everything is run, whatever becomes of the rest, and counted: a part that is no run of tests
 * counts as one. Parts run in lanes side by side, since browsers mostly wait, and what a part said is
 * shown once it has ended.
 */
const parts = {
  types: { run: script('types') },
  lint: { run: script('lint') },
  build: { run: script('build') },
  weight: { run: script('weight') },
  unit: { run: (of) => vitest(['core', 'unit', 'alone'], of) },
  roads: { isOfBuild: true, run: (of) => inChromium('roads', of) },
  slow: { run: (of) => vitest(['core-slow', 'unit-slow', 'alone-slow'], of) },
  calibration: { run: calibrate },
  browser: { isOfBuild: true, run: (of) => inChromium('browser', of) },
  firefox: { isOfBuild: true, run: (of) => inEngine('firefox', findFirefox(), of) },
  webkit: { isOfBuild: true, run: (of) => inEngine('webkit', findWebkit(), of, IN_WEBKIT) },
};
const FIRST_TIER = [['build', 'weight', 'roads'], ['unit'], ['lint', 'types']];
const ALL = [
  ['build', 'weight', 'roads', 'browser', 'firefox', 'webkit'],
  ['unit', 'slow', 'calibration'],
  ['lint', 'types'],
];
/** What WebKit can run (tests/browser/engines/README.md). */
const IN_WEBKIT = [
  ...['roads/', 'engines/', 'journeys/', 'browser/packed', 'browser/offline', 'browser/jobs'],
  ...['browser/projects', 'browser/parts', 'browser/autoarena'],
  ...['browser/judge-calls', 'browser/local-models', 'browser/look'],
];
/** Studies that end in minutes and write nothing: the last is every model and prior (tests/calibration). */
const STUDIES = ['questions', 'choices', 'judges', 'slices', ' · '];

const { lanes, paths } = asked(process.argv.slice(2));
const began = Date.now();
await ensureDependencies();
const installed = Date.now();
/** Looked for once, while the page is built. */
const chromium = lanes.flat().some((name) => parts[name].isOfBuild) ? ensureChromium() : null;
const reports = mkdtempSync(join(tmpdir(), 'caravan-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [`set-up: ${seconds(installed - began)}`];
/** Every file of tests with its milliseconds: where the time of a run goes is where it can be saved. */
const durations = [];
/** What failed, by name: the last thing that is said, as a log is often kept by its end. */
const failures = [];
await Promise.all(lanes.map(runLane));
rmSync(reports, { recursive: true });

const slowest = durations.sort((a, b) => b.ms - a.ms).slice(0, 12);
for (const { name, ms } of slowest) console.log(`${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`);
if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
console.log(`\n${lines.join('\n')}\nin all: ${seconds(Date.now() - began)}\n`);
// Of what was skipped the lines of the parts tell: this one is read by programs.
console.log(inWords({ ...total, skipped: 0 }));
process.exitCode = total.failed > 0 ? 1 : 0;

/** The parts that are asked for, in lanes, and the paths that narrow each of them down. */
function asked([tier, ...args]) {
  if (args.length === 0) return { lanes: tier === 'all' ? ALL : FIRST_TIER, paths: {} };
  const paths = {};
  let part = null;
  for (const arg of args) {
    if (arg in parts) {
      part = arg;
      paths[part] = [];
    } else if (part !== null) paths[part].push(arg);
    else {
      console.error(`There is no part "${arg}"; there are: ${Object.keys(parts).join(', ')}.`);
      process.exit(2);
    }
  }
  const wanted = Object.keys(paths);
  const needsBuild = wanted.some((name) => parts[name].isOfBuild) && !wanted.includes('build');
  return {
    lanes: [needsBuild && !isBuilt('dist-cli/caravan.mjs') ? ['build', ...wanted] : wanted],
    paths,
  };
}

async function runLane(names) {
  for (const name of names) {
    console.log(`${name} …`);
    const start = Date.now();
    const output = [];
    const counts = await parts[name].run({
      log: (piece) => output.push(piece),
      paths: paths[name],
    });
    for (const key of Object.keys(total)) total[key] += counts[key];
    const line = `${name}: ${inWords(counts)} (${seconds(Date.now() - start)})`;
    lines.push(line);
    console.log(`\n── ${name} ──\n${output.join('')}\n${line}\n`);
    if (name === 'build' && counts.failed > 0 && names.length > 1) {
      total.failed += 1;
      lines.push(`${names.slice(1).join(', ')}: not run, the build failed`);
      return;
    }
  }
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A script of package.json as one test. */
function script(name) {
  return async ({ log }) => {
    const { code } = await npm(['run', '--silent', name], { log });
    if (code !== 0) failures.push(`${name}: see above`);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  };
}

/** Each study of tests/calibration as one test. */
async function calibrate({ log, paths = [] }) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const day = new Date().toISOString().slice(0, 10);
  for (const only of paths.length > 0 ? paths : STUDIES) {
    log(`\ncalibration --only "${only}"\n`);
    const args = ['tests/calibration/calibration.ts', '--date', day, '--only', only];
    const { code } = await tool('tsx/dist/cli.mjs', args, { log });
    counts[code === 0 ? 'passed' : 'failed'] += 1;
    if (code !== 0) failures.push(`calibration --only "${only}"`);
  }
  return counts;
}

async function inChromium(project, of) {
  const path = await chromium;
  if (path !== null) return vitest([project], { ...of, env: { CHROMIUM_PATH: path } });
  failures.push('There is no Chromium and none could be installed; CHROMIUM_PATH names one.');
  return { passed: 0, failed: 1, skipped: 0 };
}

/** All browser tests in another engine, which is left out where it is not installed. */
async function inEngine(engine, isThere, { log, paths = [] }, most = []) {
  if (isThere) {
    const env = { BROWSER_ENGINE: engine };
    return vitest(['roads', 'browser'], { log, env, paths: paths.length > 0 ? paths : most });
  }
  log(`There is no ${engine} here; .setup/engines.mjs says what it needs.\n`);
  return { passed: 0, failed: 0, skipped: 1 };
}

/** Runs projects of tests/vitest.config.ts and reads the counts from their report. */
async function vitest(projects, { log, env, paths = [] }) {
  const report = join(reports, `${projects[0]}-${Date.now()}.json`);
  const args = [
    ...['run', '--config', 'tests/vitest.config.ts', '--passWithNoTests'],
    ...projects.map((name) => `--project=${name}`),
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...paths],
  ];
  const said = [];
  const { code } = await tool('vitest/vitest.mjs', args, {
    env,
    log: (piece) => {
      said.push(piece);
      log(piece);
    },
  });
  const counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const file of JSON.parse(readFileSync(report, 'utf8')).testResults) {
      const of = (...statuses) =>
        file.assertionResults.filter(({ status }) => statuses.includes(status)).length;
      failures.push(...failedIn(file));
      durations.push({ name: relative(root, file.name), ms: file.endTime - file.startTime });
      counts.passed += of('passed');
      counts.skipped += of('skipped', 'pending', 'todo', 'disabled');
      // A file that could not be loaded has no tests, and failed all the same.
      counts.failed += Math.max(of('failed'), file.status === 'failed' ? 1 : 0);
    }
  } catch (error) {
    console.error(`The tests left no report: ${error.message}`);
  }
  if (code !== 0 && counts.failed === 0) {
    counts.failed = 1;
    failures.push(
      `${projects.join(', ')}: every test passed, and yet:\n${unhandled(said.join(''))}`,
    );
  }
  return counts;
}

/** One line per test that failed, or per file that could not be loaded. */
function failedIn({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  const file = relative(root, name);
  if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : [];
  return failed.map((test) => `${file} > ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
}

function firstLine(text = '') {
  return text.split('\n', 1)[0];
}

/** What vitest reports of errors that no test was waiting for; else the end of what it said. */
function unhandled(output) {
  const start = output.indexOf('Unhandled Error');
  return start < 0 ? output.slice(-2000) : output.slice(start, start + 4000);
}
