/**
 * The role under which the application reads and writes. It owns nothing and bypasses nothing, so row-level security
 * holds for it. It belongs to the whole cluster, and every database of a cluster shares it.
 */
export const appRole = "warmline_app";

/** The URL with a setting that is in force from the connection's first moment on, beside those that it has already. */
const withOption = (url: string, option: string): string => {
  const parsed = new URL(url);
  const before = parsed.searchParams.get("options");
  parsed.searchParams.set("options", before === null ? option : `${before} ${option}`);
  return parsed.toString();
};

/** The URL by which a connection starts as the application role. What the URL itself says about the role comes first and loses. */
export const asAppRole = (url: string): string => withOption(url, `-c role=${appRole}`);
