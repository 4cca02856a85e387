/**
 * Checks a name of AWS's own, such as `ConsoleLogin` or `Root`, that stands in a pattern.
 *
 * @param parameter as it is called in the API
 * @param knownNames names of this kind, the best known first
 * @throws when it cannot be one, or is a known one in another case, which would match nothing
 */
export function checkName(parameter: string, name: string, knownNames: readonly string[]): void {
  if (!/^[A-Za-z0-9]+$/.test(name)) {
    const what = parameter.replace(/[A-Z]/g, capital => ` ${capital.toLowerCase()}`);
    throw new Error(`${parameter} is ${JSON.stringify(name)}: give one ${what} of letters and digits, such as ${JSON.stringify(knownNames[0])}`);
  }
  const known = knownNames.find(each => each.toLowerCase() === name.toLowerCase());
  if (known !== undefined && known !== name) {
    throw new Error(`${parameter} is ${JSON.stringify(name)}, which would match nothing, since letters compare by case: write ${JSON.stringify(known)}`);
  }
}
