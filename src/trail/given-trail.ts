import { ArnFormat, Stack, Token, Arn, TokenComparison } from 'aws-cdk-lib';
import { CfnTrail, Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { Construct, IConstruct } from 'constructs';
import { TrailIdentity, TrailNeeds, TrailStrategy } from './trail-strategy';
import { warn } from '../cdk/annotations';
import { warnOfUnknownRegions } from '../cdk/environment';
import { MatchedRecords } from '../filter/event-selection';
import { partitionOf, ROOT_REGION } from '../signin/partition';

/**
 * A trail of this app, checked at synthesis, when the app can change it no more.
 *
 * No dependency on it is added: the alert does not need the trail to deploy, and the trail may live in any stack.
 */
export class TrailOfApp implements TrailStrategy {
  public constructor(private readonly trail: Trail) {}

  public bind(alert: Construct, rule: IConstruct, needs: TrailNeeds): TrailIdentity {
    const resource = this.trail.node.defaultChild;
    if (resource instanceof CfnTrail) {
      alert.node.addValidation({ validate: () => new TrailCheck(resource, rule, needs).run() });
    }
    return this.identityFor(Stack.of(alert));
  }

  /** The CDK refuses a reference between stacks unless it knows that both are in the same environment. */
  private identityFor({ account, region }: Stack): TrailIdentity {
    const { trailArn, env, stack } = this.trail;
    return account === env.account && region === env.region
      ? { kind: 'here', name: stack.splitArn(trailArn, ArnFormat.SLASH_RESOURCE_NAME).resourceName ?? '', arn: trailArn }
      : { kind: 'elsewhere', home: `the account and Region of the stack ${stack.node.path}` };
  }
}

class TrailCheck {
  private readonly subject: string;
  private readonly stack: Stack;
  private readonly home: string;

  public constructor(private readonly resource: CfnTrail, private readonly rule: IConstruct, private readonly needs: TrailNeeds) {
    this.stack = Stack.of(resource);
    this.subject = `the trail ${resource.node.scope?.node.path}`;
    this.home = this.stack.region;
  }

  /** Returns errors where no sign-in arrives, and warns where some do not. */
  public run(): string[] {
    const { resource, needs: { records } } = this;
    // Without records, the alert matches only events that services send to EventBridge themselves, which need no trail.
    if (records.length === 0) {
      return [];
    }
    if (resource.isLogging === false) {
      return [`trail: ${this.subject} has isLogging false, so no sign-in arrives: let it log`];
    }
    const selectors: Selectors = this.stack.resolve({
      eventSelectors: resource.eventSelectors,
      advancedEventSelectors: resource.advancedEventSelectors,
    });
    const missed = records.filter(record => !logs(selectors, record));
    if (missed.some(isConsoleSignIn)) {
      return [`trail: ${this.subject} logs no write management events, so no sign-in arrives: let it log them (ReadWriteType.ALL or WRITE_ONLY)`];
    }
    if (missed.length === records.length) {
      return [`trail: ${this.subject} logs no management events of the kind that this alert matches, ${namesOf(missed)}, so that it never alerts: ` +
        'let it log all management events (ReadWriteType.ALL)'];
    }
    this.warnOfMissed(missed);
    this.warnOfRegions();
    return [];
  }

  private warnOfMissed(missed: readonly MatchedRecords[]): void {
    const reads = missed.filter(({ readOnly }) => readOnly);
    if (reads.length > 0) {
      warn(this.rule, 'trailMissesReadOnly', `${this.subject} logs no read-only management events, and this alert matches ${namesOf(reads)}, ` +
        'which CloudTrail records as read-only: let it log all management events (ReadWriteType.ALL)');
    }
    const others = missed.filter(({ readOnly }) => !readOnly);
    if (others.length > 0) {
      warn(this.rule, 'trailMissesEvents', `${this.subject} does not log management events of ${servicesOf(others)} that this alert matches, ${namesOf(others)}: ` +
        'let its selectors include them');
    }
  }

  private warnOfRegions(): void {
    const { isMultiRegionTrail } = this.resource;
    if (isMultiRegionTrail === true || Token.isUnresolved(isMultiRegionTrail) || Token.isUnresolved(this.home)) {
      return;
    }
    const rootIsKnown = partitionOf(this.home).name === 'aws';
    if (this.needs.matchesRoot && rootIsKnown && (this.home !== ROOT_REGION || this.resource.includeGlobalServiceEvents === false)) {
      warn(this.rule, 'trailMissesRoot', `${this.subject} records no console sign-in of the root user: ` +
        `let it be a multi-Region trail (isMultiRegionTrail: true), or one in ${ROOT_REGION} with global service events`);
    }
    const unrecorded = [Stack.of(this.rule).region, ...this.needs.otherRegions].filter(region => !Token.isUnresolved(region) && region !== this.home);
    if (unrecorded.length > 0) {
      warn(this.rule, 'trailMissesRegion', `${this.subject} records ${this.home} only, and this alert covers ${[...new Set(unrecorded)].join(', ')}: ` +
        'let it be a multi-Region trail (isMultiRegionTrail: true)');
    }
  }
}

/** Whether it is a sign-in to the console that CloudTrail records as a write event, as it does most of them. */
function isConsoleSignIn({ eventType, readOnly }: MatchedRecords): boolean {
  return eventType === 'AwsConsoleSignIn' && !readOnly;
}

function namesOf(records: readonly MatchedRecords[]): string {
  return records.flatMap(({ names }) => names).join(', ');
}

function servicesOf(records: readonly MatchedRecords[]): string {
  return [...new Set(records.map(({ eventSource }) => eventSource))].join(', ');
}

type FieldSelector = CfnTrail.AdvancedFieldSelectorProperty;

/** The fields of a management event that a trail's selectors compare. */
interface ManagementEvent {
  readonly eventSource: string;
  readonly eventType: string;
  readonly readOnly: boolean;
}

/** The selectors of a trail, with resolved tokens. */
export interface Selectors {
  readonly eventSelectors?: readonly CfnTrail.EventSelectorProperty[];
  readonly advancedEventSelectors?: readonly CfnTrail.AdvancedEventSelectorProperty[];
}

/**
 * Whether these selectors log a management event. A trail without any logs all of them; a value that stays unresolved is taken to match.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
 */
export function logs({ eventSelectors, advancedEventSelectors }: Selectors, { eventSource, eventType, readOnly }: ManagementEvent): boolean {
  if (Array.isArray(advancedEventSelectors) && advancedEventSelectors.length > 0) {
    const fields = { eventCategory: 'Management', eventSource, eventType, readOnly: String(readOnly) };
    return advancedEventSelectors.some(({ fieldSelectors }) => !Array.isArray(fieldSelectors)
      || fieldSelectors.every(selector => matches(selector, fields)));
  }
  if (Array.isArray(eventSelectors) && eventSelectors.length > 0) {
    return eventSelectors.some(({ includeManagementEvents, readWriteType }) => includeManagementEvents !== false && readWriteType !== (readOnly ? 'WriteOnly' : 'ReadOnly'));
  }
  return true;
}

/**
 * All operators of a field must hold, and each holds if one of its values does (for `not…`: if none does).
 * An unresolved value is ignored.
 */
function matches(selector: FieldSelector, fields: Readonly<Record<string, string>>): boolean {
  const value = fields[selector.field];
  if (value === undefined) {
    return true;
  }
  const some = (values: string[] | undefined, test: (given: string) => boolean, whenUnknown: boolean) =>
    Array.isArray(values) ? values.some(given => typeof given === 'string' ? test(given) : whenUnknown) : whenUnknown;
  return some(selector.equalTo, given => value === given, true)
    && some(selector.startsWith, given => value.startsWith(given), true)
    && some(selector.endsWith, given => value.endsWith(given), true)
    && !some(selector.notEquals, given => value === given, false)
    && !some(selector.notStartsWith, given => value.startsWith(given), false)
    && !some(selector.notEndsWith, given => value.endsWith(given), false);
}

const TRAIL_ARN = /^arn:aws[a-z-]*:cloudtrail:[a-z]+(?:-[a-z]+)+-\d+:\d{12}:trail\/[A-Za-z0-9._-]+$/;

/** A trail that is managed elsewhere. What it logs cannot be checked from here. */
export class TrailArn implements TrailStrategy {
  public constructor(private readonly trailArn: string) {
    if (!Token.isUnresolved(trailArn) && !TRAIL_ARN.test(trailArn)) {
      throw new Error(`trailArn is ${JSON.stringify(trailArn)}: give the ARN of a trail, such as ` +
        '"arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events"');
    }
  }

  /** An unresolved ARN is taken for that of a trail in the alert's own account and Region, as is any ARN where those are unresolved. */
  public bind(alert: Construct): TrailIdentity {
    const { account, region } = Stack.of(alert);
    const trail = Arn.split(this.trailArn, ArnFormat.SLASH_RESOURCE_NAME);
    warnOfUnknownRegions(alert, 'trailArn', [trail.region ?? '']);
    const elsewhere = [[account, trail.account ?? ''], [region, trail.region ?? '']]
      .some(([here, there]) => Token.compareStrings(here, there) === TokenComparison.DIFFERENT);
    return elsewhere
      ? { kind: 'elsewhere', home: `account ${trail.account}, ${trail.region}`, arn: this.trailArn }
      : { kind: 'here', name: trail.resourceName ?? '', arn: this.trailArn };
  }
}
