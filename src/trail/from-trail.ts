import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import { CfnTrail, Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { Construct, IConstruct } from 'constructs';
import { logs, Selectors } from './event-selectors';
import { TrailIdentity, TrailNeeds, TrailStrategy } from './trail-strategy';
import { warn } from '../cdk/warning';
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
