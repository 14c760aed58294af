/** Where a parcel goes. Fields the source does not have are empty strings. */
export interface Address {
  readonly recipient: string;
  readonly phone: string;
  /** ISO 3166 alpha-2 where known. */
  readonly country: string;
  /** Province or state. */
  readonly region: string;
  readonly city: string;
  readonly district: string;
  readonly line: string;
  readonly postcode: string;
}
