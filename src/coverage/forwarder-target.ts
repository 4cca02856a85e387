import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { checkForwarding } from './forwarding-region';
import { warnOfUnknownRegions } from '../cdk/unknown-region';

const EVENT_BUS_ARN = /^arn:aws[a-z-]*:events:([a-z]+(?:-[a-z]+)+-\d+):(\d{12}):event-bus\/([A-Za-z0-9._/-]+)$/;

/**
 * Checks the bus to which a forwarder sends, as far as it is known.
 *
 * @throws for what is no bus of an alert, and what cannot be reached from here
 */
export function checkTarget(forwarder: Construct, eventBusArn: string): void {
  const here = Stack.of(forwarder);
  checkForwarding(here.region, `this forwarder is in ${here.region}`);
  if (Token.isUnresolved(eventBusArn)) return;

  const subject = `eventBusArn is ${JSON.stringify(eventBusArn)}`;
  const [, region, account, name] = EVENT_BUS_ARN.exec(eventBusArn) ?? [];
  if (region === undefined) {
    throw new Error(`${subject}: give the ARN of an alert's eventBus, such as "arn:aws:events:eu-west-1:123456789012:event-bus/Alerts"`);
  }
  if (name === 'default') {
    throw new Error(`${subject}, a default bus, where the alert takes its own Region's sign-ins only: give the ARN of the alert's eventBus`);
  }
  checkForwarding(region, `${subject}, a bus in ${region}`);
  warnOfUnknownRegions(forwarder, 'eventBusArn', [region]);
  if (region === here.region && account === here.account) {
    throw new Error(`${subject}, and this forwarder is in the same account and Region, whose sign-ins the alert takes itself: leave it out`);
  }
}
