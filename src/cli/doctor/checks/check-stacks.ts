import { Deployment, Resource, Stack, stackOf } from '../../assembly/stack';
import { readStackSet } from '../../evaluate/forwarding/stack-set-reach';
import { isObject, Json, JsonObject, listOf, memberAt, members, stringAt, tryParseJson } from '../../json-values';
import { count } from '../../printable';
import { deployCommand, repairCommand } from '../app-stacks';
import { AwsAnswer, Ask, isMissing, millisecondsOf } from '../aws/aws-calls';
import { sameJson } from '../compare-json';
import { DeployedResources, physicalIdOf } from '../deployed-resources';
import { isFinding, ReportLine, notKnown, shellCommand } from '../report-line';

/** A stack as it is deployed, and the lines on it. */
export interface CheckedStack {
  /** The stack and those nested in it, with the names of their resources in AWS; none that is not deployed. */
  readonly stacks: readonly Stack[];
  readonly lines: readonly ReportLine[];
  /** The beginning of the time for which its present template holds, in milliseconds; absent where it is not known. */
  readonly since?: number;
}

/** What CloudFormation says of a stack, of its resources, and of the template that was deployed. */
export async function checkStack(stack: Stack, ask: Ask): Promise<CheckedStack> {
  const about = `stack ${stack.name}`;
  const described = await ask('cloudformation', 'describe-stacks', { StackName: stack.name });
  if (described.kind === 'failure') {
    const missing: ReportLine = { code: 'stack-not-deployed', about, text: 'is not deployed', todo: deployCommand(stack) };
    return { stacks: [], lines: [isMissing(described) ? missing : notKnown(about, described)] };
  }
  const [description] = listOf(memberAt(described.value, 'Stacks'));
  const id = stringAt(description, 'StackId') ?? stack.name;
  const environment = { account: id.split(':')[4] ?? stack.account, region: id.split(':')[3] ?? stack.region };
  const { stacks, lines } = await checkResources({ ...stack, ...environment }, id, parametersOf(description), ask);
  const found = [...statusLines(about, stringAt(description, 'StackStatus') ?? '', stack), ...lines];
  return {
    stacks,
    lines: found.some(isFinding) ? found : [{ code: 'stack-current', about, text: 'is deployed as it was synthesised' }],
    since: timeOf(description, 'LastUpdatedTime') ?? timeOf(description, 'CreationTime'),
  };
}

/** The resources and the template of a deployed stack, and of the stacks nested in it. */
async function checkResources(stack: Stack, id: string, parameters: Deployment['parameters'], ask: Ask): Promise<CheckedStack> {
  const about = `stack ${stack.name}`;
  const [listed, template] = await Promise.all([
    ask('cloudformation', 'list-stack-resources', { StackName: id }),
    ask('cloudformation', 'get-template', { StackName: id, TemplateStage: 'Original' }),
  ]);
  if (listed.kind === 'failure') return { stacks: [], lines: [notKnown(about, listed)] };
  const summaries = listOf(memberAt(listed.value, 'StackResourceSummaries')).filter(each => stringAt(each, 'ResourceStatus') !== 'DELETE_COMPLETE');
  const physicalIds = new Map(summaries.map(each => [stringAt(each, 'LogicalResourceId') ?? '', stringAt(each, 'PhysicalResourceId') ?? '']));
  const deployed = stackOf({ ...stack, deployment: { id, physicalIds, parameters } });
  const lines = templateLines(about, stack, template);
  // What an older template does not have is missing because of that.
  const missing = lines.length > 0 ? [] : missingLines(deployed);
  const nested = await Promise.all([...stack.nested].map(([logicalId, inner]) =>
    checkNested(inner, deployed.resources.get(logicalId), physicalIds.get(logicalId), ask)));
  for (const [index, logicalId] of [...stack.nested.keys()].entries()) {
    const [inner] = nested[index].stacks;
    if (inner !== undefined) deployed.nested.set(logicalId, inner);
  }
  return { stacks: [deployed, ...nested.flatMap(({ stacks }) => stacks)], lines: [...lines, ...missing, ...nested.flatMap(each => each.lines)] };
}

