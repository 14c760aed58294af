import { type Static, Type } from "typebox";

const Key = Type.String({ maxLength: 100 });
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** As much of an answer as is kept. */
export const MAX_ANSWER = 200;

/**
 * Where a customer stands in a shop's process: at which step of which version, what was answered at which step (the last
 * answer of each), the order and product it is about, and how often the present question was not understood.
 */
export const SopPosition = Type.Object({
  sop: Key,
  version: Type.Integer(),
  step: Key,
  answers: Type.Array(Type.Object({ step: Key, value: Type.String({ maxLength: MAX_ANSWER }) }), { maxItems: 60 }),
  order: orNull(Key),
  product: orNull(Key),
  misses: Type.Integer({ minimum: 0, maximum: 10 }),
});
export type SopPosition = Static<typeof SopPosition>;

/** The last answer given at a step. */
export function answerAt({ answers }: SopPosition, step: string | null): string | undefined {
  return answers.find((one) => one.step === step)?.value;
}

/** With what was answered at a step. */
export function withAnswer(position: SopPosition, step: string, value: string): SopPosition {
  const others = position.answers.filter((one) => one.step !== step);
  return { ...position, answers: [...others, { step, value }], misses: 0 };
}
