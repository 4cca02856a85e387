"""What a StackSet makes, of CloudFormation itself: a stack of its template in each of its Regions and accounts.

The service does it through roles, in the order and with the tolerance that the operation preferences say, and waits for the stacks.
Here nobody asks a role, there is no order, and nobody waits. Every organizational unit has one account, OTHER_ACCOUNT; the service
leaves out the management account, and so does this.
"""
import contextvars

from ministack.core.responses import new_uuid, set_request_account_id, set_request_region
from ministack.services.cloudformation import handlers, provisioners

OTHER_ACCOUNT = '444455556666'
STACK_SET = 'AWS::CloudFormation::StackSet'


def places_of(props):
    return {
        (account, region)
        for group in props.get('StackInstancesGroup') or []
        for account in accounts_of(group['DeploymentTargets'])
        for region in group['Regions']
    }


def accounts_of(targets):
    listed = set(targets.get('Accounts') or [])
    if not targets.get('OrganizationalUnitIds'):
        return listed
    members = {OTHER_ACCOUNT}
    return {
        'NONE': members,
        'INTERSECTION': members & listed,
        'DIFFERENCE': members - listed,
        'UNION': members | listed,
    }[targets.get('AccountFilterType') or 'NONE']


def at(place, action, request):
    def run():
        account, region = place
        set_request_account_id(account)
        set_request_region(region)
        status, _, answer = action({key: [value] for key, value in request.items()})[:3]
        if status >= 400 and 'No updates are to be performed' not in str(answer):
            raise ValueError(f'a stack of the StackSet failed in {account}, {region}: {answer!r}')

    contextvars.copy_context().run(run)


def stack_of(physical_id):
    return f"StackSet-{physical_id.replace(':', '-')}"


def request_of(physical_id, props):
    request = {'StackName': stack_of(physical_id), 'TemplateBody': props['TemplateBody']}
    for index, parameter in enumerate(props.get('Parameters') or [], 1):
        request[f'Parameters.member.{index}.ParameterKey'] = parameter['ParameterKey']
        request[f'Parameters.member.{index}.ParameterValue'] = parameter['ParameterValue']
    for index, capability in enumerate(props.get('Capabilities') or [], 1):
        request[f'Capabilities.member.{index}'] = capability
    return request


def create(logical_id, props, stack_name):
    physical_id = f"{props['StackSetName']}:{new_uuid()}"
    for place in places_of(props):
        at(place, handlers._create_stack, request_of(physical_id, props))
    return physical_id, {'StackSetId': physical_id}


def update(physical_id, old_props, new_props, stack_name):
    before, after = places_of(old_props), places_of(new_props)
    for place in before - after:
        at(place, handlers._delete_stack, {'StackName': stack_of(physical_id)})
    for place in after:
        at(place, handlers._update_stack if place in before else handlers._create_stack, request_of(physical_id, new_props))
    return physical_id, {'StackSetId': physical_id}


def delete(physical_id, props):
    for place in places_of(props):
        at(place, handlers._delete_stack, {'StackName': stack_of(physical_id)})


def take_stack_sets():
    if STACK_SET in provisioners._RESOURCE_HANDLERS:
        raise SystemExit(f'MiniStack changed: it takes {STACK_SET} itself, so the addition can go')
    provisioners._RESOURCE_HANDLERS[STACK_SET] = {'create': create, 'update': update, 'delete': delete}
