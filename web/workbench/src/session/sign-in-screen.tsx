import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { type ReactElement, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { formatRoute, go } from "../platform/route.ts";
import { Gate } from "./gate.tsx";
import { meQuery } from "./me.ts";
import { signIn } from "./session-api.ts";

interface Fields {
  readonly email: string;
  readonly password: string;
}

/** Signs a person in. `expired`: he was signed in and is asked again, with everything unsent kept. */
export function SignInScreen({ expired }: { readonly expired: boolean }): ReactElement {
  const { t } = useWords();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const submit = async ({ email, password }: Fields): Promise<void> => {
    setBusy(true);
    setCode(null);
    const answer = await signIn(email.trim(), password);
    if (answer.ok) await queries.resetQueries({ queryKey: meQuery.queryKey });
    else setCode(answer.code);
    setBusy(false);
  };
  return (
    <Gate title={t("signIn.title")}>
      {expired && code === null && <Alert className="gate-alert" type="info" title={t("signIn.expired")} />}
      {code !== null && <Alert className="gate-alert" type="error" role="alert" title={errorWords(t, code)} />}
      <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
        <Form.Item
          name="email"
          label={t("signIn.email")}
          validateTrigger="onBlur"
          rules={[
            { required: true, message: t("signIn.needEmail") },
            { type: "email", message: t("signIn.badEmail") },
          ]}
        >
          <Input
            type="email"
            autoComplete="username"
            autoFocus
            placeholder={t("signIn.emailPlaceholder")}
            size="large"
          />
        </Form.Item>
        <Form.Item
          name="password"
          label={t("signIn.password")}
          rules={[{ required: true, message: t("signIn.needPassword") }]}
        >
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <Button block type="primary" htmlType="submit" size="large" loading={busy}>
          {t("signIn.submit")}
        </Button>
      </Form>
      <div className="gate-links">
        <ForgotLink />
      </div>
    </Gate>
  );
}

function ForgotLink(): ReactElement {
  const { t } = useWords();
  const forgot = { name: "forgot" } as const;
  return (
    <a
      href={formatRoute(forgot)}
      onClick={(event) => {
        event.preventDefault();
        go(forgot);
      }}
    >
      {t("signIn.forgot")}
    </a>
  );
}
