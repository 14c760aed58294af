import { Alert, Button, Form, Input } from "antd";
import { type ReactElement, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { go } from "../platform/route.ts";
import { Gate } from "./gate.tsx";
import { requestReset } from "./session-api.ts";

/** Asks for a link to set a new password; never says whether the address is known. */
export function ForgotScreen(): ReactElement {
  const { t } = useWords();
  const [outcome, setOutcome] = useState<"none" | "busy" | "sent" | { readonly code: string }>("none");
  const submit = async ({ email }: { readonly email: string }): Promise<void> => {
    setOutcome("busy");
    const answer = await requestReset(email.trim());
    setOutcome(answer.ok ? "sent" : { code: answer.code });
  };
  return (
    <Gate title={t("forgot.title")}>
      {outcome === "sent" ? (
        <Alert type="success" title={t("forgot.sent")} />
      ) : (
        <>
          <p className="gate-text">{t("forgot.text")}</p>
          {typeof outcome === "object" && (
            <Alert className="gate-alert" type="error" role="alert" title={errorWords(t, outcome.code)} />
          )}
          <Form<{ email: string }> layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
            <Form.Item
              name="email"
              label={t("signIn.email")}
              validateTrigger="onBlur"
              rules={[{ required: true, type: "email", message: t("signIn.badEmail") }]}
            >
              <Input type="email" autoComplete="username" autoFocus size="large" />
            </Form.Item>
            <Button block type="primary" htmlType="submit" size="large" loading={outcome === "busy"}>
              {t("forgot.submit")}
            </Button>
          </Form>
        </>
      )}
      <div className="gate-links">
        <Button type="link" onClick={() => go({ name: "inbox" })}>
          {t("forgot.back")}
        </Button>
      </div>
    </Gate>
  );
}
