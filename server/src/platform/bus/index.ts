export { maxHintBytes, type Bus, type HintHandler } from "./bus.ts";
export { createLocalBus } from "./local-bus.ts";
export { openBus } from "./open-bus.ts";
export { openPostgresBus, type PostgresBusOptions } from "./postgres-bus.ts";
