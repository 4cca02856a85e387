import { environmentIn, Scope } from '../../../../src/cli/resolve/scope';
import { stackWith } from '../app';

function environment(stack: Parameters<typeof stackWith>[1], event: Scope['environment']) {
  const standIns: string[] = [];
  const scope: Pick<Scope, 'stack' | 'environment' | 'standIn'> = {
    stack: stackWith({}, stack),
    environment: event,
    standIn: (text, of) => { standIns.push(of); return text; },
  };
  return { ...environmentIn(scope as Scope), standIns };
}

test('account and Region are those of the stack, else of the event, else stand-ins', () => {
  const event = { account: '111122223333', region: 'eu-west-1' };
  expect(environment({ account: '123456789012', region: 'ap-northeast-1' }, event)).toEqual({ account: '123456789012', region: 'ap-northeast-1', standIns: [] });
  expect(environment({ region: 'ap-northeast-1' }, event)).toEqual({ account: '111122223333', region: 'ap-northeast-1', standIns: [] });
  expect(environment({}, {})).toEqual({ account: '123456789012', region: 'us-east-1', standIns: ['the account', 'the Region'] });
});
