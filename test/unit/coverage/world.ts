import { Stack } from 'aws-cdk-lib';
import { deploy, Deployed, innerTemplate, ofType, Place, templateOf } from './templates';
import { compile } from '../../../src/eventbridge/compile-pattern';
import { matches } from '../../../src/eventbridge/match-event';
import { SignInRecord } from '../../../src/signin/samples';

/** A rule on a bus: of an alert, or one that sends on. */
interface Rule {
  readonly bus: string;
  readonly matches: (event: string) => boolean;
  readonly sendsTo: string | 'topic';
}

/** What EventBridge does with events on the buses of several accounts and Regions, as far as coverage needs it. */
export class World {
  private readonly rules: Rule[] = [];
  /** The sources of events that the policy of a bus admits. */
  private readonly admitted = new Map<string, readonly string[]>();

  /** Deploys a stack, and with it the stacks of its StackSets, in the accounts that a StackSet of an organization is said to cover. */
  public deploy(stack: Stack, place: Place, members: readonly string[] = []): void {
    const resources = deploy(templateOf(stack), place);
    const buses = new Map(ofType(resources, 'AWS::Events::EventBus').map(({ id, properties }) => [id, busArn(place, String(properties.Name))]));
    this.add(resources, place, buses);
    for (const stackSet of ofType(resources, 'AWS::CloudFormation::StackSet')) {
      const [{ Regions, DeploymentTargets }] = stackSet.properties.StackInstancesGroup as readonly Group[];
      for (const account of DeploymentTargets.Accounts ?? members) {
        Regions.forEach(region => this.add(deploy(innerTemplate(stackSet), { account, region }), { account, region }, buses));
      }
    }
  }

  /** A rule of somebody else's, which sends all events of one default bus to another. */
  public sendEverything(from: Place, to: Place): void {
    this.rules.push({ bus: busArn(from, 'default'), matches: matcherOf('{"account":[{"exists":true}]}'), sendsTo: busArn(to, 'default') });
  }

  /** How often an event that CloudTrail delivers alerts. */
  public alerts(event: SignInRecord): number {
    return this.arrives(JSON.stringify(event), busArn({ account: String(event.account), region: String(event.region) }, 'default'), false);
  }

  private arrives(event: string, bus: string, forwarded: boolean): number {
    return this.rules.filter(rule => rule.bus === bus && rule.matches(event)).reduce((alerts, { sendsTo }) => {
      if (sendsTo === 'topic') return alerts + 1;
      // EventBridge sends nothing on that came from another bus, and the policy of a bus refuses what it does not admit.
      return forwarded || !this.admits(sendsTo, event) ? alerts : alerts + this.arrives(event, sendsTo, true);
    }, 0);
  }

  private admits(bus: string, event: string): boolean {
    return this.admitted.get(bus)?.includes((JSON.parse(event) as { readonly source: string }).source) ?? true;
  }

  private add(resources: readonly Deployed[], place: Place, buses: ReadonlyMap<string, string>): void {
    /** What the stack of the alert gives away of its bus: the name, or the ARN. */
    const busOf = (text: unknown) => buses.get(/^<([^.>]+)(\.Arn)?>$/.exec(String(text))?.[1] ?? '');
    for (const { properties } of ofType(resources, 'AWS::Events::EventBusPolicy')) {
      const { Condition } = properties.Statement as { readonly Condition: { readonly 'ForAllValues:StringEquals': { readonly 'events:source': string | readonly string[] } } };
      this.admitted.set(busOf(properties.EventBusName) ?? '', [Condition['ForAllValues:StringEquals']['events:source']].flat());
    }
    for (const { properties } of ofType(resources, 'AWS::Events::Rule')) {
      const [{ Arn }] = properties.Targets as readonly { readonly Arn: string }[];
      this.rules.push({
        bus: busOf(properties.EventBusName) ?? busArn(place, 'default'),
        matches: matcherOf(JSON.stringify(properties.EventPattern)),
        sendsTo: Arn.includes(':event-bus/') ? Arn : busOf(Arn) ?? 'topic',
      });
    }
  }
}

const matchers = new Map<string, Rule['matches']>();

/** Whether a pattern matches: each event is read once for it, though its rule stands on many buses. */
function matcherOf(text: string): Rule['matches'] {
  const known = matchers.get(text);
  if (known) return known;
  const pattern = compile(text);
  const answers = new Map<string, boolean>();
  const matcher = (event: string) => {
    const answer = answers.get(event) ?? matches(pattern, event);
    answers.set(event, answer);
    return answer;
  };
  matchers.set(text, matcher);
  return matcher;
}

interface Group {
  readonly Regions: readonly string[];
  readonly DeploymentTargets: { readonly Accounts?: readonly string[] };
}

function busArn({ account, region }: Place, name: string): string {
  return `arn:aws:events:${region}:${account}:event-bus/${name}`;
}
