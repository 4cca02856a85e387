import { App, Aws } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { ConsoleLoginAlert, ConsoleLoginAlertProps, SignInCoverage, SignInForwarder, SignInTrail } from '../../../src';
import { warnOfUnknownRegions } from '../../../src/cdk/unknown-region';
import { DEFAULT_REGIONS } from '../../../src/coverage/default-regions';
import { ACCOUNT, OTHER_ACCOUNT, REGION, alertIn, stackIn, warnings } from '../../support/synthesis';

const ID = 'cdk-console-login-alert:unknownRegion';
const MISSPELT = 'us-est-1';

test('no Region that the CDK knows is warned of, nor one that only deployment knows', () => {
  const stack = stackIn();

  warnOfUnknownRegions(stack, 'regions', [...RegionInfo.regions.map(({ name }) => name), ...DEFAULT_REGIONS, Aws.REGION]);

  expect(warnings(stack)).toEqual([]);
});

const organization = (regions: string[]) => SignInCoverage.organization({ organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-ab12'], regions });

test.each<{ title: string; prop: string; path: string; build: (region: string) => ConsoleLoginAlertProps }>([
  { title: 'regions', prop: 'regions', path: '/Stack/Alert/Forwarded', build: region => ({ coverage: SignInCoverage.regions(['eu-west-1', region]) }) },
  { title: 'the regions of an organization', prop: 'regions', path: '/Stack/Alert/Forwarded', build: region => ({ coverage: organization([REGION, region]) }) },
  { title: 'the ARN of a trail', prop: 'trailArn', path: '/Stack/Alert', build: region => ({ trail: SignInTrail.fromTrailArn(`arn:aws:cloudtrail:${region}:${ACCOUNT}:trail/all`) }) },
])('a misspelt Region in $title is warned of, and the right one is not', ({ prop, path, build }) => {
  const warningsWith = (region: string) => {
    const stack = stackIn();
    alertIn(stack, build(region));
    return warnings(stack).filter(({ id }) => id === ID);
  };

  expect(warningsWith('us-west-2')).toEqual([]);
  expect(warningsWith(MISSPELT)).toEqual([{
    path,
    id: ID,
    text: `${prop} names ${MISSPELT}, which this version of aws-cdk-lib does not know: correct it if it is misspelt; if it is a new Region, acknowledge this warning`,
  }]);
});

test('a misspelt Region in the ARN of a bus is warned of', () => {
  const stack = stackIn();

  new SignInForwarder(stack, 'Forwarder', { eventBusArn: `arn:aws:events:${MISSPELT}:${OTHER_ACCOUNT}:event-bus/Alerts` });

  expect(warnings(stack)).toMatchObject([{ path: '/Stack/Forwarder', id: ID }]);
});

test.each(['east', 'us-east-1a', 'US-EAST-1', '1'])('fails for an ARN whose Region is %j, which cannot be one', region => {
  const stack = stackIn({}, new App());

  expect(() => SignInTrail.fromTrailArn(`arn:aws:cloudtrail:${region}:${ACCOUNT}:trail/all`)).toThrow('give the ARN of a trail');
  expect(() => new SignInForwarder(stack, 'Forwarder', { eventBusArn: `arn:aws:events:${region}:${OTHER_ACCOUNT}:event-bus/Alerts` })).toThrow('give the ARN of an alert');
  expect(() => new ConsoleLoginAlert(stack, 'Alert', { coverage: SignInCoverage.regions([region]) })).toThrow('give the code of a Region');
});
