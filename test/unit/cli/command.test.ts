import { progress } from '../../../src/cli/command';

/** Runs work whose steps take this long, and gives what was written. */
function write(isTTY: boolean, steps: number, stepMs: number): string[] {
  const written: string[] = [];
  let clock = 0;
  const work = progress({ stderr: { isTTY, write: text => written.push(text) } }, () => clock);
  for (let step = 0; step < steps; step += 1) {
    clock += stepMs;
    work.advance({ doing: 'evaluating', done: step + 1, total: steps });
  }
  work.end();
  return written;
}

test('long work on a terminal shows how far it is, now and then, and wipes it at the end', () => {
  expect(write(true, 8, 90)).toEqual(['\r6 of 8', '\r8 of 8', '\r\u001b[K']);
});

test('short work shows no progress', () => {
  expect(write(true, 400, 1)).toEqual([]);
});

test('no progress is shown where standard error is no terminal', () => {
  expect(write(false, 8, 1000)).toEqual([]);
});
