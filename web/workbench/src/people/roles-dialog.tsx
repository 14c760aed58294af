import { type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Dialog } from "../shell/dialog.tsx";
import { withoutDoubles } from "./core/grants.ts";
import type { Grant, Person, PersonChange } from "./people-api.ts";
import { RolesField } from "./roles-field.tsx";
import { TierField } from "./tier-field.tsx";

interface Props {
  readonly person: Person;
  readonly onClose: () => void;
  readonly onSave: (change: PersonChange) => Promise<boolean>;
}

/** Changes a person's tier and roles. */
export function RolesDialog({ person, onClose, onSave }: Props): ReactElement {
  const { t } = useWords();
  const [tier, setTier] = useState(person.tier);
  const [roles, setRoles] = useState<readonly Grant[]>(person.roles);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    const saved = await onSave({ tier, roles: withoutDoubles(roles) });
    setBusy(false);
    if (saved) onClose();
  };
  return (
    <Dialog
      width={480}
      title={`${t("people.editRoles")} · ${person.displayName}`}
      okText={t("common.save")}
      confirmLoading={busy}
      onOk={() => void save()}
      onClose={onClose}
    >
      <div className="roles-dialog">
        <TierField value={tier} onChange={setTier} />
        <RolesField value={roles} onChange={setRoles} />
      </div>
    </Dialog>
  );
}
