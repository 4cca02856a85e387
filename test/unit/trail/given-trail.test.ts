import { Annotations, App, Aws, CfnCondition, Environment, Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnTrail, ReadWriteType, Trail, TrailProps } from 'aws-cdk-lib/aws-cloudtrail';
import { Construct } from 'constructs';
import { matchedRecords } from '../../../src/filter/event-selection';
import { knownEvent } from '../../../src/signin/event-kinds';
import { TrailOfApp } from '../../../src/trail/given-trail';
import { ACCOUNT, newApp, stackIn, warningIds, warnings } from '../../support/synthesis';

interface Given {
  readonly props?: TrailProps;
  /** Made after the alert. */
  readonly change?: (trail: Trail, resource: CfnTrail) => void;
  readonly trailIn?: Environment;
  readonly alertIn?: Environment;
  /** The Regions that the alert covers besides its own. */
  readonly otherRegions?: readonly string[];
  /** The names of the events that it matches. */
  readonly events?: readonly string[];
  /** Whether it matches console sign-ins of the root user. */
  readonly matchesRoot?: boolean;
}

/** The place of an alert in one stack that names a trail of another stack. */
function bound(options: Given = {}) {
  const app: App = newApp();
  const trails = stackIn(options.trailIn, app, 'Trails');
  const alerts = stackIn(options.alertIn, app, 'Alerts');
  const trail = new Trail(trails, 'Trail', options.props);
  const alert = new Construct(alerts, 'Alert');
  const identity = new TrailOfApp(trail).bind(alert, new Construct(alert, 'Rule'), {
    otherRegions: options.otherRegions ?? [],
    records: matchedRecords({ scope: 'listed', kinds: (options.events ?? ['ConsoleLogin']).map(name => knownEvent(name)!) }),
    matchesRoot: options.matchesRoot ?? true,
  });
  options.change?.(trail, trail.node.defaultChild as CfnTrail);
  return { alerts, trails, alert, identity };
}

const inRegion = (region: string): Environment => ({ account: ACCOUNT, region });
const synth = (stack: Stack) => () => Template.fromStack(stack);

test('the default trail of the CDK is not warned of', () => {
  expect(warnings(bound().alerts)).toEqual([]);
});

test('neither the trail nor the order of deployment is touched', () => {
  const { alerts, trails } = bound();
  expect(alerts.dependencies).toEqual([]);
  expect(trails.dependencies).toEqual([]);
});

describe('a trail that logs sign-ins raises no error', () => {
  test.each<Given & { title: string }>([
    { title: 'all management events', props: { managementEvents: ReadWriteType.ALL } },
    { title: 'write events only', props: { managementEvents: ReadWriteType.WRITE_ONLY } },
    { title: 'data events as well', change: trail => { trail.logAllS3DataEvents(); } },
    { title: 'advanced selectors', change: (_, resource) => { resource.advancedEventSelectors = [{ fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] }]; } },
    { title: 'what only the deployment knows', change: (_, resource) => { resource.isLogging = Fn.conditionIf('Logging', true, false); } },
  ])('$title', ({ props, change }) => {
    const { alerts, trails } = bound({ props, change });
    new CfnCondition(trails, 'Logging', { expression: Fn.conditionEquals(Aws.STACK_NAME, 'x') });
    expect(warnings(alerts)).toEqual([]);
  });
});

