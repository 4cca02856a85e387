/** What the user has to put right before the command can answer; its message is one line for standard error, and the exit code is 2. */
export class Misuse extends Error {}
