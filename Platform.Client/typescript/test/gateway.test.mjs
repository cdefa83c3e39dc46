// Drives a running platform. The tests of the solution start one and name it in the environment.
import assert from "node:assert/strict";
import test from "node:test";
import { createPlatformClient, RefusedError, safeToRepeatHeader, sessionOf } from "../dist/index.js";

function setting(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set`);
  return value;
}

const address = setting("PLATFORM_ADDRESS");
const client = (credential, more = {}) => createPlatformClient({ address, credential, ...more });
const visitor = client({ apiKey: setting("PLATFORM_PUBLIC_KEY") });
const bot = client({ apiKey: setting("PLATFORM_BOT_KEY") });
const person = { platform: setting("PLATFORM_IDENTITY_PLATFORM"), platform_user_id: setting("PLATFORM_IDENTITY_ID") };

test("a person signs in by a bot's code, and sees himself and his sessions", async () => {
  await visitor.POST("/authentication/request", { body: person });
  const pending = await bot.POST("/authentication/bot/login-code", { body: person, headers: { [safeToRepeatHeader]: "1" } });
  const signedIn = await visitor.POST("/authentication/verify", { body: { code: pending.data.code } });
  const user = client(sessionOf(signedIn.response));
  const me = await user.GET("/users/me");
  assert.equal(me.data.id, signedIn.data.id);
  assert.equal(me.data.linked_platforms[0].platform_user_id, person.platform_user_id);
  const { data } = await user.GET("/users/me/sessions");
  assert.deepEqual(data.sessions.map((session) => session.is_current), [true]);
  await user.POST("/authentication/logout");
  await assert.rejects(user.GET("/users/me"), (refused) => refused instanceof RefusedError && refused.code === "session_expired" && refused.status === 401);
});

test("a batch that is repeated under its key counts once, others count each", async () => {
  const body = { commands: [{ command: "!ping", count: 3 }, { command: "!none", count: 0 }] };
  for (let time = 0; time < 2; time++) {
    const { data } = await bot.POST("/bot/batch", { body, headers: { "Idempotency-Key": "again" } });
    assert.equal(data.accepted, 1);
    assert.equal(data.rejected[0].code, "validation_failed");
  }
  await bot.POST("/bot/batch", { body: { commands: [{ command: "!ping", count: 10 }] } });
  await bot.POST("/bot/batch", { body: { commands: [{ command: "!ping", count: 10 }] } });
  await assert.rejects(
    bot.POST("/bot/batch", { body: { commands: [{ command: "!other", count: 1 }] }, headers: { "Idempotency-Key": "again" } }),
    (refused) => refused.code === "idempotency_mismatch");
});

test("a limit that is used up is waited for as long as the platform says, or told", async () => {
  const credential = { apiKey: setting("PLATFORM_USED_UP_BOT_KEY") };
  await assert.rejects(client(credential).GET("/bot/me"), (refused) => refused.code === "rate_limited" && refused.status === 429);
  const waits = [];
  const stop = new AbortController();
  const onWait = (wait) => {
    waits.push(wait.waitMs);
    stop.abort(new Error("enough"));
  };
  await assert.rejects(client(credential, { retries: { maxTotalWaitMs: Infinity, onWait } }).GET("/bot/me", { signal: stop.signal }), /enough/);
  assert.equal(waits.length, 1);
  assert.ok(waits[0] > 3_000_000 && waits[0] <= 3_601_000, `${waits[0]} ms`);
});
