import createClient, { type Client, type Middleware } from "openapi-fetch";
import { retryingFetch, type Clock, type RetryOptions } from "./retry.js";
import type { components, paths } from "./schema.js";

/** Why a request was refused (RFC 9457). */
export type Problem = components["schemas"]["Problem"];

/** What requests are sent with. In a browser the session is the browser's own cookie: leave it out. */
export type Credential = { apiKey: string } | { session: string } | { browserSession: true };

export interface ClientOptions {
  /** Where the platform is, without /v1. */
  address: string;
  credential: Credential;
  retries?: Partial<RetryOptions>;
  clock?: Clock;
  transport?: (request: Request) => Promise<Response>;
}

/** A refusal, thrown; programs go by its code. */
export class RefusedError extends Error {
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super(`${status} ${problem?.code ?? ""}: ${problem?.detail ?? "no answer of the platform"}`);
    this.name = "RefusedError";
    this.status = status;
    this.problem = problem;
  }

  get code(): string | undefined {
    return this.problem?.code;
  }
}

/** Calls one platform with one credential: `client.GET("/users/me")`. A refusal is thrown as a RefusedError. */
export function createPlatformClient(options: ClientOptions): Client<paths> {
  const client = createClient<paths>({
    baseUrl: options.address.replace(/\/+$/, "") + "/v1",
    fetch: retryingFetch(options.transport, options.retries, options.clock),
    ...("browserSession" in options.credential ? { credentials: "include" as const } : {}),
  });
  client.use(carrying(options.credential), throwing);
  return client;
}

/** The session that an answer of `/authentication/verify` set; where cookies are not the browser's. */
export function sessionOf(response: Response): { session: string } | undefined {
  const session = /(?:^|, ?)psession=([^;,]+)/.exec(response.headers.get("Set-Cookie") ?? "")?.[1];
  return session ? { session } : undefined;
}

function carrying(credential: Credential): Middleware {
  return {
    onRequest({ request }) {
      if ("apiKey" in credential) {
        request.headers.set("X-API-Key", credential.apiKey);
      } else if ("session" in credential) {
        request.headers.set("Cookie", `psession=${credential.session}`);
      }
      return request;
    },
  };
}

const throwing: Middleware = {
  async onResponse({ response }) {
    if (response.status >= 400) {
      const isProblem = response.headers.get("Content-Type")?.startsWith("application/problem+json") === true;
      throw new RefusedError(response.status, isProblem ? ((await response.json()) as Problem) : undefined);
    }
    return response;
  },
};
