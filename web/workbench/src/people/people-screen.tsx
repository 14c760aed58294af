import type { ReactElement } from "react";

/** Placeholder until the list is there. */
export function PeopleScreen(): ReactElement {
  return <div />;
}
