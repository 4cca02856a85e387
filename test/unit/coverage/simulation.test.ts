import { App, Stage } from 'aws-cdk-lib';
import { recorded, SIGN_INS } from './sign-ins';
import { World } from './world';
import { SignInForwarder } from '../../../src';
import { DEFAULT_REGIONS } from '../../../src/coverage/default-regions';
import { SignInCoverage } from '../../../src/sign-in-coverage';
import { ACCOUNT, alertIn, newApp, OTHER_ACCOUNT, stackIn } from '../../support/synthesis';

const HOMES = [...DEFAULT_REGIONS, 'eu-south-1'];
const MANAGEMENT = '111111111111';

/** A world with one alert, whose Region only the deployment knows or everybody. */
function worldOf(region: string, coverage: SignInCoverage, env: object = { account: ACCOUNT, region }): World {
  const stack = stackIn(env);
  alertIn(stack, { coverage });
  const world = new World();
  world.deploy(stack, { account: ACCOUNT, region });
  return world;
}

/** Every sign-in that can be recorded in an account, with how often it alerts. */
function alerts(world: World, account = ACCOUNT): readonly { readonly title: string; readonly region: string; readonly times: number }[] {
  return SIGN_INS.flatMap(signIn => signIn.recordedIn.map(region => ({
    title: signIn.title, region, times: world.alerts(recorded(signIn, region, account)),
  })));
}

function missed(world: World, account = ACCOUNT): readonly string[] {
  return alerts(world, account).filter(({ times }) => times !== 1).map(({ title, region, times }) => `${title} in ${region}: ${times}`);
}

test('more than a thousand pairs of a sign-in and a home are tried', () => {
  expect(SIGN_INS.flatMap(({ recordedIn }) => recordedIn).length * HOMES.length).toBeGreaterThan(1000);
});

describe.each(HOMES)('with an alert in %s', home => {
  test('and defaultRegions every sign-in alerts exactly once, also where the Region is unresolved', () => {
    expect(missed(worldOf(home, SignInCoverage.defaultRegions()))).toEqual([]);
    expect(missed(worldOf(home, SignInCoverage.defaultRegions(), {}))).toEqual([]);
  });

  test('and thisRegion the sign-ins that are recorded elsewhere are missed', () => {
    const elsewhere = SIGN_INS.flatMap(({ title, recordedIn }) => recordedIn.filter(region => region !== home).map(region => `${title} in ${region}: 0`));
    expect(missed(worldOf(home, SignInCoverage.thisRegion()))).toEqual(elsewhere);
  });

  test('and defaultRegions somebody who sends everything from bus to bus changes nothing', () => {
    const world = worldOf(home, SignInCoverage.defaultRegions());
    for (const from of DEFAULT_REGIONS) {
      HOMES.filter(to => to !== from).forEach(to => world.sendEverything({ account: ACCOUNT, region: from }, { account: ACCOUNT, region: to }));
    }
    expect(missed(world)).toEqual([]);
  });
});

test('the Regions that a coverage leaves out are missed, and no others', () => {
  const world = worldOf('eu-west-1', SignInCoverage.regions(['us-east-1', 'eu-west-1']));
  expect(new Set(alerts(world).filter(({ times }) => times === 1).map(({ region }) => region))).toEqual(new Set(['us-east-1', 'eu-west-1']));
  expect(alerts(world).every(({ times }) => times <= 1)).toBe(true);
});

test('a forwarder in the alert\'s own Region doubles nothing', () => {
  const app = newApp();
  const home = stackIn({ account: ACCOUNT, region: 'eu-west-1' }, app);
  const { eventBus } = alertIn(home, { coverage: SignInCoverage.forwarders() });
  new SignInForwarder(home, 'Forwarder', { eventBusArn: eventBus!.eventBusArn });
  const world = new World();
  world.deploy(home, { account: ACCOUNT, region: 'eu-west-1' });
  expect(alerts(world).filter(({ region }) => region === 'eu-west-1').every(({ times }) => times === 1)).toBe(true);
});

describe('an organization', () => {
  const organization = SignInCoverage.organization({
    organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-ab12'], regions: [...DEFAULT_REGIONS], delegatedAdministrator: true,
  });

  function deployed(): { readonly world: World; readonly forwarders: () => void } {
    const app = newApp();
    const home = stackIn({ account: ACCOUNT, region: 'eu-west-1' }, app);
    const { eventBus } = alertIn(home, { coverage: organization });
    const forwarders = DEFAULT_REGIONS.map(region => stackIn({ account: MANAGEMENT, region }, app, `Forwarder-${region}`));
    forwarders.forEach(stack => new SignInForwarder(stack, 'Forwarder', { eventBusArn: eventBus!.eventBusArn }));
    const world = new World();
    world.deploy(home, { account: ACCOUNT, region: 'eu-west-1' }, [ACCOUNT, OTHER_ACCOUNT]);
    return { world, forwarders: () => forwarders.forEach(stack => world.deploy(stack, { account: MANAGEMENT, region: stack.region })) };
  }

  test('alerts exactly once for each sign-in of its members, the alert\'s own account among them', () => {
    const { world } = deployed();
    expect(missed(world)).toEqual([]);
    expect(missed(world, OTHER_ACCOUNT)).toEqual([]);
  });

  test('misses its management account, until forwarders are there', () => {
    const { world, forwarders } = deployed();
    expect(alerts(world, MANAGEMENT).every(({ times }) => times === 0)).toBe(true);
    forwarders();
    expect(missed(world, MANAGEMENT)).toEqual([]);
  });
});

test('two alerts of one account receive every sign-in once each', () => {
  const stack = stackIn({ account: ACCOUNT, region: 'eu-west-1' });
  ['First', 'Second'].forEach(id => alertIn(stack, { coverage: SignInCoverage.defaultRegions() }, id));
  const world = new World();
  world.deploy(stack, { account: ACCOUNT, region: 'eu-west-1' });
  expect(new Set(alerts(world).map(({ times }) => times))).toEqual(new Set([2]));
});

test('two stages of one app receive every sign-in once each', () => {
  const world = new World();
  const app: App = newApp();
  for (const name of ['Test', 'Production']) {
    const stack = stackIn({ account: ACCOUNT, region: 'eu-west-1' }, new Stage(app, name));
    alertIn(stack, { coverage: SignInCoverage.defaultRegions() });
    world.deploy(stack, { account: ACCOUNT, region: 'eu-west-1' });
  }
  expect(new Set(alerts(world).map(({ times }) => times))).toEqual(new Set([2]));
});
