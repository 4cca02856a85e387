const { AsyncLocalStorage } = require('node:async_hooks');
const { constants, createContext } = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');
const { ModuleMocker } = require('jest-mock');

/** The storages that were used since the last file with tests. */
const storages = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function(...args) {
  storages.add(this);
  return run.apply(this, args);
};

const { exit } = process;

/**
 * What surrounds a file with tests, as `jest-environment-node` makes it, but for two things that make the tests take twice as long:
 *
 * - Jest leaves a storage for asynchronous calls behind with each file, and up to Node 22 each promise takes longer for each of them.
 * - Each access to a global name is intercepted in the context that Jest makes. `constants.DONT_CONTEXTIFY` makes a plain one.
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
    for (const storage of storages) storage.disable();
    storages.clear();
    process.exit = exit;
    await super.teardown();
  }
};
