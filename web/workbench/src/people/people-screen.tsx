import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { may } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { Failed, Loading, Nothing } from "../shell/states.tsx";
import { isFound } from "./core/grants.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { peopleQuery } from "./people-api.ts";
import { PersonRow } from "./person-row.tsx";
import "../styles/people.css";

/** Who works here, in which roles; inviting, changing, deactivating. */
export function PeopleScreen(): ReactElement {
  const { t } = useWords();
  const me = useMe();
  const [query, setQuery] = useState("");
  const [inviting, setInviting] = useState(false);
  const manages = may(me, "people.manage");
  return (
    <div className="page-scroll">
      <div className="page">
        <div className="page-head">
          <h1>{t("people.title")}</h1>
          <Input.Search
            allowClear
            className="people-search"
            placeholder={t("people.search")}
            aria-label={t("people.search")}
            onChange={(event) => setQuery(event.target.value)}
          />
          {manages && (
            <Button type="primary" onClick={() => setInviting(true)}>
              {t("people.invite")}
            </Button>
          )}
        </div>
        <PeopleList query={query} manages={manages} />
      </div>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </div>
  );
}

function PeopleList({ query, manages }: { readonly query: string; readonly manages: boolean }): ReactElement {
  const { t } = useWords();
  const people = useQuery(peopleQuery);
  if (people.isPending) return <Loading rows={9} />;
  if (people.isError) return <Failed code={codeOf(people.error)} retry={() => void people.refetch()} />;
  const found = people.data.filter((person) => isFound(person, query));
  if (found.length === 0)
    return <Nothing icon="people" title={query === "" ? t("people.empty") : t("common.searchNothing")} />;
  return (
    <ul className="people">
      {found.map((person) => (
        <PersonRow key={person.id} person={person} manages={manages} />
      ))}
    </ul>
  );
}
