/** What is kept for the frame ends with this where each tab has its own. */
const PER_TAB = ":outbox";

/** Small texts in the shop page's own storage; where that is forbidden, nothing. */
export interface PageMemory {
  read(key: string): string | null;
  /** Keeps a text; an empty one is removed. */
  write(key: string, text: string): void;
  /** Every text whose key begins so. */
  readAll(prefix: string): Record<string, string>;
}

type KeepsText = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A page's storages: the one that tabs share, and the tab's own. Their texts are their own fields. */
export interface PageStorages {
  readonly shared: KeepsText;
  readonly tab: KeepsText;
}

/** A memory over the page's storages; reading them may already be forbidden. */
export function createPageMemory(storages: () => PageStorages): PageMemory {
  function attempt<T>(run: (storages: PageStorages) => T): T | null {
    try {
      return run(storages());
    } catch {
      return null;
    }
  }

  return {
    read: (key) => attempt(({ shared }) => shared.getItem(key)),
    write: (key, text) =>
      void attempt(({ shared, tab }) => {
        const storage = key.endsWith(PER_TAB) ? tab : shared;
        if (text === "") storage.removeItem(key);
        else storage.setItem(key, text);
      }),
    readAll: (prefix) =>
      attempt(({ shared, tab }) => {
        const keys = [...Object.keys(shared), ...Object.keys(tab)].filter((key) => key.startsWith(prefix));
        return Object.fromEntries(keys.map((key) => [key, tab.getItem(key) ?? shared.getItem(key) ?? ""]));
      }) ?? {},
  };
}
