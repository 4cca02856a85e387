import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Browser } from 'playwright-core';
import { launch } from './chromium';
import { Look, withPage } from './page';
import { run } from '../../test/support/command';
import { ROOT } from '../support/repository';
import { AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInTrail } from 'cdk-console-login-alert';

/** Where the README's pictures are. */
const PICTURES = join(ROOT, 'docs', 'pictures');

const TRAIL = SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events');
const EMAIL = AlertRecipient.email('security@example.com');
const SMS = AlertRecipient.sms('+12025550100');
const SLACK = AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' });

/** A picture: what is previewed, and how it is looked at. */
interface Picture extends Look {
  readonly name: string;
  /** Alerts by their IDs, which the picture shows. */
  readonly alerts: Readonly<Record<string, ConsoleLoginAlertProps>>;
  readonly sample: string;
  /** What is arranged otherwise than in the page; without it the whole page is seen. */
  readonly style?: string;
}

/** Only the messages. */
const MESSAGES = 'header, h2, article > h3, article > p, .remarks { display: none } article, .views { margin: 0 } main { padding: 20px }' +
  ' body { padding: 0; max-width: none }';

/** The messages of two alerts side by side, each below its alert's name. */
const SIDE_BY_SIDE = `${MESSAGES} main { display: grid; grid-template: auto 1fr / 1fr 1fr; grid-auto-flow: column; gap: 10px 24px }` +
  ' h2 { display: block; margin: 0 } .views { grid-template-columns: 1fr }';

const ALL_KINDS = { recipients: [EMAIL, SMS, SLACK], delivery: AlertDelivery.withSubject() };
const JAPANESE = { ...ALL_KINDS, message: AlertMessage.japanese(), delivery: AlertDelivery.withSubject({ timeZoneOffset: '+09:00' }) };

/** What a person needs at night: the account by its name, instructions of the user's own, and local time. */
const NAMED = {
  ...ALL_KINDS,
  message: AlertMessage.english({ accountNames: { 123456789012: 'production' }, runbook: 'https://wiki.example.com/sign-ins' }),
  delivery: AlertDelivery.withSubject({ timeZone: 'Europe/Berlin' }),
};

const PREVIEWED: readonly Picture[] = [
  {
    name: 'mails',
    alerts: { Direct: { recipients: [EMAIL] }, WithSubject: { recipients: [EMAIL], delivery: AlertDelivery.withSubject() } },
    sample: 'root',
    style: SIDE_BY_SIDE,
  },
  { name: 'phone-and-chat', alerts: { Alert: { ...ALL_KINDS, recipients: [SMS, SLACK] } }, sample: 'root', style: `${MESSAGES} .mail { display: none }` },
  { name: 'japanese', alerts: { Alert: JAPANESE }, sample: 'root', style: MESSAGES },
  { name: 'on-a-phone', alerts: { Alert: NAMED }, sample: 'aws-login-cross-device', style: MESSAGES, width: 390 },
  { name: 'preview-dark', alerts: { Alert: ALL_KINDS }, sample: 'root', colorScheme: 'dark' },
];

/** The preview of alerts as the command makes it. */
async function previewOf({ alerts, sample }: Picture): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  try {
    const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false });
    const stack = new Stack(app, 'Example', { env: { account: '123456789012', region: 'us-east-1' } });
    for (const [id, props] of Object.entries(alerts)) new ConsoleLoginAlert(stack, id, { trail: TRAIL, ...props });
    app.synth();
    const { code, stderr } = await run(['preview', 'cdk.out', '--sample', sample, '--format', 'html', '--out', 'page.html'], { cwd: folder });
    if (code !== 0) throw new Error(`the preview ended with ${code}: ${stderr}`);
    return readFileSync(join(folder, 'page.html'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function take(browser: Browser, picture: Picture): Promise<void> {
  await withPage(browser, await previewOf(picture), async ({ page }) => {
    const path = join(PICTURES, `${picture.name}.png`);
    if (picture.style === undefined) {
      await page.screenshot({ path, fullPage: true });
    } else {
      await page.addStyleTag({ content: picture.style });
      await page.locator('main').screenshot({ path });
    }
    console.log(path);
  }, picture);
}

async function takeAll(): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const browser = await launch();
  try {
    for (const picture of PREVIEWED) await take(browser, picture);
  } finally {
    await browser.close();
  }
}

void takeAll();
