/** One test of a report. */
export interface TestCase {
  readonly name: string;
  /** `failed`: answered, and not met; `error`: could not be answered. */
  readonly outcome: 'passed' | 'failed' | 'error';
  /** One line; in the place of a message where it passed, what was found. */
  readonly message: string;
}

/**
 * Test cases as JUnit XML, in the form that Jenkins, GitLab and GitHub's reporters read (the schema
 * of Ant's JUnit report, as the Apache Software Foundation publishes it, without times).
 * @param suite its name
 */
export function junitXml(suite: string, cases: readonly TestCase[]): string {
  const count = (outcome: TestCase['outcome']): number =>
    cases.filter((one) => one.outcome === outcome).length;
  const counts = `tests="${cases.length}" failures="${count('failed')}" errors="${count('error')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xmlText(suite)}" ${counts}>`,
    `  <testsuite name="${xmlText(suite)}" ${counts} skipped="0">`,
    ...cases.flatMap((one) => testCase(suite, one)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(suite: string, { name, outcome, message }: TestCase): string[] {
  const inside =
    outcome === 'passed'
      ? `<system-out>${xmlText(message)}</system-out>`
      : outcome === 'failed'
        ? `<failure type="gate" message="${xmlText(message)}"/>`
        : `<error type="gate" message="${xmlText(message)}"/>`;
  return [
    `    <testcase classname="${xmlText(suite)}" name="${xmlText(name)}">`,
    `      ${inside}`,
    '    </testcase>',
  ];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What XML 1.0 (section 2.2) has no way to write, half pairs included; without the flag u, those are found. */
const FORBIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text inside XML 1.0, in attributes too; characters that XML can't hold are replaced. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>"'\t\n\r]/g, (char) => ENTITIES[char]);
}
