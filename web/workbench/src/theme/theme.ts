import { theme as antd, type ThemeConfig } from "antd";

/** What the reader chose; `auto` follows the system. */
export type ThemeChoice = "auto" | "light" | "dark";

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Ant Design's theme made from the tokens of `@warmline/ui/tokens.css` as they stand for the present appearance. */
export function antdTheme(dark: boolean): ThemeConfig {
  return {
    algorithm: [dark ? antd.darkAlgorithm : antd.defaultAlgorithm],
    token: {
      colorPrimary: token("--wl-accent"),
      colorTextLightSolid: token("--wl-on-accent"),
      // What is made of the accent by itself is too light for words on it.
      colorPrimaryHover: token("--wl-accent-strong"),
      colorPrimaryActive: token("--wl-accent-strong"),
      colorLink: token("--wl-accent"),
      colorLinkHover: token("--wl-accent-strong"),
      colorSuccess: token("--wl-good"),
      colorWarning: token("--wl-warn"),
      colorError: token("--wl-bad"),
      colorInfo: token("--wl-focus"),
      colorErrorBg: token("--wl-bad-soft"),
      colorErrorBorder: token("--wl-bad"),
      colorWarningBg: token("--wl-warn-soft"),
      colorWarningBorder: token("--wl-note-line"),
      colorSuccessBg: token("--wl-good-soft"),
      colorSuccessBorder: token("--wl-good"),
      colorInfoBg: token("--wl-surface-sunken"),
      colorInfoBorder: token("--wl-line-strong"),
      colorText: token("--wl-ink"),
      colorTextSecondary: token("--wl-ink-2"),
      colorTextTertiary: token("--wl-ink-3"),
      colorTextPlaceholder: token("--wl-ink-3"),
      colorTextDescription: token("--wl-ink-3"),
      colorBgBase: token("--wl-surface"),
      colorBgContainer: token("--wl-surface"),
      colorBgElevated: token("--wl-surface-raised"),
      colorBgLayout: token("--wl-ground"),
      colorBorder: token("--wl-line-strong"),
      colorBorderSecondary: token("--wl-line"),
      fontFamily: token("--wl-font"),
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 34,
      wireframe: false,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.18s",
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
      Table: { cellPaddingBlock: 10, headerBg: token("--wl-surface-sunken") },
      Form: { itemMarginBottom: 18 },
    },
  };
}
