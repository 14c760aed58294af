import { answered, type Outcome } from "../outcome.ts";
import { type Destination, groupNames, namedDestination } from "../regions.ts";
import { reply } from "../reply.ts";
import { shopFact, type Skills, type SkillTurn, unknownFact, worded } from "../skill.ts";

/** Where the shop delivers and where not. */
export const reachSkills: Skills = { "shipping.reach": reach };

function reach(turn: SkillTurn): Outcome {
  const { coverage } = turn.facts.shop.rules;
  if (coverage === null) return unknownFact(turn, shopFact(turn, "coverage"));
  const destination = namedDestination(turn);
  const text = worded(turn, coverage.text);
  const facts = [shopFact(turn, "coverage")];
  if (destination === null) return answered(reply(turn.say("reach.rule", { text }), { facts }));
  const place = worded(turn, destination.name);
  const key = covers(turn, destination) ? "reach.yes" : "reach.no";
  return answered(reply(turn.say(key, { place, text }), { facts }));
}

function covers(turn: SkillTurn, { region, country }: Destination): boolean {
  const { coverage } = turn.facts.shop.rules;
  if (coverage === null) return true;
  if (coverage.excluded.some((group) => groupNames(group, region))) return false;
  return country === "" || coverage.countries.length === 0 || coverage.countries.includes(country);
}

/** The one true answer about days or fees to a place that the shop does not deliver to; null where it does. */
export function outOfReach(turn: SkillTurn, destination: Destination | null): Outcome | null {
  return destination === null || covers(turn, destination) ? null : reach(turn);
}
