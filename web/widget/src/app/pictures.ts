/** How far a picture is: on its way, there as a blob address, or not to be had. */
export type PictureState =
  { readonly status: "loading" } | { readonly status: "there"; readonly src: string } | { readonly status: "failed" };

/** Pictures of the log, each fetched once with the session's token. */
export interface Pictures {
  /** A picture's state now; asking for it fetches it, and `onChange` tells when there is more to say. */
  get(attachment: string): PictureState;
  retry(attachment: string): void;
}

const LOADING: PictureState = { status: "loading" };

/** Fetches pictures for as long as the page lives. */
export function createPictures(session: () => string, onChange: () => void): Pictures {
  const known = new Map<string, PictureState>();

  function become(attachment: string, state: PictureState): void {
    known.set(attachment, state);
    onChange();
  }

  async function load(attachment: string): Promise<void> {
    const headers = { authorization: `Bearer ${session()}` };
    const response = await fetch(`/api/v1/widget/attachments/${encodeURIComponent(attachment)}`, { headers });
    if (!response.ok) throw new Error(`Picture: ${String(response.status)}`);
    become(attachment, { status: "there", src: URL.createObjectURL(await response.blob()) });
  }

  function begin(attachment: string): PictureState {
    known.set(attachment, LOADING);
    load(attachment).catch(() => become(attachment, { status: "failed" }));
    return LOADING;
  }

  return { get: (attachment) => known.get(attachment) ?? begin(attachment), retry: begin };
}
