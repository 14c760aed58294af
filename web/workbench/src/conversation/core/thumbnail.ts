/** Longest side of a picture in the log, in pixels. */
export const THUMBNAIL_PX = 240;

/** The size in which a picture stands in the log: never larger than it is, its shape kept; a square while its size is unknown. */
export function thumbnailSize(picture: { readonly width?: number | undefined; readonly height?: number | undefined }): {
  readonly width: number;
  readonly height: number;
} {
  const { width, height } = picture;
  if (width === undefined || height === undefined) return { width: THUMBNAIL_PX, height: THUMBNAIL_PX };
  const scale = Math.min(1, THUMBNAIL_PX / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
