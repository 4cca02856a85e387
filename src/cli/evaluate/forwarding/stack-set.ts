import { Resource, Stack, stackOf } from '../../assembly/stack';
import { isList, isObject, Json, members, stringAt } from '../../json-values';
import { Covered } from '../alert-result';
import { Place } from './forwarding';
import { Resolver } from '../../resolve/resolver';

/** Where a StackSet puts its template, as CloudFormation decides it. */
interface Group {
  readonly regions: readonly string[];
  readonly accounts: readonly string[];
  readonly units: readonly string[];
  /** What `accounts` are beside the accounts of the units. */
  readonly filter: string;
}

/** A StackSet of an alert with coverage. */
export interface StackSet {
  readonly resource: Resource;
  readonly groups: readonly Group[];
  /** Whether it is in the management account, which StackSets with service-managed permissions leave out. */
  readonly leavesOutItsAccount: boolean;
  /** What else a place of the organization must be to be reached. */
  readonly provided: string;
  readonly template: Json | undefined;
}

/** Whether a StackSet reaches a place: a text says on what it depends. */
export type Reach = boolean | { readonly if: string };

/** Reads a StackSet as its template gives it. */
export function readStackSet(resource: Resource, resolver: Resolver): StackSet {
  const value = (name: string) => resolver.property(resource, name).value;
  const groups = value('StackInstancesGroup');
  return {
    resource,
    groups: list(groups).map(group => {
      const targets = members(group).get('DeploymentTargets');
      return {
        regions: list(members(group).get('Regions')).map(String),
        accounts: list(members(targets).get('Accounts')).map(String),
        units: list(members(targets).get('OrganizationalUnitIds')).map(String),
        filter: stringAt(targets, 'AccountFilterType') ?? 'NONE',
      };
    }),
    provided: value('CallAs') === 'DELEGATED_ADMIN' ? ", and is not the organization's management account" : '',
    leavesOutItsAccount: value('PermissionModel') === 'SERVICE_MANAGED' && value('CallAs') !== 'DELEGATED_ADMIN',
    template: templateOf(value('TemplateBody')),
  };
}

/**
 * Whether a StackSet puts its template into a place.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeploymentTargets.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-associate-stackset-with-org.html
 */
export function reach({ resource: { stack }, groups, leavesOutItsAccount, provided }: StackSet, { account, region }: Place): Reach {
  if (account === undefined || (leavesOutItsAccount && (stack.account ?? account) === account)) return false;
  const answers = groups.filter(({ regions }) => regions.includes(region ?? '')).map(({ accounts, units, filter }): Reach => {
    const named = accounts.includes(account);
    if (units.length === 0) return named;
    if (filter === 'UNION' && named) return true;
    const excluded = (filter === 'INTERSECTION' && !named) || (filter === 'DIFFERENCE' && named);
    return excluded ? false : { if: `account ${account} is in ${units.join(' or ')}${account === stack.account ? '' : provided}` };
  });
  return answers.find(answer => answer === true) ?? answers.find(answer => answer !== false) ?? false;
}

/** Where a StackSet reaches, for those who ask why it does not reach elsewhere. */
export function coveredBy({ groups }: StackSet): Covered[] {
  return groups.map(({ regions, accounts, units }) => units.length > 0 ? { regions } : { regions, accounts });
}

/** The stack that a StackSet makes in a place. */
export function stackIn({ resource, template }: StackSet, { account, region }: Place): Stack | undefined {
  if (!isObject(template)) return undefined;
  const { stack: { file }, logicalId } = resource;
  return stackOf({ file: `${file} (${logicalId})`, name: `StackSet-${logicalId}`, account, region, template });
}

function templateOf(body: Json | undefined): Json | undefined {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

function list(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}
