import { AlertResult, Note, Problem } from './alert-result';
import { Evaluator } from './evaluator';
import { Alert, findAlerts } from '../assembly/alerts';
import { readAssembly } from '../assembly/read-assembly';
import { Stack } from '../assembly/stack';
import { Misuse } from '../command';
import { ShownEvent } from '../events/shown-event';
import { Files } from '../files';
import { count, printableLine } from '../printable';
import { Resolver } from '../resolve/resolver';

/** A synthesised app with its alerts, of which there is at least one. */
export interface AlertApp {
  readonly stacks: readonly Stack[];
  readonly alerts: readonly Alert[];
}

/** A problem of an alert. */
export interface AlertProblem {
  /** The alert's construct path. */
  readonly alert: string;
  readonly problem: Problem;
}

/** Reads a synthesised app. Fails with `Misuse` if it has no alert. */
export function readAlertApp(app: string, cwd: string, files: Files): AlertApp {
  const stacks = readAssembly(app, cwd, files);
  const alerts = findAlerts(stacks);
  if (alerts.length === 0) {
    throw new Misuse(`no alert in ${printableLine(app)}, which contains ${count(stacks.length, 'template')}: add a ConsoleLoginAlert and run "cdk synth"`);
  }
  return { stacks, alerts };
}

/** Evaluates events of any account and Region at the alerts of an app. */
export class AppEvaluator {
  private readonly evaluators = new Map<string, Evaluator>();

  constructor(private readonly app: AlertApp) {}

  /** Evaluates an event at an alert. Of an event that was made from a CloudTrail record, a note names the fields that are missing. */
  async evaluate(alert: Alert, event: ShownEvent): Promise<AlertResult> {
    const { reasons, deliveries, notes } = await this.evaluatorFor(event).evaluate(alert, event);
    return { reasons, deliveries, notes: [...recordNotes(event), ...notes] };
  }

  /** The problems of the alerts that do not depend on an event, in every environment from which events were evaluated. */
  problems(): AlertProblem[] {
    return [...this.evaluators.values()]
      .flatMap(evaluator => this.app.alerts.flatMap(alert => evaluator.problemsOf(alert).map(problem => ({ alert: alert.path, problem }))));
  }

  /** A stack without an environment is evaluated as if it were deployed to the environment of the event. */
  private evaluatorFor({ account, region }: ShownEvent): Evaluator {
    const key = JSON.stringify([account, region]);
    const evaluator = this.evaluators.get(key) ?? new Evaluator(new Resolver(this.app.stacks, { account, region }));
    this.evaluators.set(key, evaluator);
    return evaluator;
  }
}

function recordNotes({ missing }: ShownEvent): Note[] {
  return missing === undefined ? [] : [{ code: 'made-from-record', missing }];
}
