import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from './chromium.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { npm, tool } from './run.mjs';

/**
 * Runs everything that can be checked, whatever becomes of the rest, and counts. A step that is
 * not a run of tests (types, lint, build) counts as one. Browsers mostly wait, so the steps run
 * in two lanes side by side, and what a step said is shown once it has ended.
 */
const steps = {
  types: (log) => asOneTest(npm(['run', '--silent', 'types'], { log })),
  lint: (log) => asOneTest(npm(['run', '--silent', 'lint'], { log })),
  unit: (log) => vitest(['core', 'unit', 'alone'], { log }),
  build: (log) => asOneTest(npm(['run', '--silent', 'build'], { log })),
  browser: async (log) => {
    const path = await ensureChromium();
    if (path !== null) return vitest(['browser'], { log, env: { CHROMIUM_PATH: path } });
    console.error('There is no Chromium and none could be installed; CHROMIUM_PATH names one.');
    return { passed: 0, failed: 1, skipped: 0 };
  },
};
const LANES = [
  ['build', 'browser'],
  ['types', 'lint', 'unit'],
];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',') ?? Object.keys(steps);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No step "${unknown.join(', ')}"; there are: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

await ensureDependencies();
const reports = mkdtempSync(join(tmpdir(), 'caravan-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
/** Every test with its milliseconds: where the time of a run goes is where it can be saved. */
const durations = [];
/** What failed, by name: the last thing that is said, as a log is often kept by its end. */
const failures = [];
/** What passed at the second try only, by name, with what was wrong at the first. */
const seconds = [];
/**
 * One stalled browser of four hundred must not cost a run, which takes minutes; many of them are a
 * fault, whatever came of them at last. tests/vitest.config.ts gives the second tries.
 */
const MAX_SECOND_TRIES = 2;
await Promise.all(LANES.map((lane) => runLane(lane.filter((name) => wanted.includes(name)))));
rmSync(reports, { recursive: true });

const slowest = durations.sort((a, b) => b.duration - a.duration).slice(0, 20);
for (const { name, duration } of slowest) console.log(`${(duration / 1000).toFixed(1)} s  ${name}`);
if (seconds.length > 0) console.log(`\nPassed at the second try:\n${seconds.join('\n')}`);
if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
// Of what was skipped the lines of the steps tell: this one is read by programs.
console.log(`\n${lines.join('\n')}\n\n${inWords({ ...total, skipped: 0 })}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runLane(names) {
  for (const name of names) {
    console.log(`${name} …`);
    const start = Date.now();
    const output = [];
    const counts = await steps[name]((piece) => output.push(piece));
    for (const key of Object.keys(total)) total[key] += counts[key];
    const line = `${name}: ${inWords(counts)} (${((Date.now() - start) / 1000).toFixed(1)} s)`;
    lines.push(line);
    console.log(`\n── ${name} ──\n${output.join('')}\n${line}\n`);
    if (name === 'build' && counts.failed > 0 && names.includes('browser')) {
      total.failed += 1;
      lines.push('browser: not run, the build failed');
      return;
    }
  }
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

async function asOneTest(running) {
  const { code } = await running;
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Runs projects of tests/vitest.config.ts and reads the counts from their report. */
async function vitest(projects, options) {
  const report = join(reports, `${projects.join('-')}.json`);
  const config = [
    '--config',
    'tests/vitest.config.ts',
    ...projects.map((name) => `--project=${name}`),
  ];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const said = [];
  const log = (piece) => {
    said.push(piece);
    options.log(piece);
  };
  const { code } = await tool('vitest/vitest.mjs', ['run', ...config, ...reporters], {
    ...options,
    log,
  });
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const tries = [];
  try {
    for (const file of JSON.parse(readFileSync(report, 'utf8')).testResults) {
      const of = (...statuses) =>
        file.assertionResults.filter(({ status }) => statuses.includes(status)).length;
      failures.push(...failedIn(file));
      tries.push(...secondTriesIn(file));
      durations.push(...durationsIn(file));
      counts.passed += of('passed');
      counts.skipped += of('skipped', 'pending', 'todo', 'disabled');
      // A file that could not be loaded has no tests, and failed all the same.
      counts.failed += Math.max(of('failed'), file.status === 'failed' ? 1 : 0);
    }
  } catch (error) {
    console.error(`The tests left no report: ${error.message}`);
  }
  seconds.push(...tries);
  if (code !== 0 && counts.failed === 0) {
    counts.failed = 1;
    failures.push(
      `${projects.join(', ')}: every test passed, and yet:\n${unhandled(said.join(''))}`,
    );
  }
  if (tries.length > MAX_SECOND_TRIES) {
    counts.passed -= tries.length;
    counts.failed += tries.length;
    failures.push(`${projects.join(', ')}: ${tries.length} tests needed a second try`);
  }
  return counts;
}

function durationsIn({ name, assertionResults }) {
  const file = relative(process.cwd(), name);
  return assertionResults.map(({ fullName, duration = 0 }) => ({
    name: `${file} > ${fullName}`,
    duration,
  }));
}

/** One line per test that failed, or per file that could not be loaded. */
function failedIn({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  const file = relative(process.cwd(), name);
  if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : [];
  return failed.map((test) => `${file} > ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
}

/** A test that passed, and yet has errors, had them at its first try. */
function secondTriesIn({ name, assertionResults }) {
  const file = relative(process.cwd(), name);
  return assertionResults
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
    .map(({ fullName, failureMessages: [message] }) => {
      const lines = message.split('\n').slice(0, 6);
      return `${file} > ${fullName}:\n${lines.map((line) => `    ${line}`).join('\n')}`;
    });
}

function firstLine(text = '') {
  return text.split('\n', 1)[0];
}

/** What vitest reports of errors that no test was waiting for; else the end of what it said. */
function unhandled(output) {
  const start = output.indexOf('Unhandled Error');
  return start < 0 ? output.slice(-2000) : output.slice(start, start + 4000);
}
