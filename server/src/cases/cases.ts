import { type PersonPrincipal, recordAudit } from "../identity/index.ts";
import { type Scope, type Transaction, withScope } from "../platform/database/index.ts";
import type { CasesPorts } from "./context.ts";
import type { CLOSE_REASONS } from "./core/case.ts";
import { type CaseCommand, changeCase } from "./core/change-case.ts";
import type { Case, CaseHead } from "./core/case-view.ts";
import { type OpenedCase, openOnce, type OpenOrder } from "./open-once.ts";
import { type CaseFilter, casesOfCustomer, findCases, readCase } from "./read-cases.ts";
import { appendEvents, holdCase, writeState } from "./write-cases.ts";

/** A person's change of a case: it stands whole afterwards, or why not. */
export type CaseChanged =
  { readonly ok: true; readonly case: Case } | { readonly ok: false; readonly code: "not_found" | "case_closed" };

/** Somebody who changes a case, where he may. */
export interface Changing {
  readonly scope: Scope;
  readonly person: PersonPrincipal;
  readonly caseId: string;
}

/** The room's shell: everything that others may do with cases. */
export interface Cases {
  /**
   * Opens a case in the caller's transaction, once per key. The open case of the same order and kind takes what is new
   * instead of a second beside it.
   */
  openIn(trx: Transaction, order: OpenOrder): Promise<OpenedCase>;
  note(changing: Changing, text: string): Promise<CaseChanged>;
  close(
    changing: Changing,
    closing: { readonly reason: (typeof CLOSE_REASONS)[number]; readonly text: string | null },
  ): Promise<CaseChanged>;
  find(scope: Scope, filter: CaseFilter): Promise<readonly CaseHead[]>;
  /** Null: there is none in this scope. */
  read(scope: Scope, caseId: string): Promise<Case | null>;
  /** The latest of a customer's cases in the scope's shops. */
  ofCustomer(
    scope: Scope,
    wanted: { readonly customerId: string; readonly limit: number },
  ): Promise<readonly CaseHead[]>;
}

/** Makes the room. */
export function createCases(ports: CasesPorts): Cases {
  const inScope = <T>(scope: Scope, work: (trx: Transaction) => Promise<T>) => withScope(ports.database, scope, work);
  return {
    openIn: (trx, order) => openOnce(trx, ports, order),
    note: (changing, text) => change(ports, changing, { type: "note", text }),
    close: (changing, closing) => change(ports, changing, { type: "close", ...closing }),
    find: (scope, filter) => inScope(scope, (trx) => findCases(trx, filter)),
    read: (scope, caseId) => inScope(scope, (trx) => readCase(trx, caseId)),
    ofCustomer: (scope, wanted) => inScope(scope, (trx) => casesOfCustomer(trx, wanted)),
  };
}

/** Load, decide, save, and the line in the audit log: one transaction. */
function change(ports: CasesPorts, { scope, person, caseId }: Changing, command: CaseCommand): Promise<CaseChanged> {
  return withScope(ports.database, scope, async (trx): Promise<CaseChanged> => {
    const held = await holdCase(trx, caseId);
    if (held === null) return { ok: false, code: "not_found" };
    const at = ports.clock.now();
    const changed = changeCase(held.state, command, at);
    if (!changed.ok) return changed;
    const actor = { kind: "person", id: person.personId, name: person.displayName } as const;
    await appendEvents(trx, held.place, { events: [changed.event], actor, at });
    await writeState(trx, caseId, changed.state);
    await recordAudit(trx, ports, {
      organizationId: held.place.organizationId,
      actor: person,
      action: command.type === "note" ? "case.noted" : "case.closed",
      target: `case:${caseId}`,
      detail: command.type === "close" ? { reason: command.reason } : {},
    });
    const written = await readCase(trx, caseId);
    if (written === null) throw new Error(`case ${caseId} was gone while it was held`);
    return { ok: true, case: written };
  });
}
