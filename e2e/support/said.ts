/** One thing that was said, as a screen shows it: on whose side it stands, and its words or that it is a picture. */
export interface Said {
  readonly by: "customer" | "staff";
  readonly what: string;
}

/** How a picture is written down. */
export const PICTURE = "[picture]";

/** What the customer said. */
export const customerSaid = (what: string): Said => ({ by: "customer", what });
/** What the assistant or an agent said. */
export const staffSaid = (what: string): Said => ({ by: "staff", what });
