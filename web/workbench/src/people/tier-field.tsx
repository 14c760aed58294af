import { Segmented } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { tierWords } from "./role-words.ts";

const TIERS: readonly number[] = [1, 2, 3];

interface Props {
  readonly value?: number;
  readonly onChange?: (tier: number) => void;
}

/** Chooses a tier. Takes the shape of a form's field. */
export function TierField({ value = 1, onChange = () => undefined }: Props): ReactElement {
  const { t } = useWords();
  return (
    <Segmented<number>
      aria-label={t("people.tier")}
      value={value}
      options={TIERS.map((tier) => ({ value: tier, label: tierWords(t, tier) }))}
      onChange={onChange}
    />
  );
}
