import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import { CfnTrail, Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct, IConstruct } from 'constructs';
import { logs, Selectors } from './event-selectors';
import { TrailIdentity, TrailNeeds, TrailStrategy } from './strategy';
import { warn } from '../cdk/warning';
import { MatchedRecords } from '../filter/records';
import { ROOT_REGION } from '../signin/partition';

/**
 * A trail of this app, checked at synthesis, when nobody can change it any more.
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

  /** The CDK refuses a reference between stacks unless it knows that both are in the same place. */
  private identityFor({ account, region }: Stack): TrailIdentity {
    const { trailArn, env, stack } = this.trail;
    return account === env.account && region === env.region
      ? { kind: 'here', name: stack.splitArn(trailArn, ArnFormat.SLASH_RESOURCE_NAME).resourceName ?? '', arn: trailArn }
      : { kind: 'elsewhere', home: `the account and Region of the stack ${stack.node.path}` };
  }
}

class TrailCheck {
  private readonly where: string;
  private readonly stack: Stack;
  private readonly home: string;

  public constructor(private readonly resource: CfnTrail, private readonly rule: IConstruct, private readonly needs: TrailNeeds) {
    this.stack = Stack.of(resource);
    this.where = `the trail ${resource.node.scope?.node.path}`;
    this.home = this.stack.region;
  }

  /** Errors come back; what only narrows the alert becomes a warning. */
  public run(): string[] {
    const { resource, needs: { records } } = this;
    // An event that its service sends itself needs no trail.
    if (records.length === 0) {
      return [];
    }
    if (resource.isLogging === false) {
      return [`trail: ${this.where} has isLogging false, so no sign-in arrives: let it log`];
    }
    const selectors: Selectors = this.stack.resolve({
      eventSelectors: resource.eventSelectors,
      advancedEventSelectors: resource.advancedEventSelectors,
    });
    const missed = records.filter(record => !logs(selectors, record));
    if (missed.some(isConsoleSignIn)) {
      return [`trail: ${this.where} logs no write management events, so no sign-in arrives: let it log them (ReadWriteType.ALL or WRITE_ONLY)`];
    }
    if (missed.length === records.length) {
      return [`trail: ${this.where} logs no management events of the kind that this alert matches, ${namesOf(missed)}, so that it never alerts: ` +
        'let it log all management events (ReadWriteType.ALL)'];
    }
    this.warnOfMissed(missed);
    this.warnOfRegions();
    return [];
  }

  private warnOfMissed(missed: readonly MatchedRecords[]): void {
    const reads = missed.filter(({ readOnly }) => readOnly);
    if (reads.length > 0) {
      warn(this.rule, 'trailMissesReadOnly', `${this.where} logs no read-only management events, and this alert matches ${namesOf(reads)}, ` +
        'which CloudTrail records as read-only: let it log all management events (ReadWriteType.ALL)');
    }
    const others = missed.filter(({ readOnly }) => !readOnly);
    if (others.length > 0) {
      warn(this.rule, 'trailMissesEvents', `${this.where} does not log management events of ${servicesOf(others)} that this alert matches, ${namesOf(others)}: ` +
        'let its selectors include them');
    }
  }

  private warnOfRegions(): void {
    const { isMultiRegionTrail } = this.resource;
    if (isMultiRegionTrail === true || Token.isUnresolved(isMultiRegionTrail) || Token.isUnresolved(this.home)) {
      return;
    }
    const rootIsKnown = RegionInfo.get(this.home).partition === 'aws';
    if (this.needs.matchesRoot && rootIsKnown && (this.home !== ROOT_REGION || this.resource.includeGlobalServiceEvents === false)) {
      warn(this.rule, 'trailMissesRoot', `${this.where} records no console sign-in of the root user: ` +
        `let it be a multi-Region trail (isMultiRegionTrail: true), or one in ${ROOT_REGION} with global service events`);
    }
    const unrecorded = [Stack.of(this.rule).region, ...this.needs.otherRegions].filter(region => !Token.isUnresolved(region) && region !== this.home);
    if (unrecorded.length > 0) {
      warn(this.rule, 'trailMissesRegion', `${this.where} records ${this.home} only, and this alert hears ${[...new Set(unrecorded)].join(', ')}: ` +
        'let it be a multi-Region trail (isMultiRegionTrail: true)');
    }
  }
}

/** Most sign-ins to the console change something, as CloudTrail sees it. */
function isConsoleSignIn({ eventType, readOnly }: MatchedRecords): boolean {
  return eventType === 'AwsConsoleSignIn' && !readOnly;
}

function namesOf(records: readonly MatchedRecords[]): string {
  return records.flatMap(({ names }) => names).join(', ');
}

function servicesOf(records: readonly MatchedRecords[]): string {
  return [...new Set(records.map(({ eventSource }) => eventSource))].join(', ');
}
