import { isList, Json, listOf, memberAt, stringAt } from '../../json-values';
import { repairCommand } from '../app-stacks';
import { AwsAnswer, Ask, isDenied } from '../aws/aws-calls';
import { DeployedResources, physicalIdOf } from '../deployed-resources';
import { ReportLine, notKnown, shellCommand } from '../report-line';

/** What the alerts of a Region need of a trail. */
export interface NeededTrail {
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** Whether a rule receives read-only management events too. */
  readonly reads: boolean;
  /** Whether sign-ins of other Regions are forwarded to it. */
  readonly otherRegions: boolean;
}

/** A trail, as CloudTrail describes it. */
interface Trail {
  readonly arn: string;
  readonly name: string;
  readonly home: string;
  readonly everyRegion: boolean;
}

/**
 * Whether a trail records the sign-ins of a Region: one that the app creates, or any that CloudTrail has there. One that does is enough.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export async function checkTrails(needs: NeededTrail, deployed: DeployedResources, ask: Ask): Promise<ReportLine[]> {
  const described = await ask('cloudtrail', 'describe-trails', { includeShadowTrails: true });
  const where = needs.region ?? 'the Region';
  if (described.kind === 'failure') return [notKnown(`the trails of ${where}`, described)];
  const trails = listOf(memberAt(described.value, 'trailList')).map((each): Trail => ({
    arn: stringAt(each, 'TrailARN') ?? '',
    name: stringAt(each, 'Name') ?? '',
    home: stringAt(each, 'HomeRegion') ?? '',
    everyRegion: memberAt(each, 'IsMultiRegionTrail') === true,
  }));
  const own = deployed.ofType('AWS::CloudTrail::Trail').filter(({ stack }) => stack.region === needs.region);
  const gone = own.filter(resource => !trails.some(({ name }) => name === physicalIdOf(resource))).map((resource): ReportLine => ({
    code: 'trail-missing', about: `trail ${physicalIdOf(resource)}`, text: 'is gone, although its stack has it', todo: repairCommand(resource),
  }));
  if (trails.length === 0) {
    const none: ReportLine = { code: 'no-trail', about: where, text: 'has no trail, so no sign-in is ever matched', todo: 'add `trail: SignInTrail.create()` to the alert, and deploy it' };
    return gone.length > 0 ? gone : [none];
  }
  const checked = await Promise.all(trails.map(async trail => {
    const isOwn = own.some(resource => physicalIdOf(resource) === trail.name);
    return { isOwn, trail, lines: await checkTrail(trail, needs, ask) };
  }));
  const good = checked.find(({ lines }) => lines.length === 0);
  // The app's own trail has to be right; any other only if there is no better one.
  const lines = [...gone, ...checked.filter(({ isOwn }) => isOwn || good === undefined).flatMap(each => each.lines)];
  return lines.length > 0 || good === undefined ? lines : [{ code: 'trail-right', about: `trail ${good.trail.name}`, text: `records the sign-ins of ${where}` }];
}

async function checkTrail(trail: Trail, needs: NeededTrail, ask: Ask): Promise<ReportLine[]> {
  const [status, selectors] = await Promise.all([
    ask('cloudtrail', 'get-trail-status', { Name: trail.arn }),
    ask('cloudtrail', 'get-event-selectors', { TrailName: trail.arn }),
  ]);
  return [...statusLines(trail, status), ...selectorLines(trail, needs, selectors), ...regionLines(trail, needs)];
}

function statusLines({ arn, name, home }: Trail, answer: AwsAnswer): ReportLine[] {
  const about = `trail ${name}`;
  if (answer.kind === 'failure') return [notKnown(`the status of ${about}`, answer)];
  if (memberAt(answer.value, 'IsLogging') !== true) {
    return [{ code: 'trail-stopped', about, text: 'is stopped, so no sign-in is matched', todo: command('start-logging', '--name', arn, '--region', home) }];
  }
  const error = stringAt(answer.value, 'LatestDeliveryError') ?? '';
  if (error === '') return [];
  return [{ code: 'trail-delivery-failed', about, text: `could not deliver its last log file (${error})`, todo: 'look at the policy of its bucket, and at its key' }];
}

/**
 * CloudTrail shows the event selectors of an organization's trail to the account of the trail only, and its status to every account of it.
 *
 * @see https://github.com/cloud-custodian/cloud-custodian/pull/6394
 * @see https://github.com/aws-samples/service-screener-v2/issues/201
 */
