import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { isBuilt, root, tool } from './run.mjs';

const port = Number(process.env.PORT ?? 4173);

await ensureDependencies();
if (!isBuilt('dist/index.html')) {
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
