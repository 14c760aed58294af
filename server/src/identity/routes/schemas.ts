import { Type, type Static, type TSchema } from "typebox";
import { ROLES, type Role } from "../core/permissions.ts";
import { PASSWORD_MAX } from "../core/passwords.ts";

/** A list as the rooms hand it out: not to be written to. */
export function List<Item extends TSchema>(
  item: Item,
  options: { minItems?: number; maxItems?: number; description?: string } = {},
) {
  return Type.Unsafe<readonly Static<Item>[]>(Type.Array(item, options));
}

/** A UUID. */
export const Id = Type.String({ format: "uuid" });

/** The two languages of the product. */
export const Language = Type.Union([Type.Literal("zh"), Type.Literal("en")]);

/** First line, second line, expert. */
export const Tier = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]);

/** Some text for people: a name, a title; no control characters. */
export const Name = Type.String({ minLength: 1, maxLength: 80, pattern: "^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$" });

/** An address as typed; whether it is one, the room decides. */
export const Email = Type.String({ minLength: 3, maxLength: 254 });

/** A password as typed; one character more than allowed still reaches the room, which says so in words. */
export const Password = Type.String({ minLength: 1, maxLength: 4 * PASSWORD_MAX });

/** A role in a shop, or in the whole organization (`null`). */
export const RoleGrant = Type.Object(
  {
    role: Type.Unsafe<Role>(Type.Union(ROLES.map((role) => Type.Literal(role)))),
    shopId: Type.Union([Id, Type.Null()]),
  },
  { additionalProperties: false },
);

/** The roles of one person. */
export const RoleGrants = List(RoleGrant, { maxItems: 50 });

/** All shops, or these. */
export const Shops = Type.Union([Type.Literal("*"), List(Id)]);

/** A person as those see who manage people. */
export const Person = Type.Object({
  id: Id,
  email: Type.String(),
  displayName: Type.String(),
  language: Language,
  state: Type.Union([Type.Literal("invited"), Type.Literal("active"), Type.Literal("deactivated")]),
  tier: Tier,
  roles: RoleGrants,
});

/** A shop. */
export const ShopBody = Type.Object({
  id: Id,
  slug: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  language: Language,
  currency: Type.String({ description: "ISO 4217" }),
  timeZone: Type.String({ description: "IANA name" }),
  accentColour: Type.String({ description: "#rrggbb" }),
  allowedOrigins: List(Type.String(), { description: "Pages of these origins may show the widget" }),
});

/** No body at all. */
export const Nothing = Type.Unsafe<undefined>(Type.Null());
