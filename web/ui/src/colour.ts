const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

function channel(hex: string): number {
  const value = parseInt(hex, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance (WCAG) of `#rrggbb`, 0 black to 1 white; null when it is no such colour. */
export function luminance(colour: string): number | null {
  const [, red, green, blue] = HEX.exec(colour) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
}

/** Luminance of the near-black ink. */
const INK_LUMINANCE = 0.0105;

/** White or near-black, whichever stands out more on a shop's own colour. */
export function inkOn(colour: string): "#ffffff" | "#1d1a18" {
  const light = (luminance(colour) ?? 0) + 0.05;
  return 1.05 / light >= light / (INK_LUMINANCE + 0.05) ? "#ffffff" : "#1d1a18";
}
