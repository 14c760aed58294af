import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { codeOf } from "../platform/http.ts";
import type { Me } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { Failed, Loading } from "../shell/states.tsx";
import { inputsOf, type ListedPart, listInput } from "./core/editor-parts.ts";
import { FieldContext } from "./field-context.ts";
import { ListInput } from "./said-fields.tsx";
import { RulesSections } from "./rules-sections.tsx";
import { type Said, type SaidPart, saidQuery } from "./said-api.ts";
import { SaidBar } from "./said-bar.tsx";
import { type SaidEditor, useSaidEditor } from "./use-said-editor.ts";
import { useUnsavedGuard } from "./use-unsaved-guard.ts";
import { useRulesWords } from "./use-rules-words.ts";
import "../styles/said.css";

interface Props {
  readonly shopId: string;
  readonly part: SaidPart;
}

/** One part of what a shop says: its rules, its offers, or its addresses for returns. */
export function SaidScreen({ shopId, part }: Props): ReactElement {
  const said = useQuery(saidQuery(shopId, part));
  if (said.isPending) return <Loading rows={9} />;
  if (said.isError) return <Failed code={codeOf(said.error)} retry={() => void said.refetch()} />;
  return <Editor key={`${shopId} ${part}`} shopId={shopId} part={part} from={said.data} />;
}

const INTRO = { rules: "rules", offers: "offers", "return-addresses": "returns" } as const;

function Editor({ shopId, part, from }: Props & { readonly from: Said }): ReactElement {
  const words = useRulesWords();
  const me = useMe();
  const editor = useSaidEditor({ shopId, part, from, inputs: inputsOf(part) });
  useUnsavedGuard(editor.unsaved, words.leave);
  return (
    <FieldContext value={{ ...settingOf(me, shopId), lacking: editor.lacking }}>
      <p className="sheet-help">{words.intro[INTRO[part]]}</p>
      {part === "rules" ? <RulesSections shopId={shopId} editor={editor} /> : <Listed part={part} editor={editor} />}
      <SaidBar editor={editor} />
    </FieldContext>
  );
}

function settingOf(me: Me, shopId: string) {
  const shop = me.shops.find(({ id }) => id === shopId);
  const language = shop?.language === "en" ? ("en" as const) : ("zh" as const);
  return { language, currency: shop?.currency ?? "CNY", timeZone: shop?.timeZone ?? "UTC" };
}

function Listed({ part, editor }: { readonly part: ListedPart; readonly editor: SaidEditor }): ReactElement {
  return (
    <section className="sheet">
      <ListInput input={listInput(part)} value={editor.value} path="" onChange={(next) => editor.change(next ?? [])} />
    </section>
  );
}
