import { CfnStackSet, Stack, Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct, IConstruct } from 'constructs';
import { AlertPath } from './alert-path';
import { Guard, guardPattern } from './guard';
import { busGuard, keyGuard, queueGuard, roleGuards, ruleGuards, stackGuard, stackSetGuard, topicGuards, trailGuard, workflowGuard } from './guards';
import { markRule } from '../annotation/rule-metadata';
import { suppress } from '../annotation/suppression';
import { warn } from '../annotation/warning';
import { createRule } from '../coverage/event-rule';
import { WatchedRule } from '../coverage/watched-rule';
import { inOtherAccount } from '../delivery/account';
import { DirectDelivery } from '../delivery/direct';
import { Content } from '../message/content';
import { partitionOf } from '../signin/partition';
import { TrailIdentity } from '../trail/trail';

/** The Region of the `aws` partition in which IAM's calls are recorded. */
const IAM_REGION = 'us-east-1';

/** What is guarded, and who is told of what. */
export interface TamperingProps {
  readonly path: AlertPath;
  readonly trail: TrailIdentity;
  /** The keys of all topics. */
  readonly keys: readonly kms.IKey[];
  /** Where it is told. */
  readonly topic: sns.ITopic;
  readonly topicKeys: readonly kms.IKey[];
  readonly content: Content;
}

/**
 * One rule for each part of an alert's way, which tells of the calls that would silence it, and one role for all of them.
 *
 * The rules stand in a row: the last, `Rule`, guards the alert's rule and all rules before it. It cannot guard itself, since
 * CloudFormation makes nothing that names itself.
 */
export class Tampering extends Construct {
  private readonly target: events.IRuleTarget;

  /** @throws where the alert has one already */
  public constructor(private readonly alert: Construct, private readonly props: TamperingProps) {
    if (alert.node.tryFindChild('Tampering')) {
      throw new Error(`alertOnTampering was called before for ${alert.node.path}, and guards everything at once: call it once`);
    }
    super(alert, 'Tampering');
    const { topic, topicKeys, content, path: { deadLetterQueue } } = props;
    this.target = new DirectDelivery().bind(this, { channel: 'text', topic, topicKeys, content, deadLetterQueue }).target;
    const rules = this.guards().map(guard => this.watch(guard));
    ruleGuards([...props.path.rules, ...rules.map(rule => WatchedRule.of(rule))]).forEach(guard => this.watch(guard));
  }

  /** All guards but that of the rules; what cannot be guarded from here is warned of. */
  private guards(): Guard[] {
    const { path, keys: topicKeys } = this.props;
    const keys = [...new Set([...topicKeys, path.deadLetterQueue.encryptionMasterKey])].filter(key => key !== undefined);
    return [
      ...this.trailGuards(),
      ...this.topicGuards(),
      ...keys.length > 0 ? [keyGuard(keys)] : [],
      queueGuard(path.deadLetterQueue),
      ...this.onlyWith(busGuard, each => each instanceof events.CfnEventBus),
      ...this.onlyWith(stackSetGuard, each => each instanceof CfnStackSet),
      ...this.onlyWith(workflowGuard, each => each instanceof CfnStateMachine),
      ...this.roleGuards(),
      stackGuard(Stack.of(this)),
    ];
  }

  private trailGuards(): Guard[] {
    const { trail } = this.props;
    if (trail.kind === 'here') {
      return [trailGuard(trail)];
    }
    warn(this, 'tamperingMissesTrail', trail.kind === 'elsewhere'
      ? `calls on the trail are recorded in its own account and Region (${trail.home}), where no rule of this alert sees them: guard it there`
      : 'calls on the trail are not told of, since no trail was named: set trail');
    return [];
  }

  private topicGuards(): readonly Guard[] {
    const { path, topic } = this.props;
    const topics = [...new Set([...path.topics, topic])];
    const here = topics.filter(each => !inOtherAccount(this, each));
    for (const { node, env } of topics.filter(each => !here.includes(each))) {
      warn(this, 'tamperingMissesTopic', `calls on the topic ${node.path} are recorded in its own account ${env.account}, ` +
        'where no rule of this alert sees them: guard it there');
    }
    return topicGuards(here);
  }

  private roleGuards(): readonly Guard[] {
    const { region } = Stack.of(this);
    if (!Token.isUnresolved(region) && partitionOf(region).name === 'aws' && region !== IAM_REGION) {
      warn(this, 'tamperingMissesRole', `calls on IAM roles are recorded in ${IAM_REGION}, and this alert is in ${region}: guard the role ` +
        'of this alert there, or with a service control policy');
      return [];
    }
    const made = this.alert.node.findAll();
    return roleGuards(made.filter(each => each instanceof iam.Role), made.filter(each => each instanceof iam.ManagedPolicy));
  }

  /** A guard of what the alert has of a kind, where it has any. */
  private onlyWith<T extends IConstruct>(guardOf: (made: readonly T[]) => Guard, isOne: (each: IConstruct) => each is T): Guard[] {
    const made = this.alert.node.findAll().filter(isOne);
    return made.length > 0 ? [guardOf(made)] : [];
  }

  private watch(guard: Guard): events.Rule {
    const rule = createRule(this, guard.id, {
      description: `Tells of tampering with an alert of AWS console sign-ins (${guard.id.toLowerCase()})`,
      pattern: guardPattern(guard),
    });
    rule.addTarget(this.target);
    markRule(rule, this.alert.node.path, 'tampering');
    suppress(rule, guard.suppressions ?? []);
    return rule;
  }
}
