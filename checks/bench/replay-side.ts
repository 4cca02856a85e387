// One side of replay.ts, in a process of its own: reads a folder of logs once and prints what that took.
// Arguments: the folder, and `parse` or the number of threads of the reader. The reader is the compiled one, as users run it.
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import type * as Reader from '../../src/cli/replay/read-logs';

interface Found {
  readonly records: number;
  readonly signIns: number;
}

/** What anybody would write. */
function parse(folder: string): Found {
  let records = 0;
  let signIns = 0;
  for (const file of readdirSync(folder)) {
    const log = JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString()) as { Records: { eventSource: string }[] };
    records += log.Records.length;
    for (const { eventSource } of log.Records) if (eventSource === 'signin.amazonaws.com') signIns++;
  }
  return { records, signIns };
}

async function read({ readLogs }: typeof Reader, folder: string, workers: number): Promise<Found> {
  let signIns = 0;
  const { records } = await readLogs({ paths: [folder], cwd: '/', workers }, () => signIns++, () => undefined);
  return { records, signIns };
}

async function main([folder, how]: readonly string[]): Promise<void> {
  // A thread of the reader loads it again, and that is counted.
  const reader = await import(join(process.cwd(), 'lib/cli/replay/read-logs')) as typeof Reader;
  const before = process.cpuUsage();
  const start = performance.now();
  const found = how === 'parse' ? parse(folder) : await read(reader, folder, Number(how));
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(JSON.stringify({ ...found, elapsed, cpu: (user + system) / 1000, megabytes: process.resourceUsage().maxRSS / 1000 }));
}

void main(process.argv.slice(2));
