export { createPlatformClient, RefusedError, sessionOf, type ClientOptions, type Credential, type Problem } from "./client.js";
export { idempotencyHeader, keyedPaths, retryingFetch, safeToRepeatHeader, usualRetries, type Clock, type RetryOptions, type RetryWait } from "./retry.js";
export type { components, operations, paths } from "./schema.js";