describe('fails at synthesis', () => {
  const NOTHING = 'trail: the trail Trails/Trail logs no write management events, so no sign-in arrives: let it log them (ReadWriteType.ALL or WRITE_ONLY)';
  const advanced = (...fields: CfnTrail.AdvancedFieldSelectorProperty[]) => (_: Trail, resource: CfnTrail) => {
    resource.advancedEventSelectors = [{ fieldSelectors: fields }];
  };

  test.each<Given & { title: string; error: string }>([
    {
      title: 'for a trail that does not log',
      change: (_, resource) => { resource.isLogging = false; },
      error: 'trail: the trail Trails/Trail has isLogging false, so no sign-in arrives: let it log',
    },
    { title: 'for read events only', props: { managementEvents: ReadWriteType.READ_ONLY }, error: NOTHING },
    { title: 'for data events only', props: { managementEvents: ReadWriteType.NONE }, change: trail => { trail.logAllS3DataEvents(); }, error: NOTHING },
    {
      title: 'for advanced selectors of reads',
      change: advanced({ field: 'eventCategory', equalTo: ['Management'] }, { field: 'readOnly', equalTo: ['true'] }),
      error: NOTHING,
    },
    {
      title: 'for advanced selectors without AWS Sign-In',
      change: advanced({ field: 'eventCategory', equalTo: ['Management'] }, { field: 'eventSource', notEquals: ['signin.amazonaws.com'] }),
      error: NOTHING,
    },
    { title: 'for advanced selectors of data events', change: advanced({ field: 'eventCategory', equalTo: ['Data'] }), error: NOTHING },
  ])('$title', ({ props, change, error }) => {
    const { alerts } = bound({ props, change });
    expect(synth(alerts)).toThrow(`[Alerts/Alert] ${error}`);
  });
});

describe('a single-Region trail', () => {
  const ROOT = 'cdk-console-login-alert:trailMissesRoot';
  const REGION = 'cdk-console-login-alert:trailMissesRegion';
  const single = { isMultiRegionTrail: false };

  test.each<Given & { title: string; ids: string[] }>([
    { title: 'in us-east-1, with the alert', props: single, trailIn: inRegion('us-east-1'), alertIn: inRegion('us-east-1'), ids: [] },
    { title: 'elsewhere, with the alert', props: single, trailIn: inRegion('eu-west-1'), alertIn: inRegion('eu-west-1'), ids: [ROOT] },
    { title: 'in us-east-1, the alert elsewhere', props: single, trailIn: inRegion('us-east-1'), alertIn: inRegion('eu-west-1'), ids: [REGION] },
    { title: 'in one Region, the alert in another', props: single, trailIn: inRegion('eu-west-1'), alertIn: inRegion('eu-west-3'), ids: [ROOT, REGION] },
    { title: 'in one Region, the alert in any', props: single, trailIn: inRegion('eu-west-1'), alertIn: {}, ids: [ROOT] },
    { title: 'in a Region newer than the CDK', props: single, trailIn: inRegion('eu-west-9'), alertIn: inRegion('eu-west-9'), ids: [ROOT] },
    { title: 'in another partition', props: single, trailIn: inRegion('us-gov-west-1'), alertIn: inRegion('us-gov-west-1'), ids: [] },
    { title: 'in any Region', props: single, trailIn: {}, alertIn: inRegion('eu-west-1'), ids: [] },
    {
      title: 'without global service events',
      props: { ...single, includeGlobalServiceEvents: false },
      trailIn: inRegion('us-east-1'),
      alertIn: inRegion('us-east-1'),
      ids: [ROOT],
    },
    {
      title: 'with an alert that covers other Regions too',
      props: single,
      trailIn: inRegion('us-east-1'),
      alertIn: inRegion('us-east-1'),
      otherRegions: ['us-east-2', 'eu-north-1'],
      ids: [REGION],
    },
    {
      title: 'with an alert that covers the Region of the trail too',
      props: single,
      trailIn: inRegion('us-east-1'),
      alertIn: inRegion('us-east-1'),
      otherRegions: ['us-east-1'],
      ids: [],
    },
    { title: 'that is none is never warned of', props: {}, trailIn: inRegion('eu-west-1'), alertIn: inRegion('eu-west-3'), ids: [] },
  ])('$title: $ids', ({ ids, ...given }) => {
    expect(warningIds(bound(given).alerts)).toEqual(ids);
  });

  test('is not warned of where that is unresolved', () => {
    const { alerts, trails } = bound({
      trailIn: inRegion('eu-west-1'),
      alertIn: inRegion('eu-west-1'),
      change: (_, resource) => { resource.isMultiRegionTrail = Fn.conditionIf('Multi', true, false); },
    });
    new CfnCondition(trails, 'Multi', { expression: Fn.conditionEquals(Aws.STACK_NAME, 'x') });
    expect(warningIds(alerts)).toEqual([]);
  });

  test('is warned of with a remedy', () => {
    const { alerts } = bound({ props: single, trailIn: inRegion('eu-west-1'), alertIn: inRegion('eu-west-3') });
    expect(warnings(alerts)).toEqual([
      {
        path: '/Alerts/Alert/Rule',
        id: ROOT,
        text: 'the trail Trails/Trail records no console sign-in of the root user: let it be a multi-Region trail (isMultiRegionTrail: true), or one in us-east-1 with global service events',
      },
      {
        path: '/Alerts/Alert/Rule',
        id: REGION,
        text: 'the trail Trails/Trail records eu-west-1 only, and this alert covers eu-west-3: let it be a multi-Region trail (isMultiRegionTrail: true)',
      },
    ]);
  });

  test('is warned of also when it became one after the alert was created', () => {
    const { alerts } = bound({ trailIn: inRegion('eu-west-1'), alertIn: inRegion('eu-west-1'), change: (_, resource) => { resource.isMultiRegionTrail = false; } });
    expect(warningIds(alerts)).toEqual([ROOT]);
  });

  test('can be acknowledged on the alert, before synthesis finds it', () => {
    const { alert, alerts } = bound({ props: single, trailIn: inRegion('eu-west-1'), alertIn: inRegion('eu-west-3') });
    Annotations.of(alert).acknowledgeWarning(ROOT);
    Annotations.of(alert).acknowledgeWarning(REGION);
    expect(warningIds(alerts)).toEqual([]);
  });
});