function selectorLines({ arn, name, home }: Trail, { account, reads }: NeededTrail, answer: AwsAnswer): ReportLine[] {
  const about = `trail ${name}`;
  const owner = arn.split(':')[4];
  if (answer.kind === 'failure' && !isDenied(answer) && owner !== account) {
    const look = command('get-event-selectors', '--trail-name', arn, '--region', home);
    return [{ code: 'trail-elsewhere', about, text: `is a trail of account ${owner}, and only that account can see which events it records`, todo: `look with credentials of that account: ${look}` }];
  }
  if (answer.kind === 'failure') return [notKnown(`the event selectors of ${about}`, answer)];
  const recorded = recordedBy(answer.value);
  const todo = selectorsCommand(answer.value, arn, home);
  if (!recorded.writes) return [{ code: 'trail-without-write-events', about, text: 'does not record write management events, so no sign-in is matched', todo }];
  if (!reads || recorded.reads) return [];
  return [{ code: 'trail-without-read-events', about, text: 'does not record read-only management events, so logins of the AWS CLI are not matched', todo }];
}

/** `put-event-selectors` replaces everything that a trail records, so it is named only where that is no more than management events. */
function selectorsCommand(selectors: Json, arn: string, home: string): string {
  const others = [
    ...listOf(memberAt(selectors, 'AdvancedEventSelectors')),
    ...listOf(memberAt(selectors, 'EventSelectors')).flatMap(each => [...listOf(memberAt(each, 'DataResources')), ...listOf(memberAt(each, 'ExcludeManagementEventSources'))]),
  ];
  return others.length === 0
    ? command('put-event-selectors', '--trail-name', arn, '--event-selectors', '[{"ReadWriteType":"All","IncludeManagementEvents":true}]', '--region', home)
    : `add all management events to its selectors, and keep the others: ${command('get-event-selectors', '--trail-name', arn, '--region', home)}`;
}

function regionLines({ arn, name, home, everyRegion }: Trail, { otherRegions }: NeededTrail): ReportLine[] {
  if (everyRegion || !otherRegions) return [];
  return [{
    code: 'trail-one-region',
    about: `trail ${name}`,
    text: `records ${home} only, and sign-ins of other Regions are to be forwarded`,
    todo: command('update-trail', '--name', arn, '--is-multi-region-trail', '--region', home),
  }];
}

function command(...words: readonly string[]): string {
  return shellCommand('aws', 'cloudtrail', ...words);
}

/** The management events that a trail records. */
interface Recorded {
  readonly writes: boolean;
  readonly reads: boolean;
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html */
function recordedBy(selectors: Json): Recorded {
  const advanced = listOf(memberAt(selectors, 'AdvancedEventSelectors')).map(managementIn);
  const basic = listOf(memberAt(selectors, 'EventSelectors')).filter(each => memberAt(each, 'IncludeManagementEvents') !== false).map((each): Recorded => {
    const type = stringAt(each, 'ReadWriteType') ?? 'All';
    return { writes: type !== 'ReadOnly', reads: type !== 'WriteOnly' };
  });
  const all = [...advanced, ...basic];
  return { writes: all.some(({ writes }) => writes), reads: all.some(({ reads }) => reads) };
}

/** What one advanced selector records of the events of AWS Sign-In. */
function managementIn(selector: Json): Recorded {
  const fields = new Map(listOf(memberAt(selector, 'FieldSelectors')).map(field => [stringAt(field, 'Field') ?? '', field]));
  const matches = (name: string, value: string) => {
    const list = (operator: string) => {
      const found = memberAt(fields.get(name), operator);
      return isList(found) ? found.map(String) : undefined;
    };
    return list('Equals')?.includes(value) !== false && list('NotEquals')?.includes(value) !== true;
  };
  const sees = (readOnly: string) => fields.has('eventCategory') && matches('eventCategory', 'Management') && matches('eventSource', 'signin.amazonaws.com') && matches('readOnly', readOnly);
  return { writes: sees('false'), reads: sees('true') };
}
