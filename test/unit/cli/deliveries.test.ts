import { App, Stack } from 'aws-cdk-lib';
import { run, withTemporaryDirectory } from './app';
import { AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInTrail } from '../../../src';
import { Json } from '../../../src/cli/json-values';
import { SAMPLES } from '../../../src/signin/samples';

interface Delivery {
  readonly channel: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly sms?: { readonly encoding: string; readonly parts: number };
}

interface Document {
  readonly results: readonly { readonly alerted: boolean; readonly deliveries: readonly Delivery[]; readonly notes?: readonly string[] }[];
  readonly findings?: Json;
}

/** What the command says of every sample, or of one, for an alert that mails, texts and posts. */
function preview(props: ConsoleLoginAlertProps, samples: readonly string[] = []): Promise<Document> {
  return withTemporaryDirectory(async outdir => {
    const app = new App({ outdir, analyticsReporting: false });
    new ConsoleLoginAlert(new Stack(app, 'Mail'), 'Alert', {
      trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/all'),
      recipients: [
        AlertRecipient.email('security@example.com'),
        AlertRecipient.sms('+15550100'),
        AlertRecipient.slack({ workspaceId: 'T0123ABCD', channelId: 'C0456EFGH' }),
      ],
      ...props,
    });
    app.synth();
    const { stdout, stderr } = await run(['preview', outdir, '--format', 'json', ...samples.flatMap(sample => ['--sample', sample])]);
    expect(stderr).toBe('');
    return JSON.parse(stdout) as Document;
  });
}

const ROUTES = [
  { route: 'directly', delivery: AlertDelivery.direct() },
  { route: 'by a workflow', delivery: AlertDelivery.withSubject() },
];
const LANGUAGES = [
  { language: 'English', message: AlertMessage.english() },
  { language: 'Japanese', message: AlertMessage.japanese() },
];

test.each(ROUTES.flatMap(route => LANGUAGES.map(language => ({ ...route, ...language }))))('sent $route in $language, every sample arrives as it should', async ({ delivery, message }) => {
  const { results, findings } = await preview({ delivery, message });
  expect(findings).toBeUndefined();
  const deliveries = results.flatMap(({ deliveries: own }) => own);
  expect(deliveries).toHaveLength(3 * SAMPLES.filter(({ event }) => !/"eventName":"(CheckMfa|CreateOAuth2Token|ExitRole|GetSigninToken|RenewRole)"/.test(JSON.stringify(event))).length);
  for (const { channel, to, sms, subject } of deliveries) {
    expect({ channel, to, sms }).toEqual({
      text: { channel, to: ['security@example.com'], sms: undefined },
      short: { channel, to: ['sms:+15550100'], sms: { encoding: 'GSM-7', parts: 1 } },
      card: { channel, to: ['slack:T0123ABCD/C0456EFGH'], sms: undefined },
    }[channel]);
    expect(subject === '').toBe(channel !== 'text');
  }
});

test('a workflow gives the mail its Subject, and no quotes', async () => {
  const { results: [{ deliveries: [mail] }] } = await preview({ delivery: AlertDelivery.withSubject() }, ['root']);
  expect(mail.subject).toBe('HIGH: Root sign-in Success, 123456789012');
  expect(mail.body).not.toMatch(/^"/m);
});

// `root` is of high severity, and `iam-user` is not.
test.each([
  { sample: 'root', channels: ['text', 'short'], notes: undefined },
  { sample: 'iam-user', channels: ['text'], notes: ['the filter policy of sms:+15550100 leaves this message out'] },
])('a phone with onlyHighSeverity and the sample $sample: the preview shows $channels, and finds nothing wrong', async ({ sample, channels, notes }) => {
  const recipients = [AlertRecipient.email('security@example.com'), AlertRecipient.sms('+15550100', { onlyHighSeverity: true })];
  const { results: [result], findings } = await preview({ delivery: AlertDelivery.withSubject(), recipients }, [sample]);
  expect(result).toMatchObject({ alerted: true });
  expect(result.deliveries.map(({ channel }) => channel)).toEqual(channels);
  expect(result.notes).toEqual(notes);
  expect(findings).toBeUndefined();
});
