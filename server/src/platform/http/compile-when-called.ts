import { TypeBoxValidatorCompiler } from "@fastify/type-provider-typebox";
import fastJsonStringify from "fast-json-stringify";
import type { FastifySchemaCompiler } from "fastify";
import type { FastifySerializerCompiler } from "fastify/types/schema.js";
import type { TSchema } from "typebox";

/** Makes a function that is built with its first call. */
function whenCalled<Given extends unknown[], Answer>(
  build: () => (...given: Given) => Answer,
): (...given: Given) => Answer {
  let built: ((...given: Given) => Answer) | undefined;
  return (...given) => (built ??= build())(...given);
}

/** Compiles a route's schemas with its first call: most routes are seldom called, and each compiled schema costs memory. */
export const validatorWhenCalled: FastifySchemaCompiler<TSchema> = (route) =>
  whenCalled(() => TypeBoxValidatorCompiler(route));

/** The same for answers. */
export const serializerWhenCalled: FastifySerializerCompiler<object> = ({ schema }) =>
  whenCalled(() => fastJsonStringify(schema));
