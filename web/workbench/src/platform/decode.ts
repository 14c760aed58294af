/** Turns something unknown into a `T`, or throws `DecodeError`. What the server sends is checked before it is used. */
export type Decoder<T> = (value: unknown, path: string) => T;

/** What a decoder yields. */
export type Decoded<D> = D extends Decoder<infer T> ? T : never;

/** The value had another shape than this build of the workbench expects; `path` says where. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
}

function wrong(path: string, wanted: string): never {
  throw new DecodeError(`${path === "" ? "answer" : path} is no ${wanted}`);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Any text. */
export const text: Decoder<string> = (value, path) => (typeof value === "string" ? value : wrong(path, "text"));

/** Any finite number. */
export const number: Decoder<number> = (value, path) =>
  typeof value === "number" && Number.isFinite(value) ? value : wrong(path, "number");

/** True or false. */
export const flag: Decoder<boolean> = (value, path) => (typeof value === "boolean" ? value : wrong(path, "boolean"));

/** Nothing is read: for answers without a body. */
export const nothing: Decoder<null> = () => null;

/** One of the given texts. */
export function oneOf<const T extends string>(...allowed: readonly T[]): Decoder<T> {
  return (value, path) => allowed.find((candidate) => candidate === value) ?? wrong(path, allowed.join(" | "));
}

/** A list; of a very long one nothing is cut. */
export function list<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (value, path) =>
    Array.isArray(value) ? value.map((entry, at) => item(entry, `${path}[${at}]`)) : wrong(path, "list");
}

/** `null` stands for null and for absent. */
export function orNull<T>(inner: Decoder<T>): Decoder<T | null> {
  return (value, path) => (value === null || value === undefined ? null : inner(value, path));
}

/** What to take when the value is absent or null. */
export function otherwise<T>(inner: Decoder<T>, fallback: T): Decoder<T> {
  return (value, path) => (value === null || value === undefined ? fallback : inner(value, path));
}

type Fields = Readonly<Record<string, Decoder<unknown>>>;
type FieldsDecoded<F extends Fields> = { readonly [K in keyof F]: Decoded<F[K]> };

const at = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

/**
 * An object with at least these fields, and `optional` ones that are left out when absent or null. Others are dropped,
 * so that a newer server may say more.
 */
export function object<F extends Fields>(fields: F): Decoder<FieldsDecoded<F>>;
export function object<F extends Fields, O extends Fields>(
  fields: F,
  optional: O,
): Decoder<FieldsDecoded<F> & Partial<FieldsDecoded<O>>>;
export function object(fields: Fields, optional: Fields = {}): Decoder<unknown> {
  return (value, path) => {
    if (!isRecord(value)) return wrong(path, "object");
    const read = ([key, field]: [string, Decoder<unknown>]): [string, unknown] => [
      key,
      field(value[key], at(path, key)),
    ];
    const present = Object.entries(optional).filter(([key]) => value[key] !== null && value[key] !== undefined);
    return Object.fromEntries([...Object.entries(fields), ...present].map(read));
  };
}

/** A text in the languages in which it was given. */
export const bilingual = object({}, { zh: text, en: text });
