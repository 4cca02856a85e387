import { declaredEntries, differences } from './declarations';
import { PUBLIC_PARAMETERS } from '../../../src/input/public-parameters';
import { Props } from '../../../src/input/value-kind';

/** The CDK checks the scope and the ID of every construct. */
const OF_EVERY_CONSTRUCT = ['scope', 'id'];

const DESCRIBED: Readonly<Record<string, Props>> = PUBLIC_PARAMETERS;

test('every public constructor and method that takes something is described, and no other', () => {
  expect(Object.keys(DESCRIBED).sort()).toEqual([...declaredEntries().keys()].sort());
});

test.each([...declaredEntries()])('what %s takes is described as it is declared, prop by prop', (entry, declared) => {
  const parameters = declared.filter(({ name }) => !entry.endsWith('.constructor') || !OF_EVERY_CONSTRUCT.includes(name));

  expect(differences(DESCRIBED[entry], parameters, entry)).toEqual([]);
});
