/**
 * A question asked on a product's page, and the fact that answers it with words that must be said of it. Null: the shop
 * has not said it. Where another fact answers as well, it stands behind. Facts that are not attributes go by the product's field (`care`, `usage`, `sizeChart` …).
 */
export type HeldOutProductQuestion = readonly [
  shop: string,
  sku: string,
  text: string,
  answer: readonly [fact: string, says: string] | null,
  other?: readonly [fact: string, says: string],
];
