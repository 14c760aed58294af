/** What is asked of the warehouse, the courier or the shop, and taken back. */
export const REQUEST_ACTIONS = [
  "urge_dispatch",
  "hold_dispatch",
  "redelivery",
  "trace",
  "invoice",
  "withdraw_request",
] as const;
