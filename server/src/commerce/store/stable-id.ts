import { v5 } from "uuid";

/**
 * The id of a thing that a source names: the same name in the same namespace (a UUID) is always the same thing, so that
 * bringing it again finds it.
 */
export function stableId(namespace: string, ...name: readonly (string | number)[]): string {
  return v5(name.join("\u0000"), namespace);
}
