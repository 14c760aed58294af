/** Builds the widget in memory: everything that `dist` holds but `frame.html`. */
export function buildWidget(): Promise<readonly { readonly name: string; readonly contents: Uint8Array }[]>;
