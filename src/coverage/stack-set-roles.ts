import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { DEFAULT_REGIONS } from './default-regions';
import { executionStatements, SUPPRESSIONS } from './execution-policy';
import { forwarderArn } from './physical-name';
import { createPolicy, createRole, RoleWithPolicy } from '../cdk/role';
import { EVENTBRIDGE } from '../cdk/service-principals';
import { suppress } from '../cdk/suppression';

/** The resources that the roles are for. */
export interface StackSetRolesProps {
  readonly eventBusArn: string;
  readonly stackSetName: string;
  /** The name of the rule, the queue and the alarm of each Region. */
  readonly forwarderName: string;
  /** The Regions of the StackSet. */
  readonly regions: readonly string[];
}

/** The roles of a self-managed StackSet and of the rules that it deploys. */
export interface StackSetRoles {
  /** CloudFormation assumes it for this StackSet alone. It may assume the execution role and no other. */
  readonly administration: RoleWithPolicy;
  /** Deploys the stacks of the Regions. */
  readonly execution: RoleWithPolicy;
  /** EventBridge assumes it for the rules of these stacks alone. It is one role for all Regions, since IAM is global. */
  readonly putEvents: RoleWithPolicy;
}

/**
 * Creates the roles below the construct.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html
 */
export function createStackSetRoles(forwarded: Construct, props: StackSetRolesProps): StackSetRoles {
  const { forwarderName, eventBusArn } = props;
  const stack = Stack.of(forwarded);
  const putEvents = createRole(forwarded, 'PutEvents', forwarders(stack, forwarderName), [
    new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [eventBusArn] }),
  ]);
  const administrationRole = new iam.Role(forwarded, 'AdministrationRole', { assumedBy: stackSets(stack, props) });
  const execution = createRole(forwarded, 'Execution', new iam.ArnPrincipal(administrationRole.roleArn),
    executionStatements(stack, { forwarderName, putEventsRoleArn: putEvents.role.roleArn }));
  suppress(execution.policy, SUPPRESSIONS);
  const administrationPolicy = createPolicy(forwarded, 'Administration', administrationRole, [
    new iam.PolicyStatement({ actions: ['sts:AssumeRole'], resources: [execution.role.roleArn] }),
  ]);
  return { administration: { role: administrationRole, policy: administrationPolicy }, execution, putEvents };
}

/**
 * The principal of the rules of the Regions, by their common name.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
 */
function forwarders(stack: Stack, forwarderName: string): iam.IPrincipal {
  return new iam.ServicePrincipal(EVENTBRIDGE, {
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': forwarderArn(stack, 'rule', forwarderName) },
    },
  });
}

/**
 * The principal of CloudFormation for this StackSet. In an opt-in Region its name contains that Region. Whether an unresolved Region of the
 * alert is one of these is unknown, and a principal that does not exist would fail the deployment.
 */
function stackSets(stack: Stack, { stackSetName, regions }: StackSetRolesProps): iam.IPrincipal {
  const optIn = [...new Set([stack.region, ...regions])].filter(region => !Token.isUnresolved(region) && !DEFAULT_REGIONS.includes(region));
  const conditions = {
    StringEquals: { 'aws:SourceAccount': stack.account },
    // The colon before the ID would keep ArnLike from separating the parts of this ARN, so it is compared as text, as in AWS's example.
    StringLike: {
      'aws:SourceArn': stack.formatArn({
        service: 'cloudformation',
        resource: 'stackset',
        resourceName: `${stackSetName}:*`,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
    },
  };
  return new iam.CompositePrincipal(...['', ...optIn.map(region => `.${region}`)]
    .map(region => new iam.ServicePrincipal(`cloudformation${region}.amazonaws.com`, { conditions })));
}
