import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { MAVEN_REPOSITORY } from '../packages';
import { ROOT } from '../repository';

/** What survives from run to run. */
const CACHE = join(ROOT, '.cache', 'event-ruler');
const LIBRARIES = join(CACHE, 'libraries');
const CLASSES = join(CACHE, 'classes');

/** Which of the programs that AWS's event-ruler needs is not installed, or undefined if all are. */
export function missingProgram(): string | undefined {
  return ['mvn', 'javac', 'java'].find(program => spawnSync(program, ['-version'], { stdio: 'ignore' }).error !== undefined);
}

/**
 * Fetches event-ruler with Maven, compiles a Java program that uses it, and gives the arguments with which `java` runs the
 * program's main class.
 */
export function javaArguments(source: string, mainClass: string): string[] {
  fetchLibraries();
  const classpath = join(LIBRARIES, '*');
  mkdirSync(CLASSES, { recursive: true });
  execFileSync('javac', ['-nowarn', '-cp', classpath, '-d', CLASSES, source], { stdio: 'pipe' });
  return ['-cp', `${classpath}${delimiter}${CLASSES}`, mainClass];
}

/** Fetches the libraries of `pom.xml`, unless those of the same file are there. */
function fetchLibraries(): void {
  const wanted = join(__dirname, 'pom.xml');
  const fetched = join(LIBRARIES, 'pom.xml');
  if (existsSync(fetched) && readFileSync(fetched, 'utf8') === readFileSync(wanted, 'utf8')) return;
  rmSync(LIBRARIES, { recursive: true, force: true });
  execFileSync('mvn', [
    '-B', '-ntp', '-q', `-Dmaven.repo.local=${MAVEN_REPOSITORY}`, '-f', wanted, 'dependency:copy-dependencies', `-DoutputDirectory=${LIBRARIES}`,
  ], { stdio: 'pipe' });
  copyFileSync(wanted, fetched);
}
