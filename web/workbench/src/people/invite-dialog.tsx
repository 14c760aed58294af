import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Segmented } from "antd";
import { type ReactElement, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { useMe } from "../session/me-context.ts";
import { Dialog } from "../shell/dialog.tsx";
import { withoutDoubles } from "./core/grants.ts";
import { LinkToCopy } from "./link-dialog.tsx";
import { type Invitation, invite, peopleQuery, type PersonLink } from "./people-api.ts";
import { firstGrant, RolesField } from "./roles-field.tsx";
import { TierField } from "./tier-field.tsx";

type Outcome =
  | { readonly state: "asking"; readonly code: string | null; readonly busy: boolean }
  | { readonly state: "done"; readonly name: string; readonly link: PersonLink };

/** Asks whom to invite, then shows the link to be sent. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useWords();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>({ state: "asking", code: null, busy: false });
  const submit = async (fields: Invitation): Promise<void> => {
    setOutcome({ state: "asking", code: null, busy: true });
    const answer = await invite({ ...fields, email: fields.email.trim(), roles: withoutDoubles(fields.roles) });
    if (!answer.ok) return setOutcome({ state: "asking", code: answer.code, busy: false });
    setOutcome({ state: "done", name: fields.displayName, link: answer.value });
    await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
  };
  return (
    <Dialog width={480} title={t("people.inviteTitle")} footer={null} onClose={onClose}>
      {outcome.state === "done" ? (
        <LinkToCopy name={outcome.name} link={outcome.link} />
      ) : (
        <>
          {outcome.code !== null && <Alert type="error" role="alert" title={errorWords(t, outcome.code)} />}
          <InviteForm busy={outcome.busy} onSubmit={(fields) => void submit(fields)} />
        </>
      )}
    </Dialog>
  );
}

function InviteForm({
  busy,
  onSubmit,
}: {
  readonly busy: boolean;
  readonly onSubmit: (fields: Invitation) => void;
}): ReactElement {
  const { t, language } = useWords();
  const me = useMe();
  const initial = { language, tier: 1, roles: [firstGrant(me)] };
  return (
    <Form<Invitation> layout="vertical" requiredMark={false} initialValues={initial} onFinish={onSubmit}>
      <Form.Item
        name="displayName"
        label={t("people.name")}
        rules={[{ required: true, whitespace: true, message: t("link.needName") }]}
      >
        <Input maxLength={80} autoFocus />
      </Form.Item>
      <Form.Item
        name="email"
        label={t("people.email")}
        validateTrigger="onBlur"
        rules={[{ required: true, type: "email", message: t("signIn.badEmail") }]}
      >
        <Input type="email" autoComplete="off" />
      </Form.Item>
      <Form.Item name="tier" label={t("people.tier")}>
        <TierField />
      </Form.Item>
      <Form.Item
        name="roles"
        label={t("people.roles")}
        rules={[{ required: true, type: "array", min: 1, message: t("people.needRole") }]}
      >
        <RolesField />
      </Form.Item>
      <Form.Item name="language" label={t("common.language")}>
        <Segmented
          options={[
            { value: "zh", label: "中文" },
            { value: "en", label: "English" },
          ]}
        />
      </Form.Item>
      <Button block type="primary" htmlType="submit" loading={busy}>
        {t("people.send")}
      </Button>
    </Form>
  );
}
