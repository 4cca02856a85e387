import { NestedStack, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { AlertDelivery, AlertRecipient } from '../../../src';
import { logGroupName } from '../../../src/cdk/state-machine';
import { alertIn, newApp, resources, stackIn } from '../../support/synthesis';

/** As CloudWatch Logs takes a name (API reference, CreateLogGroup). */
const NAME = /^[.\-_/#A-Za-z0-9]{1,512}$/;

/** Before the name in the longest ARN of a log group. */
const LONGEST_ARN = 'arn:aws-us-gov:logs:ap-southeast-1:123456789012:log-group:';

test('a log group is named after the stack and the path, where all vended logs share a statement', () => {
  expect(logGroupName(new Construct(stackIn(), 'Alert'), 'TextLogs')).toMatch(/^\/aws\/vendedlogs\/states\/Stack-Alert-[0-9A-F]{8}-TextLogs$/);
});

test('the longest path makes a name of which a workflow takes the ARN', () => {
  const name = logGroupName(new Construct(new Construct(stackIn(undefined, newApp(), 'S'.repeat(128)), 'A'.repeat(200)), 'WithSubject'), 'ShortLogs');
  expect(name).toMatch(NAME);
  expect(`${LONGEST_ARN}${name}:*`.length).toBeLessThanOrEqual(256);
});

test('no two alerts of one account and Region share a log group, nested stacks and long paths included', () => {
  const app = newApp();
  const long = 'L'.repeat(200);
  const [one, other] = ['One', 'Other'].map(id => stackIn(undefined, app, id));
  const scopes: readonly Construct[] = [one, other, new NestedStack(one, 'Nested'), new NestedStack(other, 'Nested'), new Construct(one, `${long}1`), new Construct(one, `${long}2`)];
  const names = scopes.map(scope => logGroupName(new Construct(scope, 'Alert'), 'TextLogs'));
  expect(new Set(names).size).toBe(scopes.length);
  expect(names.filter(name => !NAME.test(name))).toEqual([]);
});

test('each workflow of an alert has a log group of its own, with its name in the template', () => {
  const stack: Stack = stackIn();
  alertIn(stack, { delivery: AlertDelivery.withSubject(), recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.sms('+81312345678')] });
  expect(Object.values(resources(stack, 'AWS::Logs::LogGroup')).map(({ Properties }) => Properties.LogGroupName)).toEqual([
    expect.stringMatching(/^\/aws\/vendedlogs\/states\/Stack-Alert-WithSubject-[0-9A-F]{8}-TextLogs$/),
    expect.stringMatching(/^\/aws\/vendedlogs\/states\/Stack-Alert-WithSubject-[0-9A-F]{8}-ShortLogs$/),
  ]);
});
