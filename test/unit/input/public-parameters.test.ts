import { declaredParameters, differences } from './declarations';
import { PUBLIC_PARAMETERS } from '../../../src/input/public-parameters';
import { Props } from '../../../src/input/value-kind';

/** The CDK checks the scope and the ID of every construct. */
const OF_EVERY_CONSTRUCT = ['scope', 'id'];

const DESCRIBED: Readonly<Record<string, Props>> = PUBLIC_PARAMETERS;

test('every public constructor and method that takes something is described, and no other', () => {
  expect(Object.keys(DESCRIBED).sort()).toEqual([...declaredParameters().keys()].sort());
});

test.each([...declaredParameters()])('what %s takes is described as it is declared, prop by prop', (member, declared) => {
  const parameters = declared.filter(({ name }) => !member.endsWith('.constructor') || !OF_EVERY_CONSTRUCT.includes(name));

  expect(differences(DESCRIBED[member], parameters, member)).toEqual([]);
});
