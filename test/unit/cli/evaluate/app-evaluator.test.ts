import { AppEvaluator, readAlertApp } from '../../../../src/cli/evaluate/app-evaluator';
import { Files } from '../../../../src/cli/files';
import { Json } from '../../../../src/cli/json-values';
import { assembly, ruleWith, shown, target, template, withTemporaryDirectory, writeFiles } from '../app';

/** The app of a cloud assembly. */
function appOf(files: Record<string, Json>) {
  return withTemporaryDirectory(cwd => {
    writeFiles(cwd, files);
    return readAlertApp('cdk.out', cwd, new Files());
  });
}

test('fails on an app without an alert', async () => {
  await expect(appOf(assembly({ Resources: {} }))).rejects.toThrow('no alert in cdk.out, which contains 1 template: add a ConsoleLoginAlert and run "cdk synth"');
});

test('a stack without an environment is taken as deployed where each event happened', async () => {
  const Rule = ruleWith({ Targets: [target({ InputTransformer: { InputPathsMap: {}, InputTemplate: { 'Fn::Sub': '"in ${AWS::Region}"' } } })] });
  const app = await appOf(assembly(template({ Rule })));
  const evaluator = new AppEvaluator(app);
  for (const region of ['us-east-1', 'eu-west-1', 'us-east-1']) {
    const { deliveries: [{ body }] } = await evaluator.evaluate(app.alerts[0], { ...shown({ region }), region });
    expect(body).toBe(`"in ${region}"`);
  }
});

test('what a CloudTrail record lacks is the first note', async () => {
  const app = await appOf(assembly());
  const { notes } = await new AppEvaluator(app).evaluate(app.alerts[0], { ...shown(), missing: ['id'] });
  expect(notes[0]).toEqual({ code: 'made-from-record', missing: ['id'] });
});

test('problems that do not depend on an event are known once an event was evaluated', async () => {
  const app = await appOf(assembly(template({ Rule: ruleWith({ EventPattern: { source: [] } }) })));
  const evaluator = new AppEvaluator(app);
  expect(evaluator.problems()).toEqual([]);
  await evaluator.evaluate(app.alerts[0], shown());
  expect(evaluator.problems()).toMatchObject([{ alert: 'Mail/Alert', problem: { code: 'invalid-pattern' } }]);
});
