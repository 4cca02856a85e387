import { CfnResource, CfnStackSet } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';

/** The key in a rule's template metadata by which the preview finds alerts, in whatever language the app was written. */
const KEY = 'cdk-console-login-alert';

/** What a target is sent of which nothing is said. */
const DEFAULT_CHANNEL = 'text';

/**
 * What a rule does for its alert.
 *
 * - `home`: takes sign-ins from the default bus
 * - `forwarded`: takes them from the alert's own bus
 * - `forwarder`: sends them there from another Region or account
 * - `tampering`: takes calls that would silence the alert
 */
export type RuleRole = 'home' | 'forwarded' | 'forwarder' | 'tampering';

/** Writes into the template which alert a rule belongs to. Part of the public contract. */
export function markRule(rule: events.Rule, alertPath: string, role: RuleRole): void {
  (rule.node.defaultChild as CfnResource).addMetadata(KEY, { alert: alertPath, rule: role });
}

/** Writes into the template for which alert a StackSet forwards, and from where. Part of the public contract. */
export function markStackSet(stackSet: CfnStackSet, alertPath: string, coverage: 'regions' | 'organization'): void {
  stackSet.addMetadata(KEY, { alert: alertPath, coverage });
}

/** A target that writes into the metadata of its rules which channel it serves, under the ID that the CDK gives it there. */
export function targetOfChannel(channel: string, target: events.IRuleTarget): events.IRuleTarget {
  return {
    bind(rule: events.IRule, id?: string): events.RuleTargetConfig {
      if (channel !== DEFAULT_CHANNEL && id !== undefined) {
        const resource = rule.node.defaultChild as CfnResource;
        const mark = resource.getMetadata(KEY);
        resource.addMetadata(KEY, { ...mark, channels: { ...mark.channels, [id]: channel } });
      }
      return target.bind(rule, id);
    },
  };
}
