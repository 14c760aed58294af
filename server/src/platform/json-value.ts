/** Anything that JSON can say: what jsonb columns, hints on the bus and jobs carry. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };
