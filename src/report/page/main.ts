import { bytesOf } from '../../core/publish/report/base64.ts';
import { CARRIED } from '../../core/publish/report/report-file.ts';
import { reportFacts } from '../../core/publish/report/report-json.ts';
import { tableOf } from '../../core/table/table-bytes.ts';
import { reportMarkup } from '../document.ts';
import { lookOf } from '../look.ts';
import { make } from '../markup.ts';
import { nodeOf } from './elements.ts';

/** What stands in an element that carries data; '' where it is not there. */
function carried(id: keyof typeof CARRIED): string {
  return document.getElementById(CARRIED[id])?.textContent ?? '';
}

const facts = reportFacts(carried('facts'));
const judgments = bytesOf(carried('judgments').trim());
const table = judgments === null || judgments.length === 0 ? null : tableOf(judgments.buffer);
let { language } = facts;

function tools(): Node {
  const { otherLanguage } = lookOf(facts, language).words.report;
  const other = language === 'en' ? 'ja' : 'en';
  const button = make('button', { type: 'button', lang: other }, otherLanguage);
  const made = nodeOf(make('nav', { id: 'tools', class: 'screen' }, button));
  made.firstChild?.addEventListener('click', () => {
    language = other;
    draw();
  });
  return made;
}

function draw(): void {
  document.documentElement.lang = language;
  const report = nodeOf(reportMarkup(lookOf(facts, language), table));
  document.getElementById('report')?.replaceWith(report);
  const old = document.getElementById('tools');
  if (old === null) document.body.prepend(tools());
  else old.replaceWith(tools());
}

document.body.prepend(tools());
