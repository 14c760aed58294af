import pkg from "../package.json" with { type: "json" };

/** The product's version, as in its package. */
export const version: string = pkg.version;
