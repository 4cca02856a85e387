import { named, renderingVectors } from './vectors';
import { render } from '../../../src/eventbridge/render-target-input';

const { event: usual, cases } = renderingVectors();

test.each(named(cases))('%s', (_, { input, event, context, outcome, text, reason }) => {
  expect(['delivered', 'undelivered', 'refused', 'undecided']).toContain(outcome);
  expect(render(input, event ?? JSON.stringify(usual), context)).toEqual({
    outcome,
    ...(text !== undefined && { text }),
    ...(reason !== undefined && { reason }),
  });
});
