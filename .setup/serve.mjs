import { createServer } from 'node:http';
import sirv from 'sirv';

/**
 * What a host may send with each file (README.md says so); nothing depends on it, since many
 * static hosts send no headers.
 */
export const HEADERS = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Serves a folder on this machine only. Resolves to the port (a free one where 0 is asked for)
 * and a function that stops the server at once; rejects where the port is taken.
 */
export function serveFolder(folder, port, headers = {}) {
  const setHeaders = (response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  };
  // `dev` reads the folder at each request, so that a new build is served without a restart.
  const server = createServer(sirv(folder, { dev: true, etag: true, setHeaders }));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const stop = () =>
        new Promise((stopped) => {
          server.close(() => stopped());
          server.closeAllConnections();
        });
      resolve({ port: server.address().port, stop });
    });
  });
}
