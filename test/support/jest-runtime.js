const vm = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/**
 * The packages that each process loads once, instead of once for each file with tests: those that take long to load. Whatever they remember
 * lasts from file to file.
 */
const LOADED_ONCE = /^(asl-validator|aws-cdk-lib|constructs|typescript)(\/|$)/;

/** Runs the modules of a file with tests, as `jest-runtime` does. */
module.exports = class extends Runtime {
  requireModuleOrMock(from, name) {
    return LOADED_ONCE.test(name) ? require(name) : super.requireModuleOrMock(from, name);
  }
};

const { compileFunction } = vm;

/** The compiled modules of this process, by their files. */
const compiled = new Map();

/**
 * Jest compiles each module anew for each file with tests. A script is compiled once here, and run in the context of each file; its functions
 * are compiled at their first call, and stay so.
 */
vm.compileFunction = (code, parameters, options) => {
  if (options?.parsingContext === undefined || code.includes('import(')) return compileFunction(code, parameters, options);
  let known = compiled.get(options.filename);
  if (known?.code !== code) {
    const head = `(function (${parameters.join(', ')}) {`;
    known = { code, script: new vm.Script(`${head}${code}\n})`, { filename: options.filename, columnOffset: -head.length }) };
    compiled.set(options.filename, known);
  }
  return known.script.runInContext(options.parsingContext);
};
