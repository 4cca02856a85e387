"""Compares questions and answers with the models of botocore, from which every version of the `aws` command makes its own.

Reads a list of `{service, call, parameters, answer}` from standard input, and prints one line for each member that the models do not have,
or have with another type.
"""
import json
import sys

import botocore.session
from botocore import xform_name

TYPES = {
    'string': str, 'character': str, 'blob': str, 'boolean': bool, 'integer': int, 'long': int, 'float': (int, float), 'double': (int, float),
    'timestamp': (str, int, float), 'structure': dict, 'map': dict, 'list': list,
}
# The command parses these texts, and prints the JSON that is in them.
DOCUMENTS = {'TemplateBody', 'policyDocumentType'}


def differences(value, shape, path):
    if shape.name in DOCUMENTS:
        return
    if not isinstance(value, TYPES[shape.type_name]) or (shape.type_name != 'boolean' and isinstance(value, bool)):
        yield f'{path} is no {shape.type_name}'
    elif shape.type_name == 'structure':
        for name, member in value.items():
            if name in shape.members:
                yield from differences(member, shape.members[name], f'{path}.{name}')
            else:
                yield f'{path} has no {name}'
    elif shape.type_name == 'map':
        for name, member in value.items():
            yield from differences(member, shape.value, f'{path}.{name}')
    elif shape.type_name == 'list':
        for index, member in enumerate(value):
            yield from differences(member, shape.member, f'{path}[{index}]')
    elif getattr(shape, 'enum', None) and value not in shape.enum:
        yield f'{path} is {value}'


session = botocore.session.get_session()
for told in json.load(sys.stdin):
    model = session.get_service_model(told['service'])
    operations = {xform_name(name, '-'): name for name in model.operation_names}
    if told['call'] not in operations:
        print(f"{told['service']} has no {told['call']}")
        continue
    operation = model.operation_model(operations[told['call']])
    where = f"{told['service']} {told['call']}"
    for side, shape in (('parameters', operation.input_shape), ('answer', operation.output_shape)):
        if shape is not None:
            for line in differences(told[side], shape, f'{where} {side}'):
                print(line)
