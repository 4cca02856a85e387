import { readFileSync } from 'fs';
import { createInterface } from 'readline';
import { compile } from '../../src/eventbridge/compile-pattern';
import { matches } from '../../src/eventbridge/match-event';

// The partner of event-ruler/EventRulerSide.java: the same protocol, the same loop.
// Arguments: a file with an event a line, and a pattern. Each line on standard input is a number of rounds over
// all events; the answer is the nanoseconds that they took and the matches that they found.
const [, , file, pattern] = process.argv;
const events = readFileSync(file, 'utf8').trimEnd().split('\n');
const compiled = compile(pattern);

createInterface({ input: process.stdin }).on('line', line => {
  let found = 0;
  const start = process.hrtime.bigint();
  for (let round = Number(line); round > 0; round--) {
    for (const event of events) {
      if (matches(compiled, event)) found++;
    }
  }
  process.stdout.write(`${process.hrtime.bigint() - start} ${found}\n`);
});
