const { AsyncLocalStorage } = require('node:async_hooks');
const { constants, createContext } = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');
const { ModuleMocker } = require('jest-mock');

/** What each storage holds. */
const stored = new WeakMap();

/**
 * Jest notes in a storage for asynchronous calls which test runs. Up to Node 22 each promise takes longer while one is in use. Tests run one
 * after the other, so it is enough to note the last one, as long as nobody uses `test.concurrent`.
 */
AsyncLocalStorage.prototype.run = function(store, callback, ...args) {
  const before = stored.get(this);
  const restore = () => stored.set(this, before);
  stored.set(this, store);
  let result;
  try {
    return result = callback(...args);
  } finally {
    if (typeof result?.then === 'function') result.then(restore, restore);
    else restore();
  }
};

AsyncLocalStorage.prototype.getStore = function() {
  return stored.get(this);
};

const { exit } = process;

/**
 * What surrounds a file with tests, as `jest-environment-node` makes it, but for what makes the tests take twice as long: each access to a
 * global name is intercepted in the context that Jest makes. `constants.DONT_CONTEXTIFY` makes a plain one.
 *
 * The tests and the packages that are loaded once share one `process`, so that they see the same variables and listeners.
 */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.process = process;
    // Node has it since 20.18.
    if (constants?.DONT_CONTEXTIFY === undefined) return;
    const plain = createContext(constants.DONT_CONTEXTIFY);
    const given = Object.getOwnPropertyDescriptors(this.global);
    for (const name of Reflect.ownKeys(given)) {
      if (!Object.hasOwn(plain, name)) Object.defineProperty(plain, name, given[name]);
    }
    const { Buffer, ArrayBuffer, Uint8Array } = globalThis;
    Object.assign(plain, { Buffer, ArrayBuffer, Uint8Array, global: plain });
    plain.Error.stackTraceLimit = this.global.Error.stackTraceLimit;
    this.context = plain;
    this.global = plain;
    this.moduleMocker = new ModuleMocker(plain);
  }

  async teardown() {
    process.exit = exit;
    await super.teardown();
  }
};
