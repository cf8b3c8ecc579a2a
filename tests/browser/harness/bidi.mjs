/**
 * As much of a WebDriver BiDi client (W3C Working Draft, "WebDriver BiDi") as the Firefox harness needs.
 */
import WebSocket from 'ws';

/** How long a command may take, in milliseconds. */
const COMMAND_TIMEOUT = 120_000;

export class Bidi {
  #socket;
  #next = 1;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void, timer: NodeJS.Timeout}>} */
  #waiting = new Map();
  /** @type {Map<string, Set<(params: any) => void>>} */
  #listeners = new Map();

  /** @param {WebSocket} socket */
  constructor(socket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#receive(JSON.parse(String(data))));
    socket.on('close', () => {
      for (const { reject, timer } of this.#waiting.values()) {
        clearTimeout(timer);
        reject(new Error('the browser closed the connection'));
      }
      this.#waiting.clear();
    });
  }

  /**
   * @param {string} url
   * @returns {Promise<Bidi>}
   */
  static connect(url) {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url, { maxPayload: 256 << 20 });
      socket.once('open', () => resolve(new Bidi(socket)));
      // Kept for good: an error that nobody listens for would end the whole run.
      socket.on('error', reject);
    });
  }

  /** @param {any} message */
  #receive(message) {
    if (message.type === 'event') {
      for (const listener of this.#listeners.get(message.method) ?? []) {
        listener(message.params);
      }
      return;
    }
    const waiting = this.#waiting.get(message.id);
    if (!waiting) {
      return;
    }
    this.#waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (message.type === 'success') {
      waiting.resolve(message.result);
    } else {
      waiting.reject(new Error(`${message.error}: ${message.message}`));
    }
  }

  /**
   * @param {string} method
   * @param {object} [params]
   * @returns {Promise<any>}
   */
  send(method, params = {}) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`${method} got no answer in ${COMMAND_TIMEOUT} ms`));
      }, COMMAND_TIMEOUT);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /**
   * @param {string} event
   * @param {(params: any) => void} listener
   */
  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(event, listeners);
  }

  close() {
    this.#socket.close();
  }
}

/**
 * A value of this side as a BiDi LocalValue.
 * @param {unknown} value
 * @returns {object}
 */
export function toLocal(value) {
  if (value === null) {
    return { type: 'null' };
  }
  switch (typeof value) {
    case 'undefined':
      return { type: 'undefined' };
    case 'string':
      return { type: 'string', value };
    case 'number':
      return { type: 'number', value };
    case 'boolean':
      return { type: 'boolean', value };
    default:
      return Array.isArray(value)
        ? { type: 'array', value: value.map(toLocal) }
        : { type: 'object', value: Object.entries(/** @type {object} */ (value)).map(([k, v]) => [k, toLocal(v)]) };
  }
}

/**
 * A BiDi RemoteValue as a value of this side.
 * @param {any} remote
 * @returns {any}
 */
export function fromRemote(remote) {
  switch (remote.type) {
    case 'undefined':
      return undefined;
    case 'null':
      return null;
    case 'array':
      return remote.value?.map(fromRemote);
    case 'object':
      return Object.fromEntries(
        (remote.value ?? []).map((/** @type {[string, unknown]} */ [key, value]) => [key, fromRemote(value)]),
      );
    case 'number':
      return typeof remote.value === 'string' ? Number(remote.value.replace('-0', '0')) : remote.value;
    default:
      return remote.value;
  }
}
