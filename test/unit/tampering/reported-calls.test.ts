import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AlertRecipient, ConsoleLoginAlert, SignInTrail } from '../../../src';
import { SignInRecord } from '../../../src/signin/samples';
import { previewOf } from '../../support/preview';

type Call = Omit<SignInRecord, 'detail'> & { readonly detail: { readonly eventName: string; readonly userIdentity: { readonly invokedBy?: string } } };

/** Calls on the deployed example `monitored`, whose shapes are those of public reports; the fixtures of this repository hold the same kinds. */
const FILE = process.env.REPORTED_CASES && join(process.env.REPORTED_CASES, 'events', 'calls-not-guarded.json');

/** The example `monitored`, with the names that its resources have in these calls. */
function monitored(): App {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Watched', { env: { account: '123456789012', region: 'us-east-1' } });
  const alert = new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
    recipients: [AlertRecipient.email('security@example.com')],
    trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
  });
  const second = new sns.Topic(stack, 'SecondWay');
  second.addSubscription(new EmailSubscription('platform@example.org'));
  alert.alarmOnFailedDelivery('Undelivered', { actions: [new SnsAction(second)] });
  alert.alertOnTampering({ topic: second });
  return app;
}

if (!FILE || !existsSync(FILE)) {
  process.stderr.write('reported calls skipped: REPORTED_CASES names no folder with events/calls-not-guarded.json\n');
  test.skip('reported calls run where REPORTED_CASES names their folder', () => {});
} else {
  test('every reported call alerts, but for what CloudFormation does and settings for phones that nobody has', async () => {
    const calls = JSON.parse(readFileSync(FILE, 'utf8')) as Call[];
    const results = await previewOf(monitored(), calls as unknown as SignInRecord[]);
    const silent = calls.filter((_, index) => !results[index].alerted);

    expect(calls.length).toBeGreaterThan(10);
    expect(silent.map(({ detail }) => `${detail.eventName} ${detail.userIdentity.invokedBy ?? 'by somebody'}`)).toEqual([
      'PutRolePolicy cloudformation.amazonaws.com', 'SetSMSAttributes by somebody', 'AttachRolePolicy cloudformation.amazonaws.com',
    ]);
  });
}
