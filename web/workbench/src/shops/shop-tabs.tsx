import { type MouseEvent, type ReactElement, useEffect, useRef } from "react";
import { formatRoute, go, type ShopPart } from "../platform/route.ts";
import { useRulesWords } from "./use-rules-words.ts";

const TABS = [
  ["settings", "settings"],
  ["rules", "rules"],
  ["offers", "offers"],
  ["return-addresses", "returns"],
  ["own-answers", "ownAnswers"],
  ["sops", "sops"],
] as const;

/** The parts of a shop's settings, each with an address of its own. */
export function ShopTabs({ shopId, part }: { readonly shopId: string; readonly part: ShopPart }): ReactElement {
  const words = useRulesWords();
  const bar = useRef<HTMLElement>(null);
  // On a small screen the parts are a strip that slides: which one is open must be in view.
  useEffect(() => {
    bar.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [part]);
  const follow = (event: MouseEvent, to: ShopPart): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go({ name: "shops", id: shopId, part: to });
  };
  return (
    <nav ref={bar} className="shops-tabs" aria-label={words.tabs}>
      {TABS.map(([to, name]) => (
        <a
          key={to}
          href={formatRoute({ name: "shops", id: shopId, part: to })}
          aria-current={to === part ? "page" : undefined}
          onClick={(event) => follow(event, to)}
        >
          {words.tab[name]}
        </a>
      ))}
    </nav>
  );
}
