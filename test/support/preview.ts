import { App } from 'aws-cdk-lib';
import { SignInRecord } from '../../src/signin/samples';
import { run } from '../unit/cli/app';

/** One entry of the command's JSON document. */
export interface PreviewResult {
  readonly alert: string;
  readonly event: string | null;
  readonly alerted: boolean;
  readonly reasons: readonly string[];
  readonly deliveries: readonly {
    readonly channel: string;
    readonly from: string;
    readonly to: readonly string[];
    readonly subject: string;
    readonly body: string;
  }[];
}

/** What the command says of these events for everything that an app synthesised, in their order. */
export async function previewOf(app: App, events: readonly SignInRecord[]): Promise<readonly PreviewResult[]> {
  const { stdout } = await run(['preview', app.synth().directory, '--event', '-', '--format', 'json'], { stdin: JSON.stringify(events) });
  return JSON.parse(stdout).results;
}
