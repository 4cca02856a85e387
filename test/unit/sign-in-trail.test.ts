import { Annotations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ConsoleLoginAlert, SignInEvent, SignInTrail } from '../../src';
import { alertIn, newApp, only, resources, stackIn, warningIds } from '../support/synthesis';

const NO_RECIPIENTS = 'cdk-console-login-alert:noRecipients';

test('no trail is built unless asked for, and the alert says that it needs one', () => {
  const stack = stackIn();
  const alert = new ConsoleLoginAlert(stack, 'Alert');

  expect(alert.trail).toBeUndefined();
  expect(resources(stack, 'AWS::CloudTrail::Trail')).toEqual({});
  expect(warningIds(stack)).toEqual(['cdk-console-login-alert:noTrail', NO_RECIPIENTS]);
});

test('the want of a trail can be acknowledged on the alert', () => {
  const stack = stackIn();
  Annotations.of(new ConsoleLoginAlert(stack, 'Alert')).acknowledgeWarning('cdk-console-login-alert:noTrail');
  expect(warningIds(stack)).toEqual([NO_RECIPIENTS]);
});

test('a trail of elsewhere is taken at its word', () => {
  const stack = stackIn();
  const trail = SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:111122223333:trail/organization');

  expect(alertIn(stack, { trail }).trail).toBe(trail);
  expect(resources(stack, 'AWS::CloudTrail::Trail')).toEqual({});
  expect(warningIds(stack)).toEqual([NO_RECIPIENTS]);
});

test('fails at once for an ARN of something else', () => {
  expect(() => SignInTrail.fromTrailArn('organization')).toThrow('trailArn is "organization": give the ARN of a trail');
});

test.each([
  { title: 'all events', events: [SignInEvent.ANY], ids: ['cdk-console-login-alert:trailMissesReadOnly'] },
  { title: 'sign-ins and MFA prompts', events: [SignInEvent.CONSOLE_LOGIN, SignInEvent.CHECK_MFA], ids: ['cdk-console-login-alert:trailMissesReadOnly'] },
  { title: 'the default', events: undefined, ids: ['cdk-console-login-alert:trailMissesReadOnly'] },
  { title: 'sign-ins', events: [SignInEvent.CONSOLE_LOGIN], ids: [] },
])('a trail of the app that logs writes only is enough for $title but for $ids', ({ events, ids }) => {
  const app = newApp();
  const trail = new cloudtrail.Trail(stackIn(undefined, app, 'Trails'), 'Trail', { managementEvents: cloudtrail.ReadWriteType.WRITE_ONLY });
  const stack = stackIn(undefined, app);
  alertIn(stack, { trail: SignInTrail.fromTrail(trail), signIns: events && { events } });
  expect(warningIds(stack).filter(id => id !== NO_RECIPIENTS)).toEqual(ids);
});

test('a trail of the app is used as it is, without a dependency on it', () => {
  const app = newApp();
  const trails = stackIn(undefined, app, 'Trails');
  const stack = stackIn(undefined, app);

  alertIn(stack, { trail: SignInTrail.fromTrail(new cloudtrail.Trail(trails, 'Trail')) });

  expect(warningIds(stack)).toEqual([NO_RECIPIENTS]);
  expect(stack.dependencies).toEqual([]);
});

test('fails at synthesis for a trail of the app that logs no sign-ins', () => {
  const stack = stackIn();
  const trail = new cloudtrail.Trail(stack, 'Trail', { managementEvents: cloudtrail.ReadWriteType.READ_ONLY });
  alertIn(stack, { trail: SignInTrail.fromTrail(trail) });
  expect(() => Template.fromStack(stack)).toThrow(/\[Stack\/Alert\] trail: the trail Stack\/Trail logs no write management events/);
});

test('a single-Region trail that misses root is warned of, and can be acknowledged on the alert', () => {
  const warned = (acknowledge: boolean) => {
    const stack = stackIn({ account: '123456789012', region: 'eu-west-1' });
    const trail = new cloudtrail.Trail(stack, 'Trail', { isMultiRegionTrail: false });
    const alert = alertIn(stack, { trail: SignInTrail.fromTrail(trail) });
    if (acknowledge) Annotations.of(alert).acknowledgeWarning('cdk-console-login-alert:trailMissesRoot');
    return warningIds(stack);
  };
  expect(warned(false)).toContain('cdk-console-login-alert:trailMissesRoot');
  // The alert is elsewhere than the root user signs in, which is another matter.
  expect(warned(true)).toEqual(['cdk-console-login-alert:rootNotCovered', NO_RECIPIENTS]);
});

test('a created trail gets the options, and is shared by the alerts that it is given to', () => {
  const stack = stackIn();
  const trail = SignInTrail.create({ bucket: new s3.Bucket(stack, 'Logs') });

  alertIn(stack, { trail }, 'First');
  alertIn(stack, { trail }, 'Second');

  expect(only(stack, 'AWS::CloudTrail::Trail').Properties.S3BucketName).toEqual({ Ref: expect.stringMatching(/^Logs/) });
});

test('fails for two alerts of a stack that ask for different trails', () => {
  const stack = stackIn();
  alertIn(stack, { trail: SignInTrail.create() }, 'First');
  expect(() => alertIn(stack, { trail: SignInTrail.create({ bucket: new s3.Bucket(stack, 'Logs') }) }, 'Second')).toThrow('called with another bucket');
});
