import type { ReactElement } from "react";

/** Placeholder until the list is there. */
export function ShopsScreen({ chosen }: { readonly chosen: string | null }): ReactElement {
  return <div>{chosen}</div>;
}
