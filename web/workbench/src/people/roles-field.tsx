import { Button, Select } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { type Me, shopName } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { Icon } from "../shell/icon.tsx";
import { replaced } from "./core/grants.ts";
import type { Grant, Role } from "./people-api.ts";

const SHOP_ROLES: readonly Role[] = ["agent", "lead", "owner"];
const ORGANIZATION_ROLES: readonly Role[] = ["admin", "mentor", "officer"];
/** Stands for the whole organization in a list of shops; ids are UUIDs. */
const EVERYWHERE = "*";

/** Whether the server lets one manage people in the whole organization. */
function managesAll(me: Me): boolean {
  return me.permissions.some(({ permission, shops }) => permission === "people.manage" && shops === "*");
}

/** What the signed-in person may give by default: an agent of his first shop. */
export function firstGrant(me: Me): Grant {
  return { role: "agent", shopId: me.shops[0]?.id ?? null };
}

interface Props {
  readonly value?: readonly Grant[];
  readonly onChange?: (grants: readonly Grant[]) => void;
}

/** Chooses roles and where they hold. Takes the shape of a form's field. */
export function RolesField({ value = [], onChange = () => undefined }: Props): ReactElement {
  const { t } = useWords();
  const me = useMe();
  return (
    <div className="roles-field">
      {value.map((grant, index) => (
        <GrantLine
          key={index}
          grant={grant}
          onChange={(next) => onChange(replaced(value, index, next))}
          onRemove={() => onChange(replaced(value, index, null))}
        />
      ))}
      <Button size="small" type="dashed" onClick={() => onChange([...value, firstGrant(me)])}>
        {t("people.addRole")}
      </Button>
    </div>
  );
}

interface LineProps {
  readonly grant: Grant;
  readonly onChange: (grant: Grant) => void;
  readonly onRemove: () => void;
}

function GrantLine({ grant, onChange, onRemove }: LineProps): ReactElement {
  const { t, language } = useWords();
  const me = useMe();
  const all = managesAll(me);
  const roles = all ? [...SHOP_ROLES, ...ORGANIZATION_ROLES] : SHOP_ROLES;
  const shops = me.shops.map(({ id }) => ({ value: id, label: shopName(me, id, language) }));
  return (
    <div className="grant-line">
      <Select<Role>
        aria-label={t("people.roles")}
        value={grant.role}
        options={roles.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
        onChange={(role) => onChange({ ...grant, role })}
      />
      <Select<string>
        aria-label={t("people.where")}
        value={grant.shopId ?? EVERYWHERE}
        options={all ? [{ value: EVERYWHERE, label: t("people.allShops") }, ...shops] : shops}
        onChange={(place) => onChange({ ...grant, shopId: place === EVERYWHERE ? null : place })}
      />
      <Button
        type="text"
        icon={<Icon name="close" size={14} />}
        aria-label={t("people.removeRole")}
        onClick={onRemove}
      />
    </div>
  );
}
