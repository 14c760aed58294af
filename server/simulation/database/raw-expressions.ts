import { column, type Place, unknownSql } from "./values.ts";

/** A piece of SQL text as a function of where it stands and of the values put into it. */
type RawExpression = (place: Place, values: readonly unknown[]) => unknown;

/** Expressions that the rooms write as SQL text, each as a function. */
const EXPRESSIONS: Readonly<Record<string, RawExpression>> = {
  "count(*)": ({ group }) => group.length,
  "case when c.agent_id = ? then 0 when c.owner = 'queue' then 1 else 2 end": (place, [person]) => {
    if (column(place, "c", "agent_id") === person) return 0;
    return column(place, "c", "owner") === "queue" ? 1 : 2;
  },
  "case when c.owner = 'queue' then c.queued_at end": (place) =>
    column(place, "c", "owner") === "queue" ? column(place, "c", "queued_at") : null,
};

/** What a piece of SQL text means; text that nobody has taught this database is an error. */
export function rawExpression(text: string): RawExpression {
  const expression = EXPRESSIONS[text];
  if (expression === undefined) throw unknownSql(text);
  return expression;
}
