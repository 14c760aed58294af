export {
  createTestApp,
  createTestIdentity,
  documentedRoutes,
  headersOfCustomer,
  headersOfPerson,
  permissionMatrix,
  TEST_START,
  type ActorHeaders,
  type Passage,
  type PassagesOfRoute,
} from "./testing/app.ts";
export {
  createCustomer,
  createOrganization,
  createPerson,
  createShop,
  principalOf,
  type TestCustomer,
  type TestOrganization,
  type TestPerson,
  type TestShop,
} from "./testing/builders.ts";
