export { colourByName, colourFamily, type Colour, type ColourFamily } from "./colour-names.ts";
export type { DateWord, Entity, Meaning, Money, Place, Span } from "./entity.ts";
export { findEntities } from "./find-entities.ts";
export { countries, provinces, states } from "./place-names.ts";
