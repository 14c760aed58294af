import { createContext, use } from "react";
import type { Me } from "./me.ts";

/** Who is signed in; null outside the workbench. */
export const MeContext = createContext<Me | null>(null);

/** Who is signed in. Only below the workbench. */
export function useMe(): Me {
  const me = use(MeContext);
  if (me === null) throw new Error("useMe outside of the workbench");
  return me;
}
