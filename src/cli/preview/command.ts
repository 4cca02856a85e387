import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { PreviewArguments } from '../arguments';
import { reasonOf, writeText, sizeLimit } from '../files';
import { Io, progress } from '../io';
import { Misuse } from '../misuse';
import { printableLine } from '../printable';
import { count } from '../report/sentences';
import { Answer, Evaluate } from '../worker/task';

/** Shows what becomes of events at every alert of a synthesised app, and gives the exit code. */
export async function preview(asked: PreviewArguments, io: Io, evaluate: Evaluate): Promise<number> {
  const out = asked.out === '-' ? undefined : asked.out;
  const colour = out === undefined && io.stdout.isTTY === true && !io.env.NO_COLOR;
  const piped = await readPipe(asked, io);
  const work = progress(io);
  let answer: Answer;
  try {
    answer = await evaluate({ asked, cwd: io.cwd, colour, piped }, work.advance);
  } finally {
    work.end();
  }
  print(answer, out, io);
  return answer.findings > 0 ? 1 : 0;
}

function print({ report, findings, read }: Answer, out: string | undefined, io: Io): void {
  if (out === undefined) {
    io.stdout.write(report);
    return;
  }
  const file = printableLine(out);
  writeText(resolve(io.cwd, out), file, report, read);
  if (findings > 0) io.stderr.write(`${count(findings, 'problem')} found: see ${file}\n`);
}

/** What comes through standard input or another pipe is read here, and as slowly as it comes: only this process has it. */
async function readPipe({ event }: PreviewArguments, { stdin, cwd }: Io): Promise<Uint8Array | undefined> {
  if (event === '-') return readAll(stdin, 'standard input');
  const path = event === undefined ? undefined : resolve(cwd, event);
  if (path === undefined || event === undefined || !isPipe(path)) return undefined;
  try {
    return await readAll(createReadStream(path), printableLine(event));
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse(`cannot read ${printableLine(event)}: ${reasonOf(error)}`);
  }
}

/** Whether a path is neither a file nor a folder: a shell makes such for `<(…)`. */
function isPipe(path: string): boolean {
  try {
    const stats = statSync(path);
    return !stats.isFile() && !stats.isDirectory();
  } catch {
    return false;
  }
}

async function readAll(stream: AsyncIterable<string | Uint8Array>, what: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    const next = Buffer.from(chunk);
    chunks.push(next);
    bytes += next.length;
    sizeLimit(what, bytes);
  }
  return Buffer.concat(chunks);
}
