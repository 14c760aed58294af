import { useQuery } from "@tanstack/react-query";
import { App as AntdApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { lazy, type ReactElement, Suspense, useEffect, useEffectEvent, useMemo, useState } from "react";
import { useWords } from "./i18n/use-words.ts";
import { codeOf, SESSION_ENDED, SESSION_OVER } from "./platform/http.ts";
import { useRoute } from "./platform/route.ts";
import { Gate } from "./session/gate.tsx";
import { ForgotScreen } from "./session/forgot-screen.tsx";
import { LinkScreen } from "./session/link-screen.tsx";
import { meQuery } from "./session/me.ts";
import { SignInScreen } from "./session/sign-in-screen.tsx";
import { ScreenBoundary } from "./shell/screen-boundary.tsx";
import { Failed, Loading } from "./shell/states.tsx";
import { antdTheme } from "./theme/theme.ts";
import { useThemeChoice } from "./theme/use-theme-choice.ts";

const Workbench = lazy(async () => ({ default: (await import("./workbench.tsx")).Workbench }));

/** Everything: theme and language around the screen that the address and the session ask for. */
export function App(): ReactElement {
  const { language } = useWords();
  const { dark } = useThemeChoice();
  const theme = useMemo(() => antdTheme(dark), [dark]);
  return (
    <ConfigProvider theme={theme} locale={language === "zh" ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <AntdApp component={false} message={{ maxCount: 3 }}>
        <ScreenBoundary>
          <Screen />
        </ScreenBoundary>
      </AntdApp>
    </ConfigProvider>
  );
}

function Screen(): ReactElement {
  const route = useRoute();
  if (route.name === "link") return <LinkScreen token={route.token} />;
  if (route.name === "forgot") return <ForgotScreen />;
  return <SignedIn />;
}

function SignedIn(): ReactElement {
  const { t } = useWords();
  const me = useQuery(meQuery);
  const [wasIn, setWasIn] = useState(false);
  useEffect(() => {
    if (me.data !== undefined) setWasIn(true);
  }, [me.data]);
  const { refetch } = me;
  const askAgain = useEffectEvent(() => {
    // The question itself may be what was refused: then it is on its way to say so, and must not begin anew.
    if (me.isSuccess) void refetch({ cancelRefetch: false });
  });
  useEffect(() => {
    const listener = (): void => askAgain();
    addEventListener(SESSION_ENDED, listener);
    return () => removeEventListener(SESSION_ENDED, listener);
  }, []);
  const code = me.isError ? codeOf(me.error) : null;
  if (code !== null && SESSION_OVER.includes(code)) return <SignInScreen expired={wasIn} />;
  if (me.data !== undefined) {
    return (
      <Suspense fallback={<Loading />}>
        <Workbench me={me.data} />
      </Suspense>
    );
  }
  return (
    <Gate title={t("common.loading")}>
      {code === null ? <Loading /> : <Failed code={code} retry={() => void me.refetch()} />}
    </Gate>
  );
}
