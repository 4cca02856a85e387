/** Any JSON value, as an event carries it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
