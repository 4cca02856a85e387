// Generated sign-ins and filters, for the checks.
export { events, filters } from '../unit/filter/arbitraries';
export { criteriaOf, type Filter } from '../unit/filter/filter';
