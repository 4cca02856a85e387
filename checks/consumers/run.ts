// Installs the built packages in an app of each language, and holds what the apps synthesise against each other: `npm run check:consumers`.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describeDifference, firstDifference, templatesIn } from './difference';
import { Language, LANGUAGES, Workplace } from './languages';
import { Assembly, unusedNames } from './vocabulary';
import { assembly, packageFolder, Packages } from '../support/packages';
import { isInstalled } from '../support/process';
import { ROOT } from '../support/repository';

/** Languages at a time: one for each core of a small machine. */
const WORKERS = 2;
/** What the apps of the others are held against. */
const REFERENCE = 'typescript';

/** What became of a language. */
type Outcome =
  | { readonly kind: 'passed'; readonly language: string; readonly seconds: number; readonly says: string }
  | { readonly kind: 'failed'; readonly language: string; readonly seconds: number; readonly says: string }
  | { readonly kind: 'skipped'; readonly language: string; readonly says: string };

function workplace(name: string, { target }: Language): Workplace {
  const kept = join(ROOT, '.cache', 'consumers', name);
  return { kept, app: join(kept, 'app'), templates: join(kept, 'cdk.out'), packages: packageFolder(target) };
}

async function consume(name: string, language: Language, packages: Packages): Promise<Outcome> {
  const missing = language.needs.find(program => !isInstalled(program));
  if (missing) {
    return { kind: 'skipped', language: name, says: `${missing} is not installed` };
  }
  const begun = Date.now();
  const seconds = () => (Date.now() - begun) / 1000;
  try {
    await packages.build(language.target);
    const at = workplace(name, language);
    [at.app, at.templates].forEach(folder => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(at.kept, { recursive: true });
    cpSync(join(ROOT, 'checks', 'consumers', name), at.app, { recursive: true });
    await language.consume(at);
    const unused = unusedNames(name, at.app, assembly() as Assembly);
    if (unused.length > 0) {
      throw new Error(`no app uses ${unused.join(', ')}: use it in each language`);
    }
    return { kind: 'passed', language: name, seconds: seconds(), says: language.synthesises ? 'synthesises' : 'fits the generated code' };
  } catch (error) {
    return { kind: 'failed', language: name, seconds: seconds(), says: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A language that synthesises passes only with the templates of the reference. */
function compare(outcome: Outcome): Outcome {
  if (outcome.kind !== 'passed' || !LANGUAGES[outcome.language].synthesises) {
    return outcome;
  }
  const [wanted, found] = [REFERENCE, outcome.language].map(name => templatesIn(workplace(name, LANGUAGES[name]).templates));
  const count = Object.keys(wanted).length;
  if (count === 0) {
    return { ...outcome, kind: 'failed', says: `${REFERENCE} synthesised no template to compare with` };
  }
  const difference = firstDifference(wanted, found);
  return difference
    ? { ...outcome, kind: 'failed', says: describeDifference(difference) }
    : { ...outcome, says: `${count} templates${outcome.language === REFERENCE ? '' : `, equal to those of ${REFERENCE}`}` };
}

function print(outcome: Outcome): void {
  console.log(outcome.kind === 'skipped'
    ? `${outcome.language.padEnd(11)} skipped: ${outcome.says}`
    : `${outcome.language.padEnd(11)} ${outcome.kind.padEnd(7)} ${outcome.seconds.toFixed(1).padStart(6)} s  ${outcome.says}`);
}

/** Takes the languages in turn, `WORKERS` at a time. */
async function consumeAll(names: readonly string[]): Promise<readonly Outcome[]> {
  const packages = new Packages();
  await packages.compile();
  const needsReference = names.some(name => LANGUAGES[name].synthesises);
  const waiting = Object.keys(LANGUAGES).filter(name => names.includes(name) || needsReference && name === REFERENCE);
  const outcomes: Outcome[] = [];
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      outcomes.push(await consume(name, LANGUAGES[name], packages));
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  const reference = outcomes.find(({ language }) => language === REFERENCE);
  return reference?.kind === 'passed'
    ? outcomes.map(compare)
    : outcomes.map(outcome => outcome.kind === 'passed' && LANGUAGES[outcome.language].synthesises
      ? { ...outcome, kind: 'failed', says: `nothing to compare with, since ${REFERENCE} did not pass` }
      : outcome);
}

async function main(chosen: readonly string[]): Promise<void> {
  const unknown = chosen.filter(name => !(name in LANGUAGES));
  if (unknown.length > 0) {
    console.error(`unknown language ${JSON.stringify(unknown[0])}: give some of ${Object.keys(LANGUAGES).sort().join(', ')}, or none for all`);
    process.exitCode = 2;
    return;
  }
  const outcomes = await consumeAll(chosen.length > 0 ? chosen : Object.keys(LANGUAGES));
  outcomes.forEach(print);
  const count = (kind: Outcome['kind']) => outcomes.filter(outcome => outcome.kind === kind).length;
  console.log(`${count('passed')} passed, ${count('failed')} failed${count('skipped') > 0 ? `, ${count('skipped')} skipped` : ''}`);
  process.exitCode = count('failed') > 0 ? 1 : 0;
}

main(process.argv.slice(2)).catch(error => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
