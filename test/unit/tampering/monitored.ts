import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { partsOf } from './parts';
import { AlertDelivery, AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInCoverage, SignInTrail, TamperingAlertOptions } from '../../../src';
import { API_CALLS, ApiCall, apiCall, Parts } from '../../events/api-calls';
import { Overrides } from '../../events/builder';
import { PreviewResult, previewOf } from '../../support/preview';
import { newApp, resources, stackIn } from '../../support/synthesis';

/** The options that create the most resources: other Regions, and workflows. */
export const LARGEST_ALERT: ConsoleLoginAlertProps = { coverage: SignInCoverage.regions(['us-east-2']), delivery: AlertDelivery.withSubject() };

/** The same with a phone. */
export const LARGEST_ALERT_WITH_PHONE: ConsoleLoginAlertProps = {
  ...LARGEST_ALERT,
  recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.sms('+81312345678')],
};

/** An app with an alert that is monitored for tampering and has its own trail, key, topic, queue, alarms and schedule. */
export function monitoredAlert(options: (stack: Stack) => TamperingAlertOptions = () => ({}), props: ConsoleLoginAlertProps = {}) {
  const app = newApp();
  const stack = stackIn(undefined, app);
  const alert = new ConsoleLoginAlert(stack, 'Alert', {
    recipients: [AlertRecipient.email('security@example.com')],
    encryptionKey: new kms.Key(stack, 'Key'),
    trail: SignInTrail.create(),
    ...props,
  });
  alert.alarmOnFailedDelivery('Undelivered');
  alert.alarmOnSilence('Silence');
  alert.alertOnTampering(options(stack));
  return { app, stack, alert, parts: partsOf(app, alert) };
}

/** The results of the calls, in their order. */
export async function shown(
  app: App, parts: Parts, overrides: Overrides = {}, calls: readonly ApiCall[] = API_CALLS,
): Promise<readonly PreviewResult[]> {
  return previewOf(app, calls.map(call => apiCall(call, parts, overrides)));
}

/** The calls whose results are like this. */
export const titled = (results: readonly PreviewResult[], test: (result: PreviewResult) => boolean, calls: readonly ApiCall[] = API_CALLS) =>
  calls.filter((_, index) => test(results[index])).map(({ service, eventName, by }) => [service, eventName, by].join(' '));

/** The pattern of each tampering rule, by the last part of its construct's path. */
export function patterns(stack: Stack): Readonly<Record<string, { readonly detail: Readonly<Record<string, unknown>> }>> {
  return Object.fromEntries(Object.entries(resources(stack, 'AWS::Events::Rule'))
    .filter(([, { Metadata }]) => JSON.stringify(Metadata).includes('"rule":"tampering"'))
    .map(([id, { Properties }]) => [/Tampering(\w+?)[0-9A-F]{8}$/.exec(id)?.[1], Properties.EventPattern]));
}
