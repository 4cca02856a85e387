"""MiniStack with four additions that the tests need. Whatever runs on it ran on a patched emulator.

1. PutEvents takes `aws.*` sources, which the service and stock MiniStack refuse: so a test can play AWS Sign-In.
2. CloudFormation takes `AWS::CloudTrail::Trail`, which stock MiniStack does not know; MiniStack's own CloudTrail keeps it.
3. CloudFormation asks the endpoint of an `http` or `https` subscription for confirmation, which stock MiniStack does for
   the Subscribe call only: so a test can be an endpoint.
4. CloudFormation takes an alarm on metric math, which stock MiniStack refuses. It watches the first metric of the sum only:
   such an alarm can be deployed, and not rung.

It ends with standard input, so that no emulator outlives the tests, however they end.

Environment: GATEWAY_PORT, BIND_HOST and MINISTACK_HOST as MiniStack has them.
"""
import asyncio
import os
import signal
import sys
import threading
import uuid

import ministack.services.cloudtrail as cloudtrail
import ministack.services.eventbridge as eventbridge
import ministack.services.sns as sns
from ministack.app import main
from ministack.services.cloudformation import provisioners

BOOLEANS = ('IsMultiRegionTrail', 'IncludeGlobalServiceEvents', 'EnableLogFileValidation', 'IsOrganizationTrail')
NOT_OF_CREATE_TRAIL = ('TrailName', 'IsLogging', 'EventSelectors', 'Tags')


def is_true(value):
    return str(value).lower() == 'true'


def take_aws_sources():
    if eventbridge._put_events.__defaults__ != (False,):
        raise SystemExit('MiniStack changed: _put_events(data, allow_aws_source=False) is expected')
    eventbridge._put_events.__defaults__ = (True,)


def create_trail(logical_id, props, stack_name):
    name = props.get('TrailName') or provisioners._physical_name(stack_name, logical_id, max_len=128)
    request = {key: is_true(value) if key in BOOLEANS else value for key, value in props.items() if key not in NOT_OF_CREATE_TRAIL}
    status, _, answer = cloudtrail._create_trail({**request, 'Name': name})[:3]
    if status >= 400:
        raise ValueError(f'AWS::CloudTrail::Trail create failed: {answer!r}')
    if props.get('EventSelectors'):
        cloudtrail._put_event_selectors({'TrailName': name, 'EventSelectors': props['EventSelectors']})
    if is_true(props.get('IsLogging')):
        cloudtrail._start_logging({'Name': name})
    return name, {'Arn': cloudtrail._trail_arn(name)}


def delete_trail(physical_id, props):
    cloudtrail._delete_trail({'Name': physical_id})


def take_trails():
    if 'AWS::CloudTrail::Trail' in provisioners._RESOURCE_HANDLERS:
        raise SystemExit('MiniStack changed: it takes AWS::CloudTrail::Trail itself, so the addition can go')
    provisioners._RESOURCE_HANDLERS['AWS::CloudTrail::Trail'] = {'create': create_trail, 'delete': delete_trail}


def confirm_subscriptions():
    handler = provisioners._RESOURCE_HANDLERS['AWS::SNS::Subscription']
    create = handler['create']

    def create_and_ask(logical_id, props, stack_name):
        arn, attributes = create(logical_id, props, stack_name)
        topic_arn = props.get('TopicArn', '')
        subscription = sns._find_subscription(topic_arn, arn)
        if subscription and not subscription['confirmed']:
            subscription['token'] = str(uuid.uuid4())
            asked = sns._send_subscription_confirmation(topic_arn, subscription)
            threading.Thread(target=asyncio.run, args=(asked,), daemon=True).start()
        return arn, attributes

    handler['create'] = create_and_ask


def take_alarms_on_math():
    record = provisioners._cw_metric_alarm_record

    def record_of_first_metric(name, props):
        parts = [metric['MetricStat'] for metric in props.get('Metrics') or [] if 'MetricStat' in metric]
        if not parts:
            return record(name, props)
        first = {**parts[0]['Metric'], 'Period': parts[0]['Period'], 'Statistic': parts[0]['Stat']}
        return record(name, {**props, **first, 'Metrics': None})

    provisioners._cw_metric_alarm_record = record_of_first_metric


def end_with_standard_input():
    def wait():
        sys.stdin.buffer.read()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


take_aws_sources()
take_trails()
confirm_subscriptions()
take_alarms_on_math()
end_with_standard_input()
main()
