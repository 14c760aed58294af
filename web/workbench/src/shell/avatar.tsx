import type { ReactElement } from "react";
import { Icon } from "./icon.tsx";

/** The first letter of a name in a circle; a figure for somebody without one. Says nothing to screen readers: the name stands beside it. */
export function Avatar({ name, large = false }: { readonly name: string; readonly large?: boolean }): ReactElement {
  const [first] = name.trim();
  return (
    <span className={large ? "avatar avatar-large" : "avatar"} aria-hidden="true">
      {first ?? <Icon name="person" />}
    </span>
  );
}
