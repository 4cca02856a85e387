import { ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { javaArguments } from '../../support/event-ruler/java';

/** A pattern and events to hold against it, as JSON texts. */
export interface Question {
  readonly pattern: string;
  readonly events: readonly string[];
}

/** Whether an event matches, or why that could not be told. */
export type Verdict = boolean | string;

/** What an engine says of a pattern: a refusal, or a verdict for each event. */
export type Answer =
  | { readonly refused: string }
  | { readonly refused?: undefined; readonly complexity: number; readonly verdicts: readonly Verdict[] };

/** AWS's event-ruler in a process of its own, which answers one question at a time. */
export class EventRuler {
  /** Fetches event-ruler and starts it. */
  public static async start(): Promise<EventRuler> {
    const child = spawn('java', javaArguments(join(__dirname, 'EventRuler.java'), 'EventRuler'), { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { value } = await lines.next();
    return new EventRuler(child, lines, Number(value));
  }

  private constructor(private readonly child: ChildProcess, private readonly lines: AsyncIterator<string>, readonly javaVersion: number) {}

  /** The answer of one machine that holds the whole pattern, as EventBridge would have it. */
  public async ask(question: Question): Promise<Answer> {
    return this.answer({ ...question, apart: false, structured: true });
  }

  /** The answer of machines that hold one combination of the pattern's alternatives each. */
  public async askApart(question: Question): Promise<Answer> {
    return this.answer({ ...question, apart: true, structured: true });
  }

  /** The answer of one machine with the finder that was the default before event-ruler 2. */
  public async askOtherFinder(question: Question): Promise<Answer> {
    return this.answer({ ...question, apart: false, structured: false });
  }

  public end(): void {
    this.child.stdin!.end();
  }

  private async answer(question: Question & { readonly apart: boolean; readonly structured: boolean }): Promise<Answer> {
    this.child.stdin!.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`event-ruler ended before it answered ${JSON.stringify(question)}`);
    return JSON.parse(value);
  }
}
