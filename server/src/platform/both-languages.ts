/** A text for people, in both languages of the product. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}
