const { createRequire } = require('node:module');
const { default: Runtime } = require('jest-runtime');

/**
 * The packages that each process loads once, instead of once for each file with tests: those that take long to load. Whatever they remember
 * lasts from file to file.
 */
const LOADED_ONCE = /^(aws-cdk-lib|constructs|typescript)(\/|$)/;

/** Runs the modules of a file with tests, as `jest-runtime` does. */
module.exports = class extends Runtime {
  requireModuleOrMock(from, name) {
    return LOADED_ONCE.test(name) ? createRequire(from)(name) : super.requireModuleOrMock(from, name);
  }
};
