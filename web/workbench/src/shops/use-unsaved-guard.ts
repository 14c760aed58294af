import { useEffect } from "react";
import { guardLeaving } from "../platform/route.ts";

/** While there are unsaved changes, asks before another screen, another site or the end of the tab. */
export function useUnsavedGuard(unsaved: boolean, question: string): void {
  useEffect(() => {
    if (!unsaved) return undefined;
    const free = guardLeaving(() => confirm(question));
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => {
      free();
      removeEventListener("beforeunload", warn);
    };
  }, [unsaved, question]);
}
