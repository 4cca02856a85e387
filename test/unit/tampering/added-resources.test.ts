import { CfnElement, Stack } from 'aws-cdk-lib';
import { patterns } from './monitored';
import { alertIn, stackIn } from '../../support/synthesis';

const PARTS = [
  'Heartbeat/Group', 'Heartbeat/Schedule', 'Heartbeat/Role/Resource', 'Heartbeat/Policy/Resource', 'Heartbeat/Rule/Resource', 'Silence/Resource',
];

/** The parts that no tampering rule names. */
function unmonitored(stack: Stack): readonly string[] {
  const text = JSON.stringify(patterns(stack));
  const idOf = (part: string) => stack.getLogicalId(stack.node.findAll().find(({ node }) => node.path === `Stack/Alert/${part}`) as CfnElement);
  return PARTS.filter(part => !text.includes(JSON.stringify({ Ref: stack.resolve(idOf(part)) })));
}

test('the schedule of a heartbeat is monitored with its group, role, policy and rule, whether it was added before or after', () => {
  const before = stackIn();
  const first = alertIn(before);
  first.alarmOnSilence('Silence');
  first.alertOnTampering();
  const after = stackIn();
  const second = alertIn(after);
  second.alertOnTampering();
  second.alarmOnSilence('Silence');
  second.alarmOnSilence('SilenceToo');

  expect([unmonitored(before), unmonitored(after)]).toEqual([[], []]);
  expect(Object.keys(patterns(before))).toEqual(['Topic', 'Queue', 'DefaultBus', 'Schedule', 'Role', 'Stack', 'Alarm', 'Rule']);
  expect(Object.keys(patterns(after)))
    .toEqual(['Topic', 'Queue', 'DefaultBus', 'Role', 'Stack', 'Rule', 'Schedule', 'Role2', 'Alarm', 'Rule2', 'Alarm2', 'Rule3']);
});
