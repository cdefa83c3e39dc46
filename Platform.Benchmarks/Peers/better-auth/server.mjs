// better-auth on the jobs of the benchmark command compare. The reasons for its settings are in ../README.md.
//
//   node server.mjs --port 3000 [--cookie-cache-seconds 0]
//
// Makes its schema in the empty database that PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE name, and serves until it is told to stop. POST /preparation/users?count=1000&keys=100 makes users who
// are signed in, the first ones with a key, and answers their cookies and keys, and what runs here.

import { createServer } from "node:http";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { apiKey } from "@better-auth/api-key";
import { betterAuth } from "better-auth";
import { serializeSignedCookie } from "better-call";
import { getMigrations } from "better-auth/db/migration";
import { toNodeHandler } from "better-auth/node";
import { admin } from "better-auth/plugins";
import { adminAc, defaultAc } from "better-auth/plugins/admin/access";
import pg from "pg";

const usersPreparation = "/preparation/users?";
const packageInformation = JSON.parse(await readFile(new URL("package.json", import.meta.url), "utf8"));
const connections = 32;
const creationsAtOnce = 16;
const secondsOfSession = 30 * 24 * 60 * 60;

// The platform's kind of window, and a limit that no benchmark reaches: what is measured is counting, not refusing.
const limitWindowMilliseconds = 60_000;
const requestsInWindow = 1_000_000;

const { values: options } = parseArgs({
  options: {
    port: { type: "string" },
    "cookie-cache-seconds": { type: "string", default: "0" },
  },
});
if (options.port === undefined) {
  console.error("--port is missing.");
  process.exit(2);
}

const cacheSeconds = Number(options["cookie-cache-seconds"]);
const address = `http://127.0.0.1:${options.port}`;
const pool = new pg.Pool({ max: connections });
const settings = {
  baseURL: address,
  secret: randomBytes(32).toString("hex"),
  database: pool,
  // The session and its user in one statement.
  advanced: { database: { joins: true } },
  // Its limit of HTTP requests by address would end a measurement; the limit of keys is the plugin's.
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: "warn" },
  session: { expiresIn: secondsOfSession, cookieCache: { enabled: cacheSeconds > 0, maxAge: cacheSeconds } },
  user: {
    // What the platform's profile shows beside the fields that better-auth has of its own.
    additionalFields: {
      avatarSource: { type: "string", required: false, input: false },
      permissionLevel: { type: "number", defaultValue: 0, input: false },
      permissionSince: { type: "date", required: false, input: false },
      timeoutEnd: { type: "date", required: false, input: false },
      subscriptionTier: { type: "number", defaultValue: 0, input: false },
      subscriptionExpiresAt: { type: "date", required: false, input: false },
      subscriptionGrantedBy: { type: "string", required: false, input: false },
      chatsUsed: { type: "number", defaultValue: 0, input: false },
      linkedPlatforms: { type: "json", required: false, input: false },
      lastActivityAt: { type: "date", required: false, input: false },
    },
  },
  plugins: [
    // Everybody who is signed in may search, as on the platform.
    admin({ ac: defaultAc, roles: { admin: adminAc, user: defaultAc.newRole({ user: ["list"], session: [] }) } }),
    apiKey({ rateLimit: { enabled: true, timeWindow: limitWindowMilliseconds, maxRequests: requestsInWindow } }),
  ],
};

// Before anything asks the library, which else complains of an empty database.
const { runMigrations } = await getMigrations(settings);
await runMigrations();
const auth = betterAuth(settings);

const countUsers = {
  name: "count-users",
  text: `SELECT count(*)::int AS total_count,
      count(*) FILTER (WHERE "subscriptionTier" = 0 OR ("subscriptionTier" <> 3 AND "subscriptionExpiresAt" <= now()))::int AS basic_count,
      count(*) FILTER (WHERE "subscriptionTier" = 1 AND "subscriptionExpiresAt" > now())::int AS trial_count,
      count(*) FILTER (WHERE "subscriptionTier" = 2 AND "subscriptionExpiresAt" > now())::int AS premium_count,
      count(*) FILTER (WHERE "subscriptionTier" = 3)::int AS lifetime_count,
      count(*) FILTER (WHERE "banned" IS NOT TRUE AND ("timeoutEnd" > now()) IS NOT TRUE)::int AS active_count,
      count(*) FILTER (WHERE "banned" IS NOT TRUE AND "timeoutEnd" > now())::int AS timeout_count,
      count(*) FILTER (WHERE "banned")::int AS banned_count
    FROM "user"`,
};

