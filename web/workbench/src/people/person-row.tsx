import { Tag } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useMe } from "../session/me-context.ts";
import { Avatar } from "../shell/avatar.tsx";
import type { Person } from "./people-api.ts";
import { PersonMenu } from "./person-menu.tsx";
import { grantWords, tierWords } from "./role-words.ts";

/** One person: name, address, tier, roles and state in words; what can be done with him behind one button. */
export function PersonRow({ person, manages }: { readonly person: Person; readonly manages: boolean }): ReactElement {
  const { t, language } = useWords();
  const me = useMe();
  const self = person.id === me.person.id;
  return (
    <li className="person" data-state={person.state}>
      <Avatar name={person.displayName} />
      <span className="person-name">
        <strong className="clip">{person.displayName}</strong>
        {self && <Tag>{t("people.you")}</Tag>}
        <span className="faint clip">{person.email}</span>
      </span>
      <span className="person-tier">{tierWords(t, person.tier)}</span>
      <span className="person-roles">
        {person.roles.length === 0 && <span className="faint">{t("people.noRoles")}</span>}
        {person.roles.map((grant) => (
          <Tag key={`${grant.role} ${grant.shopId}`}>{grantWords(t, { grant, me, language })}</Tag>
        ))}
      </span>
      <span className="person-state">{t(`people.states.${person.state}`)}</span>
      {manages && <PersonMenu person={person} self={self} />}
    </li>
  );
}
