import { CfnResource, CfnStackSet } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';

/** The key in a rule's template metadata by which the preview finds alerts, in whatever language the app was written. */
const KEY = 'cdk-console-login-alert';

/** The message format of a target for which the metadata names none. */
const DEFAULT_FORMAT = 'text';

/**
 * The task of a rule for its alert.
 *
 * - `home`: matches sign-ins on the default bus
 * - `forwarded`: matches sign-ins on the alert's own bus
 * - `forwarder`: sends sign-ins there from another Region or account
 * - `tampering`: matches API calls that would keep the alert from notifying anybody
 * - `heartbeat`: matches the calls that prove that CloudTrail sends events to EventBridge, and sends no alert
 */
export type RuleRole = 'home' | 'forwarded' | 'forwarder' | 'tampering' | 'heartbeat';

/** Writes into the template which alert a rule belongs to. Part of the public contract. */
export function markRule(rule: events.Rule, alertPath: string, role: RuleRole): void {
  (rule.node.defaultChild as CfnResource).addMetadata(KEY, { alert: alertPath, rule: role });
}

/** Writes into the template to which alert a StackSet forwards, and from where. Part of the public contract. */
export function markStackSet(stackSet: CfnStackSet, alertPath: string, coverage: 'regions' | 'organization'): void {
  stackSet.addMetadata(KEY, { alert: alertPath, coverage });
}

/** A target that writes the ID of its message format into the metadata of its rules, under the ID that the CDK gives the target there. */
export function targetOfFormat(format: string, target: events.IRuleTarget): events.IRuleTarget {
  return {
    bind(rule: events.IRule, id?: string): events.RuleTargetConfig {
      if (format !== DEFAULT_FORMAT && id !== undefined) {
        const resource = rule.node.defaultChild as CfnResource;
        const mark = resource.getMetadata(KEY);
        resource.addMetadata(KEY, { ...mark, channels: { ...mark.channels, [id]: format } });
      }
      return target.bind(rule, id);
    },
  };
}
