import type { Sop, SopStep } from "@warmline/contract";
import { useQuery } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import type { ReactElement } from "react";
import { formatMoney } from "@warmline/ui";
import { codeOf } from "../platform/http.ts";
import { Dialog } from "../shell/dialog.tsx";
import { Failed, Loading } from "../shell/states.tsx";
import { filled } from "../shops/use-rules-words.ts";
import { nameIn, SopContext, type SopSetting, stepChoice, stepName, useSopSetting, valuesFor } from "./sop-context.ts";
import { sopVersionQuery } from "./sops-api.ts";
import type { SopEditor } from "./use-sop-editor.ts";

interface Props {
  readonly shopId: string;
  readonly editor: SopEditor;
  readonly version: number;
  readonly onClose: () => void;
}

/** A published version to be read, and brought back from there. */
export function SopRead({ shopId, editor, version, onClose }: Props): ReactElement {
  const setting = useSopSetting();
  const { words } = setting;
  const found = useQuery(sopVersionQuery(shopId, editor.kept.id, version));
  const isLive = version === editor.kept.publishedVersion;
  return (
    <Dialog
      width={640}
      title={filled(words.version, { version })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words.close}</Button>
          {!isLive && <RollBack editor={editor} version={version} onDone={onClose} />}
        </>
      }
    >
      {found.isPending ? (
        <Loading rows={6} />
      ) : found.isError ? (
        <Failed code={codeOf(found.error)} retry={() => void found.refetch()} />
      ) : (
        <SopContext value={{ ...setting, sop: found.data.sop }}>
          <Text sop={found.data.sop} />
        </SopContext>
      )}
    </Dialog>
  );
}

/** Brings a version back, when asked twice. */
export function RollBack({
  editor,
  version,
  onDone,
}: Pick<Props, "editor" | "version"> & { readonly onDone?: () => void }): ReactElement {
  const { words } = useSopSetting();
  const confirmed = (): void => {
    editor.rollBack(version);
    onDone?.();
  };
  return (
    <Popconfirm
      title={filled(words.rollBackAsk, { version })}
      okText={words.confirm}
      cancelText={words.cancel}
      onConfirm={confirmed}
    >
      <Button size="small" disabled={editor.busy}>
        {words.rollBack}
      </Button>
    </Popconfirm>
  );
}

function Text({ sop }: { readonly sop: Sop }): ReactElement {
  const setting = useSopSetting();
  const { words, vocabulary, language } = setting;
  const starts = [...sop.start.intents.map((id) => nameIn(vocabulary.starts, id, language)), ...sop.start.phrases];
  return (
    <div className="sop-read">
      <Both words={sop.title} />
      <p className="faint">
        {words.starts}: {starts.join(" · ")}
      </p>
      <ol aria-label={words.steps}>
        {sop.steps.map((step) => (
          <li key={step.id}>
            <strong>{stepName(setting, step.id)}</strong>
            {"text" in step && <Both words={step.text} />}
            {linesOf(setting, step).map((line, at) => (
              <p key={at}>{line}</p>
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What is written, in each language that it is written in. */
function Both({ words: { zh, en } }: { readonly words: { readonly zh?: string; readonly en?: string } }): ReactElement {
  return <>{[zh, en].map((text, at) => (text === undefined || text === "" ? null : <p key={at}>{text}</p>))}</>;
}

/** What a step gives to choose from, looks at or tells a colleague, and where it goes on. */
function linesOf(setting: SopSetting, step: SopStep): readonly string[] {
  const { words, vocabulary, language } = setting;
  const to = (id: string | null): string => (id === null ? words.end : nameOf(setting, id));
  const label = ({ zh, en }: { readonly zh?: string; readonly en?: string }): string =>
    [zh, en].filter((text) => text !== undefined && text !== "").join(" / ");
  switch (step.kind) {
    case "say":
      return [`→ ${to(step.next)}`];
    case "ask":
      return [words.ask[step.asks], ...step.options.map((one) => `[${label(one.label)}]`), `→ ${to(step.next)}`];
    case "look_up":
      return [nameIn(vocabulary.told, step.fact, language), `→ ${to(step.next)}`];
    case "choose":
      return [
        `${nameIn(vocabulary.deciding, step.by, language)}${limitOf(setting, step)}`,
        ...step.branches.map((one) => `${nameIn(valuesFor(setting, step), one.value, language)} → ${to(one.next)}`),
        `${words.otherwise} ${to(step.otherwise)}`,
      ];
    case "offer":
      return step.buttons.map(
        (one) =>
          `[${label(one.label)}] → ${one.to.kind === "step" ? to(one.to.step) : nameIn(vocabulary.skills, one.to.intent, language)}`,
      );
    case "hand_over":
      return [words.reasons[step.reason], ...(step.tell === "" ? [] : [`${words.tell}: ${step.tell}`])];
  }
}

function limitOf(
  { vocabulary, language }: SopSetting,
  { by, limit }: Extract<SopStep, { readonly kind: "choose" }>,
): string {
  if (limit === null) return "";
  const { currency } = vocabulary;
  return ` ${by === "order.paid" ? formatMoney({ amount: limit, currency }, language) : String(limit)}`;
}

function nameOf(setting: SopSetting, id: string): string {
  const step = setting.sop.steps.find((one) => one.id === id);
  return step === undefined ? id : stepChoice(setting, step);
}
