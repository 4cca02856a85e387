import { CfnResource } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';

/** The key in a rule's template metadata by which the preview finds alerts, in whatever language the app was written. */
const KEY = 'cdk-console-login-alert';

/** What a rule does for its alert. */
export type RuleRole = 'home' | 'tampering';

/** Writes into the template which alert a rule belongs to. Part of the public contract. */
export function markRule(rule: events.Rule, alertPath: string, role: RuleRole): void {
  (rule.node.defaultChild as CfnResource).addMetadata(KEY, { alert: alertPath, rule: role });
}
