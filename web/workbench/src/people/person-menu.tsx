import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown, type MenuProps } from "antd";
import { type ReactElement, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { Icon } from "../shell/icon.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import {
  changePerson,
  makeResetLink,
  peopleQuery,
  type Person,
  type PersonChange,
  type PersonLink,
} from "./people-api.ts";
import { RolesDialog } from "./roles-dialog.tsx";

/** What can be done with a person: roles, a password link, deactivate or reactivate. */
export function PersonMenu({ person, self }: { readonly person: Person; readonly self: boolean }): ReactElement {
  const { t } = useWords();
  const { change, resetLink, link, closeLink } = usePersonActions(person);
  const { modal } = App.useApp();
  const [editing, setEditing] = useState(false);
  const deactivate = (): void => {
    void modal.confirm({
      title: `${t("people.deactivate")} · ${person.displayName}`,
      content: t("people.deactivateAsk", { name: person.displayName }),
      okText: t("people.deactivate"),
      okButtonProps: { danger: true },
      onOk: () => change({ state: "deactivated" }),
    });
  };
  const menu: MenuProps = {
    items: [
      { key: "roles", label: t("people.editRoles"), onClick: () => setEditing(true) },
      {
        key: "reset",
        label: t("people.resetLink"),
        disabled: person.state === "deactivated",
        onClick: () => void resetLink(),
      },
      { type: "divider" },
      person.state === "deactivated"
        ? { key: "on", label: t("people.reactivate"), onClick: () => void change({ state: "active" }) }
        : { key: "off", label: t("people.deactivate"), danger: true, disabled: self, onClick: deactivate },
    ],
  };
  return (
    <span className="person-menu">
      <Dropdown menu={menu} trigger={["click"]} placement="bottomRight">
        <Button type="text" icon={<Icon name="more" />} aria-label={`${t("common.more")}: ${person.displayName}`} />
      </Dropdown>
      {editing && <RolesDialog person={person} onClose={() => setEditing(false)} onSave={change} />}
      {link !== null && <LinkDialog name={person.displayName} link={link} onClose={closeLink} />}
    </span>
  );
}

interface PersonActions {
  /** Answers whether it was done. */
  readonly change: (change: PersonChange) => Promise<boolean>;
  readonly resetLink: () => Promise<void>;
  readonly link: PersonLink | null;
  readonly closeLink: () => void;
}

function usePersonActions(person: Person): PersonActions {
  const { t } = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [link, setLink] = useState<PersonLink | null>(null);
  const fail = (code: string): void => void message.error(errorWords(t, code));
  return {
    link,
    closeLink: () => setLink(null),
    async change(change) {
      const answer = await changePerson(person.id, change);
      if (!answer.ok) fail(answer.code);
      else void message.success(t("common.saved"));
      await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
      return answer.ok;
    },
    async resetLink() {
      const answer = await makeResetLink(person.id);
      if (answer.ok) setLink(answer.value);
      else fail(answer.code);
    },
  };
}
