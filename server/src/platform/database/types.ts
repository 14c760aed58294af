import { TypeOverrides } from "pg";

const INT8 = 20;
const INT8_ARRAY = 1016;

const parseCount = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is beyond what a number holds exactly`);
  return value;
};

/** An array of int8 in PostgreSQL's text form: one dimension, as columns and array_agg have it. */
const parseCounts = (text: string): readonly (number | null)[] =>
  text === "{}"
    ? []
    : text
        .slice(1, -1)
        .split(",")
        .map((item) => (item === "NULL" ? null : parseCount(item)));

/**
 * How values arrive: int8, and with it `count(*)`, as a number, refused where that would round; numeric stays the exact
 * text that the driver gives. Given to each connection, so that nothing global changes.
 */
export const makeValueTypes = (): TypeOverrides => {
  const types = new TypeOverrides();
  types.setTypeParser(INT8, parseCount);
  types.setTypeParser(INT8_ARRAY, parseCounts);
  return types;
};
