import { Command, Evaluate } from './command';
import { DOCTOR } from './doctor/doctor';
import { PREVIEW } from './preview/preview';
import { REPLAY } from './replay/replay';

/** All commands: a new one is one entry here, and one folder. */
export const COMMANDS: readonly Command[] = [
  PREVIEW,
  REPLAY,
  DOCTOR,
];

/** The output of `--help`. */
export const HELP = `${COMMANDS.map(({ help }) => help).join('\n')}  --help, --version

Exit code: 0; 1 if there are findings: a matching event that would never be
delivered as intended, an alert that no sample matches, a value that cannot be
resolved; in a replay also sign-ins in a Region or account that nothing covers,
more mails in a second than SNS delivers, and a broken file; of the doctor
anything that is wrong or not known;
2 if the command was not understood, could not read its input, or gave up,
because the input takes more time or memory than any app that can be deployed.
`;

/** Evaluates a task in this process. */
export const evaluateHere: Evaluate = async (task, begin) => {
  const command = COMMANDS.find(({ name }) => name === task.command);
  if (command === undefined) throw new Error(`there is no command ${task.command}`);
  return command.evaluate(task, begin);
};
