import { Input, Radio, Select } from "antd";
import { MAX_CORRECTION_LENGTH } from "@warmline/contract";
import type { Message } from "@warmline/contract";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { textIn } from "../customer/core/order-words.ts";
import { Labelled } from "../customer/form-parts.tsx";
import { useWords } from "../i18n/use-words.ts";
import { useMe } from "../session/me-context.ts";
import { Dialog } from "../shell/dialog.tsx";
import { intentsQuery } from "../vocabulary/vocabulary-api.ts";
import { CORRECTION_KINDS, correctionOf, type CorrectionDraft, firstDraft, ownCorrection } from "./core/correction.ts";
import { useCorrections } from "./use-corrections.ts";

interface Props {
  readonly conversationId: string;
  readonly message: Message;
  readonly onClose: () => void;
}

/** Asks what was wrong with an answer, and what it should have been. */
export function CorrectionDialog({ conversationId, message, onClose }: Props): ReactElement {
  const { t } = useWords();
  const me = useMe();
  const { all, busy, say } = useCorrections(conversationId, message);
  const [draft, setDraft] = useState(() => firstDraft(ownCorrection(all, me.person.id)));
  const said = correctionOf(draft);
  const save = async (): Promise<void> => {
    if (said !== null && !busy && (await say(said))) onClose();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void save();
  };
  return (
    <Dialog
      width={440}
      title={t("correction.title")}
      okText={t("common.save")}
      cancelText={t("common.close")}
      okButtonProps={{ disabled: said === null, loading: busy }}
      onOk={() => void save()}
      onClose={onClose}
    >
      <div className="correction-form" onKeyDown={onKey}>
        <Kinds draft={draft} onChange={setDraft} />
        {draft.kind === "intent" ? (
          <IntentField draft={draft} onChange={setDraft} />
        ) : (
          <WordsField
            label={t(`correction.${draft.kind}`)}
            value={draft.words}
            onChange={(words) => setDraft({ ...draft, words })}
          />
        )}
        <WordsField label={t("correction.note")} value={draft.note} onChange={(note) => setDraft({ ...draft, note })} />
      </div>
    </Dialog>
  );
}

interface FieldProps {
  readonly draft: CorrectionDraft;
  readonly onChange: (draft: CorrectionDraft) => void;
}

function Kinds({ draft, onChange }: FieldProps): ReactElement {
  const { t } = useWords();
  return (
    <fieldset>
      <legend className="unseen">{t("correction.what")}</legend>
      <Radio.Group
        value={draft.kind}
        options={CORRECTION_KINDS.map((kind) => ({ value: kind, label: t(`correction.kind.${kind}`) }))}
        onChange={(event) => {
          const kind = CORRECTION_KINDS.find((one) => one === event.target.value);
          if (kind !== undefined) onChange({ ...draft, kind });
        }}
      />
    </fieldset>
  );
}

/** The pack's intents by their titles; an intent is also found by its id. */
function IntentField({ draft, onChange }: FieldProps): ReactElement {
  const { t, language } = useWords();
  const titles = useQuery(intentsQuery);
  const options = [...(titles.data ?? [])].map(([value, title]) => ({ value, label: textIn(title, language) }));
  return (
    <Labelled label={t("correction.intent")}>
      {(id) => (
        <Select
          id={id}
          showSearch={{
            filterOption: (wanted, option) =>
              `${option?.label ?? ""} ${option?.value ?? ""}`.toLowerCase().includes(wanted.trim().toLowerCase()),
          }}
          placeholder={t("correction.intentPlaceholder")}
          loading={titles.isPending}
          value={draft.intent}
          options={options}
          onChange={(intent: string) => onChange({ ...draft, intent })}
        />
      )}
    </Labelled>
  );
}

interface WordsProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function WordsField({ label, value, onChange }: WordsProps): ReactElement {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input.TextArea
          id={id}
          value={value}
          maxLength={MAX_CORRECTION_LENGTH}
          autoSize={{ minRows: 1, maxRows: 6 }}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}
