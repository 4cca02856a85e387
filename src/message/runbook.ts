/** So that a message with it stays within what EventBridge allows. */
const LONGEST_RUNBOOK = 1000;

/** An address as a browser takes it, without a character that a mail, a card or an input transformer would change. */
const ADDRESS = /^https:\/\/[A-Za-z0-9][A-Za-z0-9.:-]*([/?#][A-Za-z0-9!#$%&'()*+,./:;=?@_~[\]-]*)?$/;

/**
 * Checks the address of the user's own instructions.
 *
 * @throws for what is no address of `https`, and for one that is too long
 */
export function checkRunbook(runbook: string): void {
  if (!ADDRESS.test(runbook) || !URL.canParse(runbook)) {
    throw new Error(`runbook is ${JSON.stringify(runbook)}: give an address such as "https://wiki.example.com/sign-ins", of https, and percent-encoded`);
  }
  if (runbook.length > LONGEST_RUNBOOK) {
    throw new Error(`runbook is ${runbook.length} characters long: give an address of at most ${LONGEST_RUNBOOK}, so that a message has room for it`);
  }
}
