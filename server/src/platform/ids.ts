import { v7 } from "uuid";

/** Where ids come from: a port, so that tests can foretell them. */
export type NewId = () => string;

/** A new UUIDv7: unique, and in the order of making within this program, so that indexes grow at their end. */
export const newId: NewId = () => v7();
