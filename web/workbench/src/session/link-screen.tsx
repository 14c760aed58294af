import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { type ReactElement, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { codeOf, requireAnswer } from "../platform/http.ts";
import { go } from "../platform/route.ts";
import { Failed, Loading } from "../shell/states.tsx";
import { Gate } from "./gate.tsx";
import { meQuery } from "./me.ts";
import { type LinkInfo, readLink, signIn, takeLink } from "./session-api.ts";

/** Shortest password that the server takes, in characters. */
const MIN_PASSWORD = 10;
const USED_UP: readonly string[] = ["not_found", "link_invalid", "link_used", "link_expired"];

/** What an invitation or reset link opens: sets name and password, then signs in. */
export function LinkScreen({ token }: { readonly token: string }): ReactElement {
  const { t } = useWords();
  const link = useQuery({ queryKey: ["link", token], queryFn: ({ signal }) => requireAnswer(readLink(token, signal)) });
  if (link.isPending)
    return (
      <Gate title={t("common.loading")}>
        <Loading />
      </Gate>
    );
  if (!link.isError) return <PasswordForm token={token} link={link.data} />;
  const code = codeOf(link.error);
  return USED_UP.includes(code) ? (
    <LinkGone />
  ) : (
    <Gate title={t("common.loadFailed")}>
      <Failed code={code} retry={() => void link.refetch()} />
    </Gate>
  );
}

function LinkGone(): ReactElement {
  const { t } = useWords();
  return (
    <Gate title={t("link.gone")}>
      <p className="gate-text">{t("link.goneText")}</p>
      <Button block size="large" onClick={() => go({ name: "inbox" }, "replace")}>
        {t("link.toSignIn")}
      </Button>
    </Gate>
  );
}

interface Fields {
  readonly displayName?: string;
  readonly password: string;
}

function PasswordForm({ token, link }: { readonly token: string; readonly link: LinkInfo }): ReactElement {
  const { t } = useWords();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const invited = link.kind === "invite";
  const submit = async (fields: Fields): Promise<void> => {
    setBusy(true);
    const taken = await takeLink(token, fields);
    const answer = taken.ok ? await signIn(link.email, fields.password) : taken;
    setBusy(false);
    if (!answer.ok) return setCode(answer.code);
    await queries.resetQueries({ queryKey: meQuery.queryKey });
    go({ name: "inbox" }, "replace");
  };
  const title = invited ? t("link.inviteTitle", { name: link.displayName ?? link.email }) : t("link.resetTitle");
  return (
    <Gate title={title}>
      <p className="gate-text">{invited ? t("link.inviteText") : t("link.resetText")}</p>
      {code !== null && <Alert className="gate-alert" type="error" role="alert" title={errorWords(t, code)} />}
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ displayName: link.displayName ?? "" }}
        onFinish={(fields) => void submit(fields)}
      >
        <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
        {invited && (
          <Form.Item
            name="displayName"
            label={t("link.name")}
            extra={t("link.nameHelp")}
            rules={[{ required: true, whitespace: true, message: t("link.needName") }]}
          >
            <Input maxLength={80} size="large" autoComplete="nickname" />
          </Form.Item>
        )}
        <Form.Item
          name="password"
          label={t("link.newPassword")}
          extra={t("link.passwordHelp")}
          rules={[{ required: true, min: MIN_PASSWORD, message: t("link.passwordShort") }]}
        >
          <Input.Password size="large" autoComplete="new-password" />
        </Form.Item>
        <Button block type="primary" htmlType="submit" size="large" loading={busy}>
          {t("link.submit")}
        </Button>
      </Form>
    </Gate>
  );
}
