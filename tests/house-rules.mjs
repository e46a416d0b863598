import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * The arrows of tests/house.json and what only `new` tells, as rules for both linters, so that an
 * editor shows them; house.test.ts holds the same laws and more.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const { rooms } = JSON.parse(readFileSync(join(root, 'tests/house.json'), 'utf8'));

const isWithin = (path, places) =>
  places.some((place) => path === place || path.startsWith(`${place}/`));

const arrow = {
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    const room = Object.entries(rooms).find(([name]) => isWithin(file, [name]));
    if (room === undefined) return {};
    const [, { law, imports }] = room;
    const check = ({ source }) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const target = join(dirname(file), source.value).split(sep).join('/');
      const isWorker = target.endsWith('?worker') && imports.includes('?worker');
      if (!isWorker && !isWithin(target, imports))
        context.report({ node: source, message: `The house: ${law}.` });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/** A rule against `new Name(…)`. */
const noNew = (name, message, isMeant = () => true) => ({
  create: (context) => ({
    NewExpression(node) {
      if (node.callee.name === name && isMeant(node)) context.report({ node, message });
    },
  }),
});

export default {
  meta: { name: 'house' },
  rules: {
    arrow,
    'no-new-worker': noNew(
      'Worker',
      'Workers have one door: src/jobs.ts (for it src/single/unpack.ts; in a report src/report/page/fitting.ts).',
    ),
    'no-new-date': noNew('Date', 'Time is an argument.', (node) => node.arguments.length === 0),
  },
};
