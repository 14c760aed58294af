import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type {
  ContextConfigDefault,
  FastifyContextConfig,
  FastifySchema,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
  RouteGenericInterface,
  RouteOptions,
} from "fastify";
import type { RouteAccess } from "./access.ts";
import type { HttpApp } from "./http-app.ts";

type TypedRoute<Schema extends FastifySchema> = RouteOptions<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  RouteGenericInterface,
  ContextConfigDefault,
  Schema,
  TypeBoxTypeProvider
>;

/** A fastify route that says who may call it, has a schema, and keeps the rest of its `config` apart in `limits`. */
export type RouteDefinition<Schema extends FastifySchema> = Omit<TypedRoute<Schema>, "config" | "schema"> & {
  readonly access: RouteAccess;
  readonly schema: Schema;
  readonly config?: Omit<FastifyContextConfig, "access">;
};

/**
 * Adds one route. The types of params, query, body and reply follow from the TypeBox schemas.
 *
 * @example addRoute(app, { method: "GET", url: "/api/v1/me", access: { kind: "signed_in" }, schema, handler })
 */
export function addRoute<const Schema extends FastifySchema>(app: HttpApp, definition: RouteDefinition<Schema>): void {
  const { access, config, ...route } = definition;
  app.route<RouteGenericInterface, ContextConfigDefault, Schema>({
    ...route,
    config: { ...config, access },
  });
}
