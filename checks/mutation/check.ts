// Shows that each stage fails when it should: `npm run check:mutation`; `-- --quick` for the quick ones, `-- WORDS` for those whose name has the words.
import { spawnSync } from 'node:child_process';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { Checkout } from './checkout';
import { Mutation } from './mutation';
import { MUTATIONS } from './mutations';

/** As the tasks of `.projenrc.ts` have it; without colours, which would stand in the midst of words. */
const ENVIRONMENT = {
  CI: 'true',
  ESLINT_USE_FLAT_CONFIG: 'false',
  FORCE_COLOR: '0',
  JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
  NODE_NO_WARNINGS: '1',
  TS_NODE_BASEURL: '.',
  TS_NODE_COMPILER_OPTIONS: '{"rootDir":"."}',
  TS_NODE_PROJECT: 'tsconfig.dev.json',
  TS_NODE_TRANSPILE_ONLY: 'true',
};
/** Lines of output that are worth reading where a mutation was not caught. */
const TAIL = 40;

/** Why a mutation was not caught, or undefined if it was. */
async function fault(checkout: Checkout, { edits, command, says, caches = [] }: Mutation): Promise<string | undefined> {
  let undo: () => void;
  try {
    undo = checkout.apply(edits);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  try {
    caches.forEach(cache => checkout.share(cache));
    const { code, output } = await checkout.run(command, ENVIRONMENT);
    const said = stripVTControlCharacters(output);
    const tail = () => `\n${said.trimEnd().split('\n').slice(-TAIL).map(line => `    ${line}`).join('\n')}`;
    if (code === undefined) return `${command.join(' ')} took too long${tail()}`;
    if (code === 0) return `${command.join(' ')} passed${tail()}`;
    return says.test(said) ? undefined : `${command.join(' ')} failed, but did not say ${says}${tail()}`;
  } finally {
    undo();
  }
}

async function main(): Promise<void> {
  const { values, positionals: words } = parseArgs({ options: { quick: { type: 'boolean', default: false } }, allowPositionals: true });
  const chosen = MUTATIONS.filter(({ name, quick }) => (quick || !values.quick) && words.every(word => name.includes(word)));
  let [passed, failed] = [0, 0];
  const checkout = new Checkout();
  try {
    for (const mutation of chosen) {
      const missing = mutation.needs?.find(program => spawnSync(program, ['--version'], { stdio: 'ignore' }).error !== undefined);
      if (missing) {
        console.log(`skipped: ${mutation.name}, since ${missing} is not installed`);
        continue;
      }
      const begun = Date.now();
      const why = await fault(checkout, mutation);
      const seconds = ((Date.now() - begun) / 1000).toFixed(1);
      if (why === undefined) passed++;
      else failed++;
      console.log(why === undefined ? `caught: ${mutation.name} (${seconds} s)` : `NOT caught: ${mutation.name} (${seconds} s)\n    ${why}`);
    }
  } finally {
    checkout.remove();
  }
  if (chosen.length === 0) console.log('no mutation is chosen');
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || chosen.length === 0 ? 1 : 0;
}

void main();
