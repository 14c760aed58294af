import { parseFields } from "../shared/fields.ts";

/** A picture on its way up: how far (0 to 1), or why it stopped. `preview` is a blob address. */
export interface Upload {
  readonly id: number;
  readonly file: Blob;
  readonly preview: string;
  readonly progress: number;
  readonly failed: string | null;
}

/** Largest picture, in bytes. */
export const MAX_PICTURE_BYTES = 10_000_000;

/** What uploads need: the session's token, and what to do when a picture has arrived or something changed. */
export interface UploadOptions {
  readonly session: () => string;
  readonly onUploaded: (picture: { id: string; width?: number; height?: number }) => void;
  readonly onChange: () => void;
}

/** Pictures that are being uploaded, oldest first. */
export interface Uploads {
  list(): readonly Upload[];
  add(files: Iterable<Blob>): void;
  retry(id: number): void;
  discard(id: number): void;
}

function problemWith(file: Blob): string | null {
  if (!file.type.startsWith("image/")) return "not_an_image";
  return file.size > MAX_PICTURE_BYTES ? "too_large" : null;
}

interface Uploaded {
  readonly id: string;
  readonly width?: number;
  readonly height?: number;
}

const isCount = (value: unknown): value is number => typeof value === "number";

function readUploaded(text: string): Uploaded | null {
  const { id, width, height } = parseFields(text);
  if (typeof id !== "string") return null;
  return { id, ...(isCount(width) && { width }), ...(isCount(height) && { height }) };
}

/** Uploads pictures one after the other. XMLHttpRequest, because fetch does not tell how far an upload is. */
export function createUploads(options: UploadOptions): Uploads {
  let uploads: readonly Upload[] = [];
  let ids = 0;
  let busy = false;

  function change(id: number, changes: Partial<Upload> | null): void {
    uploads = uploads.flatMap((one) => {
      if (one.id !== id) return [one];
      if (changes === null) URL.revokeObjectURL(one.preview);
      return changes === null ? [] : [{ ...one, ...changes }];
    });
    options.onChange();
  }

  function next(): void {
    const upload = uploads.find(({ failed }) => failed === null);
    if (busy || upload === undefined) return;
    busy = true;
    start(upload);
  }

  function start({ id, file }: Upload): void {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/widget/attachments");
    request.setRequestHeader("authorization", `Bearer ${options.session()}`);
    request.setRequestHeader("content-type", file.type);
    request.upload.onprogress = ({ loaded, total }) => change(id, { progress: total > 0 ? loaded / total : 0 });
    request.onloadend = () => {
      busy = false;
      finish(id, request);
      next();
    };
    request.send(file);
  }

  function finish(id: number, request: XMLHttpRequest): void {
    const picture = request.status >= 200 && request.status < 300 ? readUploaded(request.responseText) : null;
    const stillWanted = uploads.some((one) => one.id === id);
    if (picture !== null && stillWanted) {
      change(id, null);
      options.onUploaded(picture);
    } else if (stillWanted) {
      change(id, { failed: failureOf(request.status) });
    }
  }

  return {
    list: () => uploads,
    add(files) {
      for (const file of files) {
        ids += 1;
        const preview = URL.createObjectURL(file);
        uploads = [...uploads, { id: ids, file, preview, progress: 0, failed: problemWith(file) }];
      }
      options.onChange();
      next();
    },
    retry(id) {
      const upload = uploads.find((one) => one.id === id);
      if (upload === undefined) return;
      change(id, { failed: problemWith(upload.file), progress: 0 });
      next();
    },
    discard: (id) => change(id, null),
  };
}

function failureOf(status: number): string {
  if (status === 413) return "too_large";
  return status === 415 || status === 422 ? "not_an_image" : "network";
}
