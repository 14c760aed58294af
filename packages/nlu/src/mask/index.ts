export { createMasker, mask, type Masked, type Masker, type MaskOptions } from "./mask.ts";
export type { KnownValue, MaskedSpan, MaskType } from "./mask-types.ts";
