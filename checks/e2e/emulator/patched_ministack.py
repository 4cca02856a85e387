"""MiniStack with twelve additions that the tests need. Whatever runs on it ran on a patched emulator.

1. PutEvents takes `aws.*` sources, which the service and stock MiniStack refuse: so a test can play AWS Sign-In.
2. CloudFormation takes `AWS::CloudTrail::Trail`, which stock MiniStack does not know; MiniStack's own CloudTrail keeps it.
3. CloudFormation asks the endpoint of an `http` or `https` subscription for confirmation, which stock MiniStack does for
   the Subscribe call only: so a test can be an endpoint.
4. CloudFormation takes an alarm on metric math, which stock MiniStack refuses. It watches the first metric of the sum only:
   such an alarm can be deployed, and never goes into ALARM.
5. A rule whose target is a bus of another Region or account sends it there, with the account and Region that the event had;
   stock MiniStack drops it. Nobody asks the bus's policy, nor the role of the target.
6. CloudFormation keeps the policy of a bus, which stock MiniStack does not know, and asks it nothing.
7. CloudFormation makes of a StackSet its stacks (`stack_sets.py`); stock MiniStack makes nothing.
8. `Ref` of a rule on a bus of its own is `bus|rule`, as CloudFormation has it; stock MiniStack gives the rule alone.
9. CloudFormation takes channels of Amazon Q Developer in chat applications, and posts nothing to them.
10. A rule in the state `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS` is enabled; stock MiniStack takes it for disabled.
    DescribeRule gives the state back as it was asked for.
11. A workflow may call CloudTrail and CloudFormation, with times as Step Functions writes them, and metrics
    without data are empty lists; stock MiniStack knows neither service there, and such lists as an empty text.
12. CloudFormation keeps the key of a topic, which stock MiniStack drops. Nothing is encrypted.

It ends with standard input, so that no emulator outlives the tests, however they end.

Environment: GATEWAY_PORT, BIND_HOST and MINISTACK_HOST as MiniStack has them.
"""
import asyncio
import contextvars
import inspect
import json
import os
import signal
import sys
import threading
import uuid
from datetime import datetime

import ministack.services.cloudtrail as cloudtrail
import ministack.services.eventbridge as eventbridge
import ministack.services.sns as sns
import ministack.services.stepfunctions as stepfunctions
import stack_sets
from ministack.app import main
from ministack.core.responses import get_account_id, get_region, new_uuid, set_request_account_id, set_request_region
from ministack.services.cloudformation import provisioners

ALL_MANAGEMENT_EVENTS = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'
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


def forward_elsewhere():
    forward_here = eventbridge._dispatch_to_event_bus

    def dispatch(spec, event):
        set_request_account_id(spec.account_id)
        set_request_region(spec.region)
        bus = spec.resource.split('/', 1)[1]
        if bus in eventbridge._event_buses:
            eventbridge._dispatch_event({**event, 'EventBusName': bus})

    def forward(spec, event, rule, event_path, target_input_payload=None):
        if (spec.account_id, spec.region) == (get_account_id(), get_region()):
            forward_here(spec, event, rule, event_path, target_input_payload)
        else:
            contextvars.copy_context().run(dispatch, spec, event)

    eventbridge._dispatch_to_event_bus = forward


def name_rules_with_their_bus():
    handler = provisioners._RESOURCE_HANDLERS['AWS::Events::Rule']
    create, update, delete = handler['create'], handler['update'], handler['delete']

    def named(result, props):
        name, attributes = result
        bus = provisioners._eb_rule_bus_name(props)
        return name if bus == 'default' else f'{bus}|{name}', attributes

    def rule_of(physical_id):
        return physical_id.split('|')[-1]

    handler['create'] = lambda logical_id, props, stack_name: named(create(logical_id, props, stack_name), props)
    handler['update'] = lambda physical_id, old_props, new_props, *rest: named(update(rule_of(physical_id), old_props, new_props, *rest), new_props)
    handler['delete'] = lambda physical_id, props: delete(rule_of(physical_id), props)


def enabled(properties):
    return {**properties, 'State': 'ENABLED'} if properties.get('State') == ALL_MANAGEMENT_EVENTS else properties


