import { Resource, Stack, stackOf } from '../../assembly/stack';
import { isObject, Json, listOf, memberAt, stringAt, tryParseJson } from '../../json-values';
import { Resolver } from '../../resolve/resolver';
import { Environment } from '../../resolve/scope';
import { Covered } from '../alert-result';

/** Regions and targets to which a StackSet deploys its template. */
interface InstancesGroup {
  readonly regions: readonly string[];
  readonly accounts: readonly string[];
  readonly units: readonly string[];
  /** How `accounts` change the accounts of the units: an `AccountFilterType`. */
  readonly filter: string;
}

/** A StackSet of an alert with coverage. */
export interface StackSet {
  readonly resource: Resource;
  readonly groups: readonly InstancesGroup[];
  /** Whether it is in the management account, to which StackSets with service-managed permissions do not deploy. */
  readonly excludesItsAccount: boolean;
  /** The further condition on an account of the organization, in words. */
  readonly condition: string;
  readonly template: Json | undefined;
}

/** Whether a StackSet deploys to an environment; `if` is the condition in words. */
export type Reach = boolean | { readonly if: string };

/** Resolves a StackSet. */
export function readStackSet(resource: Resource, resolver: Resolver): StackSet {
  const value = (name: string) => resolver.property(resource, name).value;
  const groups = value('StackInstancesGroup');
  return {
    resource,
    groups: listOf(groups).map(group => {
      const targets = memberAt(group, 'DeploymentTargets');
      return {
        regions: listOf(memberAt(group, 'Regions')).map(String),
        accounts: listOf(memberAt(targets, 'Accounts')).map(String),
        units: listOf(memberAt(targets, 'OrganizationalUnitIds')).map(String),
        filter: stringAt(targets, 'AccountFilterType') ?? 'NONE',
      };
    }),
    condition: value('CallAs') === 'DELEGATED_ADMIN' ? ", and is not the organization's management account" : '',
    excludesItsAccount: value('PermissionModel') === 'SERVICE_MANAGED' && value('CallAs') !== 'DELEGATED_ADMIN',
    template: templateOf(value('TemplateBody')),
  };
}

/**
 * Whether a StackSet deploys its template to an environment.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeploymentTargets.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-associate-stackset-with-org.html
 */
export function reach({ resource: { stack }, groups, excludesItsAccount, condition }: StackSet, { account, region }: Environment): Reach {
  if (account === undefined || (excludesItsAccount && (stack.account ?? account) === account)) return false;
  const answers = groups.filter(({ regions }) => regions.includes(region ?? '')).map(({ accounts, units, filter }): Reach => {
    const named = accounts.includes(account);
    if (units.length === 0) return named;
    if (filter === 'UNION' && named) return true;
    const excluded = (filter === 'INTERSECTION' && !named) || (filter === 'DIFFERENCE' && named);
    return excluded ? false : { if: `account ${account} is in ${units.join(' or ')}${account === stack.account ? '' : condition}` };
  });
  return answers.find(answer => answer === true) ?? answers.find(answer => answer !== false) ?? false;
}

/** The environments to which a StackSet deploys. */
export function coveredBy({ groups }: StackSet): Covered[] {
  return groups.map(({ regions, accounts, units }) => units.length > 0 ? { regions } : { regions, accounts });
}

/** The stack instance of a StackSet in an environment. */
export function stackIn({ resource, template }: StackSet, { account, region }: Environment): Stack | undefined {
  if (!isObject(template)) return undefined;
  const { stack: { file }, logicalId } = resource;
  return stackOf({ file: `${file} (${logicalId})`, name: `StackSet-${logicalId}`, account, region, template });
}

function templateOf(body: Json | undefined): Json | undefined {
  return typeof body === 'string' ? tryParseJson(body) : undefined;
}

