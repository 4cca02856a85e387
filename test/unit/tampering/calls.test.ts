import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitoredAlert, LARGEST_ALERT_WITH_PHONE, shown, titled } from './monitored';
import { root } from '../../events';
import { API_CALLS, DAILY_CHECK_CALLS, BY_CLOUDFORMATION, OF_SOMEBODY_ELSE, Parts, REFUSED } from '../../events/api-calls';
import { previewOf } from '../../support/preview';
import { ROOT } from '../../support/repository';

describe('a call on a part of the alert', () => {
  const { app, parts } = monitoredAlert(undefined, LARGEST_ALERT_WITH_PHONE);

  test('alerts, whichever it is, and the message names the call, the caller, the source address and the account', async () => {
    const results = await shown(app, parts);

    expect(titled(results, ({ alerted, deliveries }) => !alerted || deliveries.length !== 1)).toEqual([]);
    results.forEach(({ deliveries: [{ to, body }] }, index) => {
      const { eventName, service } = API_CALLS[index];
      expect(to).toEqual(['security@example.com']);
      expect(body).toContain(`${eventName} (${service}.amazonaws.com), type IAMUser, account 123456789012`);
      expect(body).toContain('): arn:aws:iam::123456789012:user/alice"');
      expect(body).toContain('Source address: 198.51.100.66');
      expect(body).toContain('"Refused with (empty: it was done): "');
    });
  });

  test('alerts by exactly one rule, the one of its kind', async () => {
    const results = await shown(app, parts, { detail: { eventName: 'SomethingElse' } });
    expect(titled(results, ({ alerted }) => alerted)).toEqual([]);
  });

  test('alerts when it was refused, and the message tells the error', async () => {
    const results = await shown(app, parts, REFUSED);
    expect(titled(results, ({ deliveries }) => !deliveries[0]?.body.includes('"Refused with (empty: it was done): AccessDenied"'))).toEqual([]);
  });

  test('alerts when another service than CloudFormation made it for somebody', async () => {
    const results = await shown(app, parts, { detail: { userIdentity: { invokedBy: 'ssm.amazonaws.com' } } });
    expect(titled(results, ({ deliveries }) => !deliveries[0]?.body.includes('"Called through, if a service: ssm.amazonaws.com"'))).toEqual([]);
  });

  test('does not alert when CloudFormation made it', async () => {
    expect(titled(await shown(app, parts, BY_CLOUDFORMATION), ({ alerted }) => alerted)).toEqual([]);
  });

  /** Calls on settings of the account and Region are left out: those settings belong to nobody else. */
  const ofParts = API_CALLS.filter(({ part }) => !['Sms', 'DefaultBus'].includes(part));

  test('does not alert when it is on the part of somebody else', async () => {
    expect(titled(await shown(app, OF_SOMEBODY_ELSE, {}, ofParts), ({ alerted }) => alerted, ofParts)).toEqual([]);
  });

  test('does not alert when it is on a part whose name begins as that of the alert', async () => {
    const longer = Object.fromEntries(Object.entries(parts).map(([name, value]) =>
      [name, name === 'subscriptionArn' ? value.replace(/:[^:]+$/, '-2$&') : `${value}-2`])) as unknown as Parts;
    expect(titled(await shown(app, longer, {}, ofParts), ({ alerted }) => alerted, ofParts)).toEqual([]);
  });

  test('is another event than a sign-in, which has a rule of its own', async () => {
    const [{ alerted, deliveries }] = await previewOf(app, [root()]);
    expect(alerted).toBe(true);
    expect(deliveries.filter(({ channel }) => channel === 'text').map(({ body }) => body.split('\n')[0])).toEqual([expect.stringMatching(/^AWS console sign-in: ConsoleLogin Success/)]);
  });

  test('is explained by the sign-in rule alone where an event does not alert', async () => {
    const [{ alerted, reasons }] = await previewOf(app, [{ ...root(), source: 'aws.ec2' }]);
    expect(alerted).toBe(false);
    expect(reasons).toEqual(['source is "aws.ec2"; the rule matches: "aws.signin" or "aws.sts"']);
  });
});

test('docs/monitoring.md names every call that a tampering rule matches, but for those of IAM', () => {
  const page = readFileSync(join(ROOT, 'docs', 'monitoring.md'), 'utf8');
  for (const part of ['Trail', 'Rule', 'Topic', 'Sms', 'Key', 'Queue', 'Alarm', 'Stack', 'DefaultBus', 'Bus', 'StackSet', 'Workflow']) {
    const row = new RegExp(`^\\| \`Tampering/${part}\` \\| (.*)$`, 'm').exec(page)![1];
    const named = [...row.matchAll(/`([A-Z]\w+)`/g)].map(([, name]) => name);
    const matched = [...API_CALLS, ...DAILY_CHECK_CALLS].filter(call => call.part === part).map(({ eventName }) => eventName);
    expect(named.sort()).toEqual([...new Set(matched)].sort());
  }
});
