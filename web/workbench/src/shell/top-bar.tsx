import type { MouseEvent, ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { formatRoute, go, type Route } from "../platform/route.ts";
import { may, type Me } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { AccountMenu } from "./account-menu.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { PresenceControl } from "./presence-control.tsx";

interface Place {
  readonly route: Route;
  readonly words: "inbox" | "requests" | "cases" | "people" | "shops";
  readonly icon: IconName;
}

function placesFor(me: Me): readonly Place[] {
  const inbox: Place = { route: { name: "inbox" }, words: "inbox", icon: "inbox" };
  const requests: Place = { route: { name: "requests", id: null }, words: "requests", icon: "request" };
  const cases: Place = { route: { name: "cases", id: null }, words: "cases", icon: "case" };
  const people: Place = { route: { name: "people" }, words: "people", icon: "people" };
  const shops: Place = { route: { name: "shops", id: null, part: "settings" }, words: "shops", icon: "shop" };
  return [
    inbox,
    ...(may(me, "orders.read") ? [requests] : []),
    ...(may(me, "cases.read") ? [cases] : []),
    ...(may(me, "people.read") ? [people] : []),
    ...(may(me, "shop.manage") ? [shops] : []),
  ];
}

function isHere(place: Place, route: Route): boolean {
  if (place.words === "inbox") return route.name === "inbox" || route.name === "conversation";
  return place.words === route.name;
}

/** The name, the places one may go to, the own availability, the own account. */
export function TopBar({ route, onHelp }: { readonly route: Route; readonly onHelp: () => void }): ReactElement {
  const { t } = useWords();
  const me = useMe();
  return (
    <header className="top">
      <span className="top-brand">
        <span className="top-mark" aria-hidden="true" />
        <strong>{t("app.name")}</strong>
      </span>
      <nav className="top-nav" aria-label={t("nav.menu")}>
        {placesFor(me).map((place) => (
          <PlaceLink key={place.words} place={place} here={isHere(place, route)} />
        ))}
      </nav>
      <span className="top-space" />
      {may(me, "conversations.serve") && <PresenceControl />}
      <AccountMenu me={me} onHelp={onHelp} />
    </header>
  );
}

function PlaceLink({ place, here }: { readonly place: Place; readonly here: boolean }): ReactElement {
  const { t } = useWords();
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(place.route);
  };
  return (
    <a
      className="top-place"
      href={formatRoute(place.route)}
      aria-current={here ? "page" : undefined}
      onClick={follow}
      title={t(`nav.${place.words}`)}
    >
      <Icon name={place.icon} />
      <span>{t(`nav.${place.words}`)}</span>
    </a>
  );
}
