/**
 * A forwarding HTTP proxy that keeps a record of everything asked of it, and reaches only this machine.
 */
import { createServer, request } from 'node:http';

/**
 * @typedef {object} Proxy
 * @property {string} origin
 * @property {string[]} asked addresses, or `CONNECT host:port`, in order
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Proxy>} */
export async function recordingProxy() {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((incoming, outgoing) => {
    const address = incoming.url ?? '';
    asked.push(address);
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url?.hostname !== '127.0.0.1') {
      outgoing.writeHead(502).end();
      return;
    }
    const forwarded = request(
      { host: url.hostname, port: url.port, path: url.pathname + url.search, method: incoming.method, headers: incoming.headers },
      (answer) => {
        answer.on('error', () => outgoing.destroy());
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  server.on('connect', (incoming, socket) => {
    asked.push(`CONNECT ${incoming.url}`);
    // A browser that is closed hangs up before it is answered; unheard, that would end the test.
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