async function checkNested(stack: Stack, parent: Resource | undefined, id: string | undefined, ask: Ask): Promise<CheckedStack> {
  if (parent === undefined || id === undefined || id === '') return { stacks: [], lines: [] };
  const { account, region } = parent.stack;
  const name = /:stack\/([^/]+)\//.exec(id)?.[1] ?? stack.name;
  return checkResources({ ...stack, name, account, region, parent, selector: parent.stack.selector ?? parent.stack.name }, id, new Map(), ask);
}

function statusLines(about: string, status: string, stack: Stack): ReportLine[] {
  if (/^(CREATE|UPDATE|IMPORT|UPDATE_ROLLBACK|IMPORT_ROLLBACK)_COMPLETE$/.test(status) || /_COMPLETE_CLEANUP_IN_PROGRESS$/.test(status)) return [];
  if (/_IN_PROGRESS$/.test(status)) return [{ code: 'stack-in-progress', about, text: `is being changed (${status})`, todo: 'wait until that has ended, and run the command again' }];
  return [{ code: 'stack-failed', about, text: `is not complete (${status})`, todo: deployCommand(stack) }];
}

function templateLines(about: string, stack: Stack, answer: AwsAnswer): ReportLine[] {
  if (answer.kind === 'failure') return [notKnown(`the template of ${about}`, answer)];
  const body = memberAt(answer.value, 'TemplateBody');
  const template = typeof body === 'string' ? tryParseJson(body) : body;
  const differing = differences(stack.template, isObject(template) ? template : {});
  if (differing.length === 0) return [];
  const named = `${differing.slice(0, 5).join(', ')}${differing.length > 5 ? ` and ${differing.length - 5} more` : ''}`;
  return [{ code: 'stack-outdated', about, text: `was deployed from another template than this one: ${named} differ`, todo: deployCommand(stack) }];
}

/** The resources and sections that differ. Metadata changes nothing in AWS, and `CDKMetadata` is there for statistics. */
function differences(ours: JsonObject, theirs: JsonObject): string[] {
  const resources = (template: JsonObject) => new Map([...members(template.Resources)]
    .filter(([, resource]) => stringAt(resource, 'Type') !== 'AWS::CDK::Metadata')
    .map(([id, resource]) => [id, asCloudFormationKeepsIt({ ...isObject(resource) ? resource : {}, Metadata: null })] as const));
  const [here, there] = [resources(ours), resources(theirs)];
  const ids = new Set([...here.keys(), ...there.keys()]);
  const sections = ['Mappings', 'Transform'].filter(name => !sameJson(ours[name], theirs[name]));
  return [...[...ids].filter(id => !sameJson(here.get(id), there.get(id))), ...sections];
}

/** CloudFormation gives a template back with `?` for each character that is not ASCII, as the CDK has found: see its `mangleLikeCloudFormation`. */
function asCloudFormationKeepsIt(value: JsonObject): Json {
  return JSON.parse(JSON.stringify(value).replace(/[\u{80}-\u{10ffff}]/gu, '?')) as Json;
}

/** Resources that the template has without a condition, and that the stack does not. */
function missingLines({ resources, name, deployment, selector }: Stack): ReportLine[] {
  return [...resources.values()]
    .filter(({ logicalId, condition, type }) => condition === undefined && type !== 'AWS::CDK::Metadata' && !deployment?.physicalIds.get(logicalId))
    .map(({ logicalId, type }) => ({ code: 'resource-missing', about: `${type} ${logicalId}`, text: `is not in the stack ${name}`, todo: deployCommand({ name, selector }) }));
}

/** The values that a deployment gave; what CloudFormation hides is not known. */
function parametersOf(description: Json | undefined): Deployment['parameters'] {
  return new Map(listOf(memberAt(description, 'Parameters')).flatMap(parameter => {
    const key = stringAt(parameter, 'ParameterKey');
    const value = stringAt(parameter, 'ResolvedValue') ?? stringAt(parameter, 'ParameterValue');
    return key === undefined || value === undefined || /^\*+$/.test(value) ? [] : [[key, value] as const];
  }));
}

