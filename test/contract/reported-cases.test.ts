import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInTrail } from '../../src';
import { PreviewResult } from '../support/preview';
import { run } from '../unit/cli/app';

/**
 * Events and other inputs to the shape of public reports, one file each. The fixtures of this repository hold the same kinds.
 */
const FOLDER = process.env.REPORTED_CASES && join(process.env.REPORTED_CASES, 'events');

/** The number of alerts that each file sets off in an app with one default alert. */
const ALERTS: Readonly<Record<string, number>> = {
  'form-bare-record': 1,
  'form-lookup-events': 1,
  'form-receive-message': 1,
  'form-sqs-dlq': 1,
  'form-trail-file': 1,
  'sso-portal-two-events': 1,
  'role-session-renewals': 1,
  'aws-login-cli': 1,
  'mcp-oauth': 0,
  'signin-anomaly-alert': 1,
  'switchrole-from-to': 2,
  'org-switch-role-two-mails': 2,
};

const PHONE = AlertRecipient.sms('+81312345678');
const CHANNEL = AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' });

function appWith(props: Partial<ConstructorParameters<typeof ConsoleLoginAlert>[2]> = {}): App {
  const app = new App({ analyticsReporting: false });
  new ConsoleLoginAlert(new Stack(app, 'Stack'), 'ConsoleLoginAlert', {
    recipients: [AlertRecipient.email('security@example.com')],
    trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
    ...props,
  });
  return app;
}

async function previewOf(app: App, folder: string, name: string): Promise<readonly PreviewResult[]> {
  const { stdout, stderr } = await run(['preview', app.synth().directory, '--event', join(folder, `${name}.json`), '--format', 'json']);
  expect(stderr).toBe('');
  return JSON.parse(stdout).results;
}

if (!FOLDER || !existsSync(FOLDER)) {
  process.stderr.write('reported cases skipped: REPORTED_CASES names no folder with events/\n');
  test.skip('reported cases run where REPORTED_CASES names their folder', () => {});
} else {
  const names = readdirSync(FOLDER).map(file => file.replace(/\.json$/, ''));
  /** Checked by tests of their own: below, and with the tampering rules. */
  const OTHERS = ['phone-names-no-event', 'hostile-path-forges-card', 'hostile-path-link', 'calls-not-guarded'];

  test('every file of the folder is checked', () => {
    expect(names.filter(name => !(name in ALERTS) && !OTHERS.includes(name))).toEqual([]);
  });

  test.each(Object.entries(ALERTS))('%s sets off %i alerts, each of which is delivered', async (name, alerts) => {
    const alerted = (await previewOf(appWith(), FOLDER, name)).filter(result => result.alerted);
    expect(alerted).toHaveLength(alerts);
    expect(alerted.filter(({ deliveries }) => deliveries.length !== 1)).toEqual([]);
  });

  test.each(['switchrole-from-to', 'org-switch-role-two-mails'])('both mails of %s name the role and the origin, and differ', async name => {
    const bodies = (await previewOf(appWith(), FOLDER, name)).map(({ deliveries: [{ body }] }) => body);
    expect(new Set(bodies).size).toBe(2);
    const records = readFileSync(join(FOLDER, `${name}.json`), 'utf8');
    const named = [...records.matchAll(/"Switch(?:To|From)": ?"([^"]+)"/g)].map(([, value]) => value);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(value => !bodies.some(body => body.includes(value)))).toEqual([]);
  });

  test.each([
    ['direct', AlertDelivery.direct()], ['with a subject', AlertDelivery.withSubject()],
  ])('on a phone each kind of event reads differently, in Japanese too (%s)', async (_, delivery) => {
    for (const message of [AlertMessage.english(), AlertMessage.japanese()]) {
      const results = await previewOf(appWith({ recipients: [PHONE], message, delivery }), FOLDER, 'phone-names-no-event');
      const alerted = results.filter(result => result.alerted);
      expect(alerted.length).toBeGreaterThanOrEqual(5);
      const eventNames = alerted.map(({ deliveries }) => deliveries.find(({ channel }) => channel === 'short')!.body.match(/[A-Z][A-Za-z]+(?:Login|Role|Updated|Requested|Completed)/)?.[0]);
      expect(eventNames).not.toContain(undefined);
      expect(new Set(eventNames).size).toBe(eventNames.length);
    }
  });

  test.each(['hostile-path-forges-card', 'hostile-path-link'])('nothing of the path in %s stands in a card, above the warning or as a link', async name => {
    for (const delivery of [AlertDelivery.direct(), AlertDelivery.withSubject()]) {
      const recipients = [AlertRecipient.email('security@example.com'), CHANNEL];
      const results = (await previewOf(appWith({ recipients, delivery }), FOLDER, name)).filter(result => result.alerted);
      expect(results.length).toBeGreaterThan(0);
      const paths = [...readFileSync(join(FOLDER, `${name}.json`), 'utf8').matchAll(/:user(\/(?:[^"\\]|\\.)*\/)/g)]
        .map(([, path]) => JSON.parse(`"${path}"`) as string);
      expect(paths.length).toBeGreaterThan(0);
      for (const { deliveries } of results) {
        const card = JSON.parse(deliveries.find(({ channel }) => channel === 'card')!.body);
        const above = deliveries.find(({ channel }) => channel === 'text')!.body.split('Somebody may have chosen the text below')[0];
        expect(paths.filter(path => JSON.stringify(card.content).includes(JSON.stringify(path).slice(1, -1)) || above.includes(path))).toEqual([]);
      }
    }
  });
}
