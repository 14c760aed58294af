const identifier = /^[a-z_][a-z0-9_]*$/u;

const named = (name: string): string => {
  if (!identifier.test(name)) throw new TypeError(`"${name}" is no plain SQL name`);
  return name;
};

const policy = (table: string, condition: string): string => `
alter table ${named(table)} enable row level security;
create policy scope on ${named(table)} using (${condition}) with check (${condition});
`;

// The sub-selects make each an InitPlan: the setting is read once per statement, not once per row.
const ofOrganization = (column: string): string => `${named(column)} = (select warmline_organization())`;

const ofShop = (column: string): string =>
  `((select warmline_sees_all_shops()) or ${named(column)} = any ((select warmline_shops())::uuid[]))`;

/** SQL that lets a scope see and write only its organization's rows of a table. */
export const protectByOrganization = (table: string, column = "organization_id"): string =>
  policy(table, ofOrganization(column));

/** SQL that lets a scope see and write only rows of its organization and of its shops. A row without a shop belongs to scopes of all shops. */
export const protectByShop = (
  table: string,
  columns: { readonly organization?: string; readonly shop?: string } = {},
): string =>
  policy(
    table,
    `${ofOrganization(columns.organization ?? "organization_id")} and ${ofShop(columns.shop ?? "shop_id")}`,
  );
