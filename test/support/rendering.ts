import { transformerRefusal as refusal, Rendering, render as rendered } from '../../src/eventbridge/target-input';
import { InputTransformerProperty } from '../../src/message/to-input-transformer';
import { Json } from '../../src/signin/cloudtrail-record';

const toInput = ({ inputPathsMap, inputTemplate }: InputTransformerProperty) => (
  { InputPathsMap: { ...inputPathsMap }, InputTemplate: inputTemplate }
);

/** What a target gets of an event. */
export function render(transformer: InputTransformerProperty, event: Json): Rendering {
  return rendered({ InputTransformer: toInput(transformer) }, JSON.stringify(event));
}

/** The text that a target gets of an event, where it gets one. */
export function delivered(transformer: InputTransformerProperty, event: Json): string {
  const rendering = render(transformer, event);
  expect(rendering.outcome).toBe('delivered');
  return 'text' in rendering ? rendering.text : '';
}

/** Why EventBridge refuses a transformer, or undefined if it takes it. */
export function transformerRefusal(transformer: InputTransformerProperty): string | undefined {
  return refusal(toInput(transformer));
}
