import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Edit } from './mutation';
import { copyInto, ROOT } from '../support/repository';

const TOO_LONG = 10 * 60 * 1000;

/** How a command ended, and all that it said. */
export interface Ending {
  /** The exit code; undefined if it was stopped. */
  readonly code: number | undefined;
  readonly output: string;
}

/** A copy of the checkout, to be damaged. It lies below `.cache`, shares what is installed, and is a repository of its own. */
export class Checkout {
  private readonly folder: string;

  constructor() {
    const caches = join(ROOT, '.cache');
    mkdirSync(caches, { recursive: true });
    this.folder = mkdtempSync(join(caches, 'mutation-'));
    copyInto(this.folder);
    // Some stages ask git for their files.
    execFileSync('git', ['init', '--quiet'], { cwd: this.folder, stdio: 'ignore' });
    execFileSync('git', ['add', '--all'], { cwd: this.folder, stdio: 'ignore' });
    for (const installed of ['node_modules', '.venv'].filter(name => existsSync(join(ROOT, name)))) {
      symlinkSync(join(ROOT, installed), join(this.folder, installed));
    }
  }

  /** Applies edits and gives the way back. Fails if a text is not found. */
  public apply(edits: readonly Edit[]): () => void {
    const before = new Map(edits.map(({ file }) => [join(this.folder, file), readFileSync(join(this.folder, file), 'utf8')]));
    const undo = () => before.forEach((text, file) => writeFileSync(file, text));
    for (const { file, find, replace } of edits) {
      const text = readFileSync(join(this.folder, file), 'utf8');
      if (!text.includes(find)) {
        undo();
        throw new Error(`${file} has no ${JSON.stringify(find)}: mend the mutation`);
      }
      writeFileSync(join(this.folder, file), text.replace(find, () => replace));
    }
    return undo;
  }

  /** Links files of a cache, so that what a stage replaces stays as it was in the checkout. */
  public share(cache: string): void {
    const [from, to] = [ROOT, this.folder].map(root => join(root, '.cache', cache));
    if (!existsSync(from) || existsSync(to)) return;
    mkdirSync(dirname(to), { recursive: true });
    execFileSync('cp', ['--recursive', '--link', from, to]);
  }

  /** Runs a command with the tools of the checkout. */
  public async run([command, ...args]: readonly string[], env: Readonly<Record<string, string>>): Promise<Ending> {
    const path = [join(this.folder, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
    const child = spawn(command, args, { cwd: this.folder, env: { ...process.env, ...env, PATH: path }, timeout: TOO_LONG });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { output += text; });
    child.stdin.end();
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', code => resolve({ code: code ?? undefined, output }));
    });
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