def enable_rules_for_management_events():
    if ALL_MANAGEMENT_EVENTS in inspect.getsource(eventbridge):
        raise SystemExit(f'MiniStack changed: it knows the state {ALL_MANAGEMENT_EVENTS}, so the addition can go')
    handler = provisioners._RESOURCE_HANDLERS['AWS::Events::Rule']
    create, put_rule, rule_out = handler['create'], eventbridge._put_rule, eventbridge._rule_out
    asked = set()

    def create_enabled(logical_id, props, stack_name):
        name, attributes = create(logical_id, enabled(props), stack_name)
        if props.get('State') == ALL_MANAGEMENT_EVENTS:
            asked.add(name.split('|')[-1])
        return name, attributes

    def out_as_asked(rule):
        out = rule_out(rule)
        return {**out, 'State': ALL_MANAGEMENT_EVENTS} if out.get('State') == 'ENABLED' and out.get('Name') in asked else out

    handler['create'] = create_enabled
    eventbridge._put_rule = lambda data: put_rule(enabled(data))
    eventbridge._rule_out = out_as_asked


def keep_keys_of_topics():
    handler = provisioners._RESOURCE_HANDLERS['AWS::SNS::Topic']
    create, update = handler['create'], handler['update']

    def keep_key(result, props):
        topic = sns._topics.get(result[0])
        if topic is not None and props.get('KmsMasterKeyId'):
            topic['attributes']['KmsMasterKeyId'] = props['KmsMasterKeyId']
        return result

    handler['create'] = lambda logical_id, props, stack_name: keep_key(create(logical_id, props, stack_name), props)
    handler['update'] = lambda physical_id, old_props, new_props, *rest: keep_key(update(physical_id, old_props, new_props, *rest), new_props)


def keep(resource_type):
    """A resource that is kept, and does nothing."""
    def create(logical_id, props, stack_name):
        return f'{stack_name}-{logical_id}-{new_uuid()[:12]}', {}

    def update(physical_id, old_props, new_props, stack_name):
        return physical_id, {}

    def delete(physical_id, props):
        pass

    if resource_type in provisioners._RESOURCE_HANDLERS:
        raise SystemExit(f'MiniStack changed: it takes {resource_type} itself, so the addition can go')
    provisioners._RESOURCE_HANDLERS[resource_type] = {'create': create, 'update': update, 'delete': delete}


def take_calls_of_workflows():
    services = stepfunctions._AWS_SDK_SERVICE_MAP
    if 'cloudtrail' in services or 'cloudformation' in services:
        raise SystemExit('MiniStack changed: a workflow may call CloudTrail or CloudFormation, so the addition can go')
    services['cloudtrail'] = {'target_prefix': 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101', 'protocol': 'json'}
    services['cloudformation'] = {'protocol': 'query'}
    stepfunctions._AWS_SDK_ERROR_PREFIX.update(cloudtrail='CloudTrail', cloudformation='CloudFormation')
    on_the_wire = stepfunctions._sdk_json_param_value

    def with_times(value, shape):
        if shape.type_name == 'timestamp' and isinstance(value, str):
            return datetime.fromisoformat(value.replace('Z', '+00:00')).timestamp()
        return on_the_wire(value, shape)

    stepfunctions._sdk_json_param_value = with_times
    normalize = stepfunctions._normalize_query_response

    def with_lists(service, action, result):
        result = normalize(service, action, result)
        found = result.get('MetricDataResults') if action == 'GetMetricData' and isinstance(result, dict) else None
        for each in found if isinstance(found, list) else [found] if found else []:
            each.update({name: each.get(name) or [] for name in ('Timestamps', 'Values')})
        return result

    stepfunctions._normalize_query_response = with_lists


def end_with_standard_input():
    def wait():
        sys.stdin.buffer.read()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


take_aws_sources()
take_trails()
confirm_subscriptions()
take_alarms_on_math()
forward_elsewhere()
name_rules_with_their_bus()
enable_rules_for_management_events()
take_calls_of_workflows()
keep_keys_of_topics()
keep('AWS::Events::EventBusPolicy')
keep('AWS::Chatbot::SlackChannelConfiguration')
keep('AWS::Chatbot::MicrosoftTeamsChannelConfiguration')
stack_sets.take_stack_sets()
end_with_standard_input()
main()