describe('a trail that logs writes only', () => {
  const READ_ONLY = 'cdk-console-login-alert:trailMissesReadOnly';
  const writesOnly = { managementEvents: ReadWriteType.WRITE_ONLY };
  const advanced = (_: Trail, resource: CfnTrail) => {
    resource.advancedEventSelectors = [{ fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }, { field: 'readOnly', equalTo: ['false'] }] }];
  };

  test.each<Given & { title: string; ids: string[] }>([
    { title: 'is warned of where read-only events match', props: writesOnly, events: ['ConsoleLogin', 'CheckMfa'], ids: [READ_ONLY] },
    { title: 'is warned of by its advanced selectors', change: advanced, events: ['ConsoleLogin', 'CheckMfa'], ids: [READ_ONLY] },
    { title: 'is well where no read-only event matches', props: writesOnly, ids: [] },
    { title: 'is well where it is none', props: { managementEvents: ReadWriteType.ALL }, events: ['ConsoleLogin', 'CheckMfa'], ids: [] },
    {
      title: 'is not warned of where that is unresolved',
      change: (_, resource) => { resource.eventSelectors = [{ includeManagementEvents: true, readWriteType: Aws.STACK_NAME }]; },
      events: ['ConsoleLogin', 'CheckMfa'],
      ids: [],
    },
  ])('$title', ({ ids, ...given }) => {
    expect(warningIds(bound(given).alerts)).toEqual(ids);
  });

  test('is warned of with a remedy', () => {
    expect(warnings(bound({ props: writesOnly, events: ['ConsoleLogin', 'CheckMfa'] }).alerts)).toEqual([{
      path: '/Alerts/Alert/Rule',
      id: READ_ONLY,
      text: 'the trail Trails/Trail logs no read-only management events, and this alert matches CheckMfa, which CloudTrail records as read-only: '
        + 'let it log all management events (ReadWriteType.ALL)',
    }]);
  });
});

