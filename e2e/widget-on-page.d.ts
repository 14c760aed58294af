interface Window {
  /** What the widget's script line puts on a page, as far as stories call it. */
  readonly Warmline?: { signIn(token: string): void; signOut(): void };
}
