import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { root, tool } from './run.mjs';

const port = Number(process.env.PORT ?? 4173);

await ensureDependencies();
if (newest('dist/index.html') < Math.max(...sources().map(newest))) {
  const { code } = await tool('vite/bin/vite.js', ['build']);
  if (code !== 0) process.exit(code);
}

const { HEADERS, serveFolder } = await import('./serve.mjs');
try {
  await serveFolder(join(root, 'dist'), port, HEADERS);
  console.log(`\n  Caravan is at http://localhost:${port}/   (Ctrl+C stops it)\n`);
} catch (error) {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken, perhaps by another Caravan. PORT=${port + 1} npm start takes the next.`
      : `Port ${process.env.PORT ?? port} can't be used: ${error.message}`,
  );
  process.exit(1);
}

function sources() {
  return ['src', 'workers', 'static', '.setup', 'vite.config.ts', 'package-lock.json'];
}

/** Time of the last change to a file, or to anything in a folder; 0 where there is nothing. */
function newest(path) {
  const full = join(root, path);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(full).map((name) => newest(join(path, name))));
}