describe('a trail is asked for what the alert matches alone', () => {
  const readsOnly = { managementEvents: ReadWriteType.READ_ONLY };
  const writesOnly = { managementEvents: ReadWriteType.WRITE_ONLY };
  const without = (...eventSource: string[]) => (_: Trail, resource: CfnTrail) => {
    resource.advancedEventSelectors = [{ fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }, { field: 'eventSource', notEquals: eventSource }] }];
  };
  const EVENTS = 'cdk-console-login-alert:trailMissesEvents';

  test.each<Given & { title: string; ids: string[] }>([
    { title: 'reads, of MFA prompts', props: readsOnly, events: ['CheckMfa'], ids: [] },
    { title: 'reads, of approvals in the browser', props: readsOnly, events: ['AuthorizeOAuth2Access'], ids: [] },
    { title: 'writes, of root sessions', props: writesOnly, events: ['AssumeRoot'], ids: [] },
    { title: 'nothing of AWS Sign-In, of what it sends itself', change: without('signin.amazonaws.com'), events: ['Sign-in Anomaly Alert'], ids: [] },
    { title: 'nothing of AWS STS, of sign-ins', change: without('sts.amazonaws.com'), events: ['ConsoleLogin'], ids: [] },
    { title: 'nothing of AWS STS, of sign-ins and root sessions', change: without('sts.amazonaws.com'), events: ['ConsoleLogin', 'AssumeRoot'], ids: [EVENTS] },
  ])('it may log $title: $ids', ({ ids, ...given }) => {
    expect(warningIds(bound(given).alerts)).toEqual(ids);
  });

  test('and what it misses is named', () => {
    expect(warnings(bound({ change: without('sts.amazonaws.com'), events: ['ConsoleLogin', 'AssumeRoot'] }).alerts)).toEqual([{
      path: '/Alerts/Alert/Rule',
      id: EVENTS,
      text: 'the trail Trails/Trail does not log management events of sts.amazonaws.com that this alert matches, AssumeRoot: let its selectors include them',
    }]);
  });

  test.each<Given & { title: string; names: string }>([
    { title: 'writes alone, for approvals in the browser', props: writesOnly, events: ['AuthorizeOAuth2Access', 'CheckMfa'], names: 'AuthorizeOAuth2Access, CheckMfa' },
    { title: 'reads alone, for root sessions', props: readsOnly, events: ['AssumeRoot'], names: 'AssumeRoot' },
    { title: 'nothing of AWS STS, for root sessions', change: without('sts.amazonaws.com'), events: ['AssumeRoot'], names: 'AssumeRoot' },
  ])('fails for one that logs $title', ({ names, ...given }) => {
    expect(synth(bound(given).alerts)).toThrow(`[Alerts/Alert] trail: the trail Trails/Trail logs no management events of the kind that this alert matches, ${names}, ` +
      'so that it never alerts: let it log all management events (ReadWriteType.ALL)');
  });

  test('and not for root users whom the alert does not match', () => {
    expect(warningIds(bound({ props: { isMultiRegionTrail: false }, trailIn: inRegion('eu-west-1'), alertIn: inRegion('eu-west-1'), matchesRoot: false }).alerts)).toEqual([]);
  });
});

describe('the calls on it', () => {
  test('are recorded with an alert in the same environment, which may be another stack', () => {
    const { alerts, identity } = bound();
    expect(identity.kind).toBe('here');
    expect(JSON.stringify(alerts.resolve(identity))).toContain('Trail');
  });

  test('are recorded with an alert where both environments are unresolved', () => {
    expect(bound({ trailIn: {}, alertIn: {} }).identity.kind).toBe('here');
  });

  test.each([
    { title: 'in another Region', trailIn: inRegion('eu-west-1'), alertIn: inRegion('us-east-1') },
    { title: 'in another account', trailIn: inRegion('us-east-1'), alertIn: { account: '111122223333', region: 'us-east-1' } },
    { title: 'where only one leaves the place to the deployment', trailIn: {}, alertIn: inRegion('us-east-1') },
  ])('are recorded elsewhere than an alert $title', ({ trailIn, alertIn }) => {
    expect(bound({ trailIn, alertIn }).identity).toEqual({ kind: 'elsewhere', home: 'the account and Region of the stack Trails' });
  });
});
