// Generated sign-ins and filters, for the checks.
export { events, filters } from '../filter/arbitraries';
export { criteriaOf, type Filter } from '../filter/filter';
