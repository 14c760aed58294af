const WIDTH = 760;
const ROW = 28;
const LABEL = 250;
const HEAD = 44;

/**
 * Bars of shares, the largest first, as an SVG that is read on light and dark pages alike.
 * @param {string} title
 * @param {readonly { stage: string, share: number }[]} shares
 */
export function drawShares(title, shares) {
  const largest = Math.max(...shares.map(({ share }) => share));
  const rows = shares.map(({ stage, share }, index) => {
    const y = HEAD + index * ROW;
    const width = Math.max(1, Math.round(((WIDTH - LABEL - 70) * share) / largest));
    return [
      `  <text x="${LABEL - 10}" y="${y + 18}" text-anchor="end">${stage}</text>`,
      `  <rect x="${LABEL}" y="${y + 5}" width="${width}" height="18" rx="3" fill="#c2542d"/>`,
      `  <text x="${LABEL + width + 8}" y="${y + 18}">${(share * 100).toFixed(1)} %</text>`,
    ].join("\n");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEAD + shares.length * ROW + 12}" font-family="sans-serif" font-size="14" fill="#7a7a7a" role="img" aria-label="${title}">`,
    `  <text x="10" y="26" font-size="16" font-weight="600">${title}</text>`,
    ...rows,
    "</svg>",
    "",
  ].join("\n");
}
