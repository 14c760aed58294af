import { lazy, type ReactElement, Suspense, useState } from "react";
import { InboxScreen } from "./inbox/inbox-screen.tsx";
import { useWords } from "./i18n/use-words.ts";
import { LiveProvider } from "./live/live-provider.tsx";
import { type Route, useRoute } from "./platform/route.ts";
import type { Me } from "./session/me.ts";
import { MeContext } from "./session/me-context.ts";
import { ConnectionBanner } from "./shell/connection-banner.tsx";
import { ShortcutsHelp } from "./shell/shortcuts-help.tsx";
import { Loading } from "./shell/states.tsx";
import { TopBar } from "./shell/top-bar.tsx";
import "./styles/shell.css";

const CasesScreen = lazy(async () => ({ default: (await import("./cases/cases-screen.tsx")).CasesScreen }));
const PeopleScreen = lazy(async () => ({ default: (await import("./people/people-screen.tsx")).PeopleScreen }));
const RequestsScreen = lazy(async () => ({
  default: (await import("./requests/requests-screen.tsx")).RequestsScreen,
}));
const ShopsScreen = lazy(async () => ({ default: (await import("./shops/shops-screen.tsx")).ShopsScreen }));

/** All screens of a signed-in person, under one connection. */
export function Workbench({ me }: { readonly me: Me }): ReactElement {
  const { t } = useWords();
  const route = useRoute();
  const [helping, setHelping] = useState(false);
  return (
    <MeContext value={me}>
      <LiveProvider personId={me.person.id}>
        <a className="skip" href="#main">
          {t("common.skipToContent")}
        </a>
        <div className="workbench">
          <TopBar route={route} onHelp={() => setHelping(true)} />
          <ConnectionBanner />
          <main id="main" className="workbench-main" tabIndex={-1}>
            <Suspense fallback={<Loading />}>
              <Room route={route} onHelp={() => setHelping((before) => !before)} />
            </Suspense>
          </main>
        </div>
        <ShortcutsHelp open={helping} onClose={() => setHelping(false)} />
      </LiveProvider>
    </MeContext>
  );
}

function Room({ route, onHelp }: { readonly route: Route; readonly onHelp: () => void }): ReactElement {
  switch (route.name) {
    case "cases":
      return <CasesScreen chosen={route.id} />;
    case "requests":
      return <RequestsScreen chosen={route.id} onHelp={onHelp} />;
    case "people":
      return <PeopleScreen />;
    case "shops":
      return <ShopsScreen chosen={route.id} part={route.part} item={route.item} />;
    case "conversation":
      return <InboxScreen chosen={route.id} step={route.details ? "details" : "conversation"} onHelp={onHelp} />;
    case "inbox":
    case "link":
    case "forgot":
      return <InboxScreen chosen={null} step="list" onHelp={onHelp} />;
  }
}
