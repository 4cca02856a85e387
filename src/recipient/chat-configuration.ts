import { CfnResource, Names, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CHATBOT } from '../cdk/iam';
import { partitionOf } from '../signin/partition';

/**
 * Why no chat can be reached from a Region: Amazon Q Developer in chat applications is in the `aws` partition alone.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/chatbot-regions.html
 */
export function problemOfChat(channelId: string, region: string): string | undefined {
  const { name } = partitionOf(region);
  return Token.isUnresolved(region) || name === 'aws'
    ? undefined
    : `${JSON.stringify(channelId)} is a chat channel, and this alert is in ${region}, in the partition ${name}, where there is no Amazon Q Developer ` +
      'in chat applications: leave it out, and name mailboxes or AlertRecipient.subscription(...)';
}

/** A configuration's name holds 128 characters, and the name of a Region with the hyphen before it has fewer than 28. */
const LONGEST_NAME = 100;

/** The properties that the channel configurations of every chat client have in common. */
export interface ChatConfigurationProps {
  readonly configurationName: string;
  readonly iamRoleArn: string;
  readonly guardrailPolicies: string[];
  readonly loggingLevel: string;
  readonly snsTopicArns: string[];
  readonly userRoleRequired: boolean;
}

/** A scope beside the topic for one chat channel: `Slack<channel>`, or a number where the channel is an unresolved token. */
export function scopeOfChat(topic: sns.ITopic, client: string, channelId: string): Construct {
  const scope = topic.node.scope as Construct;
  const unknown = scope.node.children.filter(({ node }) => node.id.startsWith(`${client}Token`)).length;
  return new Construct(scope, `${client}${Token.isUnresolved(channelId) ? `Token${unknown + 1}` : channelId}`);
}

/**
 * A configuration by which a chat channel shows the messages of a topic, and from which nobody can do anything in the account.
 *
 * - The role has no permissions. If somebody gave it some, the guardrail would still deny them. Without guardrail policies of ours, the
 *   guardrail would be AdministratorAccess.
 * - The service has no Regions, and a name must be unique in the account, so the name has the Region in it.
 * - What it cannot show, such as a card for an archived channel, it logs below `/aws/chatbot/`, and nothing else.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/understanding-permissions.html
 */
export function chatConfiguration(scope: Construct, topic: sns.ITopic): ChatConfigurationProps {
  const name = Names.uniqueResourceName(scope, { maxLength: LONGEST_NAME, separator: '-', allowedSpecialCharacters: '-_' });
  return {
    configurationName: `${name}-${Stack.of(scope).region}`,
    iamRoleArn: roleWithoutPermissions(topic.node.scope as Construct).roleArn,
    guardrailPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AWSDenyAll').managedPolicyArn],
    loggingLevel: 'ERROR',
    snsTopicArns: [topic.topicArn],
    userRoleRequired: false,
  };
}

/**
 * Says at synthesis that the deployment would fail, where this app configures a chat channel twice in one account:
 * "has already been configured for AWS account".
 *
 * @param same whether another resource configures the same channel
 */
export function refuseSecond(configuration: CfnResource, same: (other: CfnResource) => boolean, remedy: string): void {
  configuration.node.addValidation({
    validate: () => configuration.node.root.node.findAll()
      .filter(other => other !== configuration && CfnResource.isCfnResource(other) && same(other) && inOneAccount(other, configuration))
      .map(({ node }) => `${node.path} configures the same channel, and Amazon Q Developer accepts one configuration for a channel in an account: ${remedy}`),
  });
}

/**
 * The role that the service requires, without permissions. The service documents no condition for the trust policy of its roles, so the
 * account is compared only if the service sends it.
 */
function roleWithoutPermissions(scope: Construct): iam.IRole {
  const role = scope.node.tryFindChild('Role');
  return role instanceof iam.Role ? role : new iam.Role(scope, 'Role', {
    assumedBy: new iam.ServicePrincipal(CHATBOT, { conditions: { StringEqualsIfExists: { 'aws:SourceAccount': Stack.of(scope).account } } }),
    description: 'Has no permissions, so that nobody can run commands from a chat that shows AWS console sign-ins',
  });
}

function inOneAccount(one: CfnResource, other: CfnResource): boolean {
  return one.stack === other.stack || Token.compareStrings(one.stack.account, other.stack.account) === TokenComparison.SAME;
}
