import type { Bus } from "./bus.ts";
import { openPostgresBus, type PostgresBusOptions } from "./postgres-bus.ts";
import { createSilentBus } from "./silent-bus.ts";

/** Opens the bus that the setting names. */
export const openBus = async (kind: "postgres" | "none", options: PostgresBusOptions): Promise<Bus> =>
  kind === "postgres" ? openPostgresBus(options) : createSilentBus();
