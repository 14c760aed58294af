import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { type MouseEvent, type ReactElement, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { textIn } from "../customer/core/order-words.ts";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { formatRoute, go } from "../platform/route.ts";
import { Failed, Loading, Nothing } from "../shell/states.tsx";
import { Ago } from "../shell/time.tsx";
import { filled } from "../shops/use-rules-words.ts";
import { NEW_SOP } from "./core/edit-sop.ts";
import { SopEditorScreen } from "./sop-editor.tsx";
import { createSop, type SopLine, sopsQuery } from "./sops-api.ts";
import { useSopsWords } from "./use-sops-words.ts";
import "../styles/said.css";
import "../styles/sops.css";

/** A shop's own processes: all of them, or the one being written. */
export function SopsScreen({
  shopId,
  item,
}: {
  readonly shopId: string;
  readonly item: string | undefined;
}): ReactElement {
  return item === undefined ? <SopList shopId={shopId} /> : <SopEditorScreen key={item} shopId={shopId} id={item} />;
}

function SopList({ shopId }: { readonly shopId: string }): ReactElement {
  const words = useSopsWords();
  const sops = useQuery(sopsQuery(shopId));
  return (
    <>
      <p className="sheet-help">{words.intro}</p>
      <CreateButton shopId={shopId} />
      {sops.isPending ? (
        <Loading rows={4} />
      ) : sops.isError ? (
        <Failed code={codeOf(sops.error)} retry={() => void sops.refetch()} />
      ) : sops.data.length === 0 ? (
        <Nothing icon="queue" title={words.empty} hint={words.emptyHint} />
      ) : (
        <ul className="sop-list" aria-label={words.list}>
          {sops.data.map((sop) => (
            <SopRow key={sop.id} shopId={shopId} sop={sop} />
          ))}
        </ul>
      )}
    </>
  );
}

function CreateButton({ shopId }: { readonly shopId: string }): ReactElement {
  const { t } = useWords();
  const words = useSopsWords();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const create = async (): Promise<void> => {
    setBusy(true);
    const answer = await createSop(shopId, NEW_SOP);
    setBusy(false);
    if (answer.ok) go({ name: "shops", id: shopId, part: "sops", item: answer.value.id });
    else setRefused(answer.code);
  };
  return (
    <div className="sop-create">
      <Button type="primary" loading={busy} onClick={() => void create()}>
        {words.create}
      </Button>
      {refused !== null && <Alert type="error" role="alert" title={errorWords(t, refused)} />}
    </div>
  );
}

function SopRow({ shopId, sop }: { readonly shopId: string; readonly sop: SopLine }): ReactElement {
  const words = useSopsWords();
  const { language } = useWords();
  const route = { name: "shops", id: shopId, part: "sops", item: sop.id } as const;
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(route);
  };
  const { publishedVersion, changed } = sop;
  return (
    <li>
      <a href={formatRoute(route)} onClick={follow}>
        <strong>{textIn(sop.title, language) || words.untitled}</strong>
        <span className="sop-state" data-live={publishedVersion !== null || undefined}>
          {publishedVersion === null ? words.unpublished : filled(words.published, { version: publishedVersion })}
        </span>
        {publishedVersion !== null && changed && <span className="sop-state">{words.changed}</span>}
        <span className="faint sop-by">
          {filled(words.by, { who: sop.draftedBy })} · <Ago at={sop.draftedAt} />
        </span>
      </a>
    </li>
  );
}
