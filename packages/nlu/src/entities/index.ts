export { colourByName, colourFamily, type Colour, type ColourFamily } from "./colour-names.ts";
export type { Address, AddressPart, DateWord, Entity, Meaning, Money, Place, QuantityUnit, Span } from "./entity.ts";
export { findEntities } from "./find-entities.ts";
export { countries, provinces, states } from "./place-names.ts";
export { dayAt, type Day, type DaySpan, resolveDate } from "./resolve-date.ts";
export { compileGazetteer, type Gazetteer, type GazetteerEntry, type GazetteerMatch } from "./gazetteer.ts";
