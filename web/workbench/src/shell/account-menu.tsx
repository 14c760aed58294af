import { useQueryClient } from "@tanstack/react-query";
import { Dropdown, type MenuProps } from "antd";
import type { ReactElement } from "react";
import { chooseLanguage } from "../i18n/i18n.ts";
import { useWords } from "../i18n/use-words.ts";
import { useClient } from "../live/live-context.ts";
import { go } from "../platform/route.ts";
import type { Me } from "../session/me.ts";
import { signOut } from "../session/session-api.ts";
import { Avatar } from "./avatar.tsx";
import type { ThemeChoice } from "../theme/theme.ts";
import { chooseTheme, useThemeChoice } from "../theme/use-theme-choice.ts";

type Items = NonNullable<MenuProps["items"]>;

const THEMES: readonly { readonly choice: ThemeChoice; readonly words: "themeAuto" | "themeLight" | "themeDark" }[] = [
  { choice: "auto", words: "themeAuto" },
  { choice: "light", words: "themeLight" },
  { choice: "dark", words: "themeDark" },
];

/** The own account: who one is, language, appearance, shortcuts, the way out. */
export function AccountMenu({ me, onHelp }: { readonly me: Me; readonly onHelp: () => void }): ReactElement {
  const { t } = useWords();
  const items = useItems(me, onHelp);
  return (
    <Dropdown menu={items} trigger={["click"]} placement="bottomRight">
      <button type="button" className="plain top-account" aria-label={`${t("nav.account")}: ${me.person.displayName}`}>
        <Avatar name={me.person.displayName} />
        <span className="top-account-name clip">{me.person.displayName}</span>
      </button>
    </Dropdown>
  );
}

function useItems(me: Me, onHelp: () => void): MenuProps {
  const { t, language } = useWords();
  const { choice } = useThemeChoice();
  const leave = useSignOut();
  const items: Items = [
    { key: "who", type: "group", label: `${me.person.displayName} · ${me.person.email}` },
    { type: "divider" },
    { key: "language-zh", label: "中文", onClick: () => chooseLanguage("zh") },
    { key: "language-en", label: "English", onClick: () => chooseLanguage("en") },
    { type: "divider" },
    ...THEMES.map((one) => ({
      key: one.choice,
      label: t(`common.${one.words}`),
      onClick: () => chooseTheme(one.choice),
    })),
    { type: "divider" },
    { key: "shortcuts", label: t("nav.shortcuts"), extra: "?", onClick: onHelp },
    { key: "out", label: t("nav.signOut"), danger: true, onClick: () => void leave() },
  ];
  return { items, selectable: true, multiple: true, selectedKeys: [`language-${language}`, choice] };
}

function useSignOut(): () => Promise<void> {
  const client = useClient();
  const queries = useQueryClient();
  return async () => {
    client.setPresence("offline");
    await client.forget();
    await signOut();
    go({ name: "inbox" }, "replace");
    queries.clear();
    location.reload();
  };
}
