import { IConstruct } from 'constructs';

/** Warns of what is known only when nothing can be added any more. */
export function atSynthesis(scope: IConstruct, warn: () => void): void {
  scope.node.addValidation({
    validate: () => {
      warn();
      return [];
    },
  });
}
