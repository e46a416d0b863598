import fc from 'fast-check';
import { expect, it } from 'vitest';
import { junitXml, xmlText } from '../../../../src/core/publish/gate/junit.ts';
import type { TestCase } from '../../../../src/core/publish/gate/junit.ts';
import { anyText } from '../tables.ts';

const CASES: readonly TestCase[] = [
  { name: 'P(new > old) > 0.95', outcome: 'passed', message: 'Probability 97%.' },
  { name: 'rank("a & b") <= 3', outcome: 'failed', message: 'Probability 40%.' },
  { name: 'x > y', outcome: 'error', message: 'Not converged.' },
];

it('has a test for each gate', () => {
  expect(junitXml('caravan.gate', CASES)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="caravan.gate" tests="3" failures="1" errors="1">
  <testsuite name="caravan.gate" tests="3" failures="1" errors="1" skipped="0">
    <testcase classname="caravan.gate" name="P(new &gt; old) &gt; 0.95">
      <system-out>Probability 97%.</system-out>
    </testcase>
    <testcase classname="caravan.gate" name="rank(&quot;a &amp; b&quot;) &lt;= 3">
      <failure type="gate" message="Probability 40%."/>
    </testcase>
    <testcase classname="caravan.gate" name="x &gt; y">
      <error type="gate" message="Not converged."/>
    </testcase>
  </testsuite>
</testsuites>
`);
});

/** Char of XML 1.0, section 2.2. */
const XML = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const ELEMENT = /<(\/?)([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>/g;

it('is well-formed XML of allowed characters whatever anything is called', () => {
  const text = fc.oneof(
    anyText,
    fc.string({ unit: 'binary' }),
    fc.constant('\ud800 \u0000]]>\uffff'),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ name: text, message: text }), { maxLength: 3 }), (all) => {
      const outcomes = ['passed', 'failed', 'error'] as const;
      const xml = junitXml(
        'gate',
        all.map((one, at) => ({ ...one, outcome: outcomes[at] })),
      );
      expect(xml).toMatch(XML);
      expect(xml.replace(/&(lt|gt|amp|quot|apos|#9|#10|#13);/g, '')).not.toContain('&');
      const body = xml.replace('<?xml version="1.0" encoding="UTF-8"?>', '');
      expect(body.replace(ELEMENT, '')).not.toMatch(/[<>]/);
      const open: string[] = [];
      for (const [, closes, name, , empty] of xml.matchAll(ELEMENT)) {
        if (empty === '/') continue;
        if (closes === '/') expect(open.pop()).toBe(name);
        else open.push(name);
      }
      expect(open).toEqual([]);
    }),
  );
});

it('keeps every character that XML can hold', () => {
  expect(xmlText('日本語 😀 <a> "b"\t\n')).toBe('日本語 😀 &lt;a&gt; &quot;b&quot;&#9;&#10;');
  expect(xmlText('a\u0000\u001b\ud800b\udc00\ufffe')).toBe('a\ufffd\ufffd\ufffdb\ufffd\ufffd');
});
