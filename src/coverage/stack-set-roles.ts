import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { DEFAULT_REGIONS } from './default-regions';
import { DOCUMENTED, executionStatements } from './execution-policy';
import { forwarderArn } from './physical-name';
import { createRole, RoleWithPolicy } from '../cdk/role';
import { suppress } from '../cdk/suppression';

/** What the roles are about. */
export interface StackSetRolesProps {
  readonly eventBusArn: string;
  readonly stackSetName: string;
  /** Of the rule, the queue and the alarm of each Region. */
  readonly forwarderName: string;
  /** Where there are such. */
  readonly regions: readonly string[];
}

/** The roles of a self-managed StackSet, and the one by which its rules send. */
export interface StackSetRoles {
  /** Taken by CloudFormation for this StackSet alone, and may take the execution role and no other. */
  readonly administration: RoleWithPolicy;
  /** Makes the stacks of the Regions. */
  readonly execution: RoleWithPolicy;
  /** Taken by EventBridge for the rules of these stacks alone; one for all Regions, since IAM is global. */
  readonly putEvents: RoleWithPolicy;
}

/**
 * Makes the roles below the construct.
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
  suppress(execution.policy, DOCUMENTED);
  const administrationPolicy = new iam.ManagedPolicy(forwarded, 'AdministrationPolicy', {
    roles: [administrationRole],
    statements: [new iam.PolicyStatement({ actions: ['sts:AssumeRole'], resources: [execution.role.roleArn] })],
  });
  return { administration: { role: administrationRole, policy: administrationPolicy }, execution, putEvents };
}

/**
 * The rules of the Regions, by their common name.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
 */
function forwarders(stack: Stack, forwarderName: string): iam.IPrincipal {
  return new iam.ServicePrincipal('events.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': forwarderArn(stack, 'rule', forwarderName) },
    },
  });
}

/**
 * CloudFormation, for this StackSet. In a Region that an account must enable first it comes under the name of that Region; whether a home
 * that only deployment knows is one of these cannot be told, and a name that does not exist would fail the deployment.
 */
function stackSets(stack: Stack, { stackSetName, regions }: StackSetRolesProps): iam.IPrincipal {
  const optIn = [...new Set([stack.region, ...regions])].filter(region => !Token.isUnresolved(region) && !DEFAULT_REGIONS.includes(region));
  const conditions = {
    StringEquals: { 'aws:SourceAccount': stack.account },
    // The colon before the ID keeps ArnLike from telling the parts of this ARN, so it is compared as text, as AWS's example does.
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
