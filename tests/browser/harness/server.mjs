/**
 * A server on this machine for the pages of the tests. It keeps a record of what was asked of it.
 */
import { createServer } from 'node:http';

/**
 * @typedef {object} Answer
 * @property {string | Buffer} body
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 */

/**
 * @typedef {object} Server
 * @property {string} origin without a slash at its end
 * @property {string[]} requests paths asked for, in order
 * @property {() => Promise<void>} close
 */

/**
 * @param {(path: string, url: URL, headers: import('node:http').IncomingHttpHeaders) => Answer | null | Promise<Answer | null>} answer
 * @returns {Promise<Server>}
 */
export async function serve(answer) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    requests.push(url.pathname + url.search);
    const found = await answer(url.pathname, url, request.headers);
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    response
      .writeHead(found.status ?? 200, { 'content-type': 'text/html; charset=utf-8', ...found.headers })
      .end(found.body);
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