/** The time in a member, in milliseconds. */
function timeOf(value: Json | undefined, name: string): number | undefined {
  const milliseconds = millisecondsOf(memberAt(value, name) ?? null);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** Whether a StackSet has a stack in each account and Region that the app covers, and each of them is as the StackSet has it. */
export async function checkStackSet(stackSet: Resource, { resolver }: DeployedResources, ask: Ask): Promise<ReportLine[]> {
  const name = physicalIdOf(stackSet).replace(/:.*$/, '');
  const about = `StackSet ${name}`;
  const todo = repairCommand(stackSet);
  const callAs = resolver.property(stackSet, 'CallAs').value;
  const asked: JsonObject = { StackSetName: name, ...typeof callAs === 'string' && { CallAs: callAs } };
  const [described, listed] = await Promise.all([
    ask('cloudformation', 'describe-stack-set', asked),
    ask('cloudformation', 'list-stack-instances', asked),
  ]);
  if (described.kind === 'failure') {
    return [isMissing(described) ? { code: 'stack-set-missing', about, text: 'is gone, although its stack has it', todo } : notKnown(about, described)];
  }
  if (listed.kind === 'failure') return [notKnown(`the stack instances of ${about}`, listed)];
  const instances = listOf(memberAt(listed.value, 'Summaries'));
  const missing = expected(stackSet, resolver).filter(({ account, region }) =>
    !instances.some(each => stringAt(each, 'Region') === region && (account === undefined || stringAt(each, 'Account') === account)));
  const lines = [
    ...missing.map(({ account, region }): ReportLine => ({
      code: 'stack-instance-missing', about, text: `has no stack in ${region}${account === undefined ? '' : ` of account ${account}`}`, todo,
    })),
    ...instances.flatMap(instance => instanceLines(about, instance, { name, region: stackSet.stack.region, callAs: typeof callAs === 'string' ? callAs : undefined })),
  ];
  return lines.length > 0 ? lines : [{ code: 'stack-set-right', about, text: `forwards the sign-ins of ${count(instances.length, 'Region or account')}`.replace('Region or accounts', 'Regions or accounts') }];
}

/** Where there must be a stack; the accounts of an organization are not in the app. */
function expected(stackSet: Resource, resolver: DeployedResources['resolver']): { readonly account?: string; readonly region: string }[] {
  return readStackSet(stackSet, resolver).groups.flatMap(({ regions, accounts, units }) =>
    regions.flatMap(region => units.length > 0 ? [{ region }] : accounts.map(account => ({ account, region }))));
}

/** The StackSet of an instance, as commands name it. */
interface Named {
  readonly name: string;
  readonly region: string | undefined;
  readonly callAs: string | undefined;
}

function instanceLines(about: string, instance: Json, { name, region, callAs }: Named): ReportLine[] {
  const account = stringAt(instance, 'Account') ?? '';
  const where = stringAt(instance, 'Region') ?? '';
  const status = stringAt(instance, 'Status') ?? '';
  const detailed = stringAt(instance, 'StackInstanceStatus', 'DetailedStatus') ?? '';
  const reason = stringAt(instance, 'StatusReason');
  const words = (what: string) => `has a stack in ${where} of account ${account} that ${what}${reason === undefined ? '' : `: ${reason}`}`;
  const todo = shellCommand(
    'aws', 'cloudformation', 'update-stack-instances', '--stack-set-name', name, '--accounts', account, '--regions', where,
    ...callAs === undefined ? [] : ['--call-as', callAs],
    ...region === undefined ? [] : ['--region', region],
  );
  if (status === 'INOPERABLE' || /^FAILED/.test(detailed)) return [{ code: 'stack-instance-failed', about, text: words(`failed (${detailed || status})`), todo }];
  return status === 'OUTDATED' ? [{ code: 'stack-instance-outdated', about, text: words('is outdated'), todo }] : [];
}
