import type { Metadata } from "sharp";

/** Largest upload, in bytes. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
/** Largest picture that is decoded, in pixels: a small file must not unfold into all memory. */
const MAX_PIXELS = 50_000_000;
/** Longest edge that is kept, in pixels: enough to read a label on. */
const MAX_EDGE = 2_048;
const QUALITY = 82;
/** What a picture may be, by its content. SVG and documents are not pictures here: they can carry scripts. */
const FORMATS: readonly string[] = ["jpeg", "png", "webp", "gif"];

/** A picture as it is kept. */
export interface EncodedPicture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** AVIF is AV1 in a HEIF container, and is told as such. */
function isPicture({ format, compression }: Pick<Metadata, "format" | "compression">): boolean {
  return FORMATS.includes(format) || (format === "heif" && compression === "av1");
}

/** Decodes an upload and encodes it anew as WebP, upright and without anything else that was in the file. Null: no picture. */
export async function encodePicture(upload: Uint8Array): Promise<EncodedPicture | null> {
  // Loaded with the first upload: it takes ten megabytes, which a server that only answers does without.
  const { default: sharp } = await import("sharp");
  try {
    const picture = sharp(upload, { limitInputPixels: MAX_PIXELS, failOn: "error", animated: false });
    if (!isPicture(await picture.metadata())) return null;
    const { data, info } = await picture
      .rotate()
      .resize({ width: MAX_EDGE, height: MAX_EDGE, fit: "inside", withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    // Whatever cannot be decoded is no picture; why does not matter to who sent it.
    return null;
  }
}