const authHandler = toNodeHandler(auth);
const server = createServer((request, response) => {
  const answer =
    request.url === "/bot/me" ? checkKey(request, response)
    : request.url === "/statistics/users" ? answerCounts(response)
    : request.url.startsWith(usersPreparation) ? prepareUsers(request, response)
    : authHandler(request, response);
  answer.catch((error) => {
    console.error(error);
    sendJson(response, 500, { error: "internal" });
  });
});

await pool.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
await pool.query(`CREATE INDEX "user_search" ON "user" USING gin ("name" gin_trgm_ops)`);
server.listen(Number(options.port), "127.0.0.1", () => console.log(`better-auth is ready on ${address}`));
process.on("SIGTERM", () => process.exit(0));

async function checkKey(request, response) {
  const { valid, key } = await auth.api.verifyApiKey({ body: { key: request.headers["x-api-key"] ?? "" } });
  sendJson(response, valid ? 200 : 401, valid ? key : { error: "unauthorized" });
}

async function answerCounts(response) {
  const { rows } = await pool.query(countUsers);
  sendJson(response, 200, rows[0]);
}

function sendJson(response, status, value) {
  const text = JSON.stringify(value);
  response.writeHead(status, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) });
  response.end(text);
}

async function prepareUsers(request, response) {
  const wanted = new URLSearchParams(request.url.slice(usersPreparation.length));
  const [userCount, keyCount] = ["count", "keys"].map((name) => Number(wanted.get(name)));
  const context = await auth.$context;
  const cookies = new Array(userCount);
  const keys = new Array(keyCount);
  let next = 0;
  await Promise.all(Array.from({ length: creationsAtOnce }, async () => {
    for (let number = next++; number < userCount; number = next++) {
      const user = await createUser(context, number + 1);
      const session = await context.internalAdapter.createSession(user.id);
      const sessionCookie = await serializeSignedCookie(context.authCookies.sessionToken.name, session.token, context.secret);
      cookies[number] = cacheSeconds > 0 ? await withCachedSession(sessionCookie) : sessionCookie;
      if (number < keyCount) {
        keys[number] = (await auth.api.createApiKey({ body: { userId: user.id, name: `measured ${number + 1}` } })).key;
      }
    }
  }));
  await pool.query("VACUUM ANALYZE");
  sendJson(response, 200, { cookies, keys, version: `better-auth ${packageInformation.dependencies["better-auth"]}, Node ${process.version}` });
}

function createUser(context, number) {
  const now = new Date();
  const name = nameOf(number);
  return context.internalAdapter.createUser({
    name,
    email: `${name}@example.org`,
    emailVerified: true,
    role: "user",
    permissionLevel: 0,
    permissionSince: now,
    subscriptionTier: 0,
    chatsUsed: 0,
    // As text: the driver would send an array as one of PostgreSQL's.
    linkedPlatforms: JSON.stringify([
      { platform: "benchmark", platform_user_id: `person-${number}`, platform_username: null, platform_avatar_url: null, linked_at: now, last_authenticated_at: now },
    ]),
    lastActivityAt: now,
  });
}

// The same names as in UserNames.
function nameOf(number) {
  return `user_${(Math.imul(number, 2_654_435_761) >>> 0).toString(16).padStart(8, "0")}`;
}

// As a browser gets it: with the first answer to a session that has no cached one yet.
async function withCachedSession(sessionCookie) {
  const answer = await auth.handler(new Request(`${address}/api/auth/get-session`, { headers: { cookie: sessionCookie } }));
  return [sessionCookie, ...answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0])].join("; ");
}
