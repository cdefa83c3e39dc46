import assert from "node:assert/strict";
import test from "node:test";
import { retryingFetch, safeToRepeatHeader } from "../dist/index.js";

const start = Date.UTC(2026, 0, 1);

/** A clock whose time passes only while somebody waits. */
function fakeClock(random = 0) {
  const waits = [];
  return { waits, now: () => start + waits.reduce((sum, wait) => sum + wait, 0), random: () => random, wait: async (ms) => void waits.push(ms) };
}

/** Answers as a script says, and keeps what came. */
function scripted(...script) {
  const tries = [];
  const transport = async (request) => {
    tries.push({ key: request.headers.get("Idempotency-Key"), marked: request.headers.has(safeToRepeatHeader), body: await request.text() });
    const next = script.shift();
    assert.ok(next, "one try too many");
    if (next === "broken") {
      throw new TypeError("fetch failed");
    }
    const [status, retryAfter] = next;
    return new Response("{}", { status, headers: retryAfter ? { "Retry-After": retryAfter } : {} });
  };
  return { tries, transport };
}

const get = () => new Request("http://platform.example/v1/users/me");
const post = (headers = {}, path = "/v1/portal/chats") => new Request(`http://platform.example${path}`, { method: "POST", body: "body", headers });

async function run(script, request, { options = {}, random = 0 } = {}) {
  const clock = fakeClock(random);
  const { tries, transport } = scripted(...script);
  const response = await retryingFetch(transport, options, clock)(request);
  return { status: response.status, waits: clock.waits, tries };
}

for (const status of [429, 503]) {
  test(`seconds are waited after a ${status}, and at most one more`, async () => {
    assert.deepEqual((await run([[status, "7"], [200]], get())).waits, [7000]);
    assert.deepEqual((await run([[status, "7"], [200]], get(), { random: 0.5 })).waits, [7500]);
  });
}

test("a moment is waited for, one that is over is not", async () => {
  assert.deepEqual((await run([[503, new Date(start + 40_000).toUTCString()], [200]], get())).waits, [40_000]);
  assert.deepEqual((await run([[503, new Date(start - 40_000).toUTCString()], [200]], get())).waits, [0]);
});

test("without a named wait each is twice as long and scattered", async () => {
  assert.deepEqual((await run(["broken", [503], "broken", [200]], get())).waits, [250, 500, 1000]);
  assert.deepEqual((await run(["broken", [503], "broken", [200]], get(), { random: 0.5 })).waits, [375, 750, 1500]);
});

test("tries are bounded", async () => {
  const { status, tries } = await run([[503], [503], [503]], get(), { options: { maxTries: 3 } });
  assert.equal(status, 503);
  assert.equal(tries.length, 3);
});

test("a wait beyond the total is not begun", async () => {
  const { status, waits } = await run([[429, "10"], [429, "11"]], get(), { options: { maxTotalWaitMs: 20_000 } });
  assert.equal(status, 429);
  assert.deepEqual(waits, [10_000]);
});

test("a POST is sent once", async () => {
  assert.equal((await run([[429, "1"]], post())).status, 429);
  assert.equal((await run([[503, "1"]], post())).status, 503);
  await assert.rejects(run(["broken"], post()), TypeError);
});

test("a POST that is marked as harmless is tried again, and the mark is not sent", async () => {
  const { status, tries } = await run(["broken", [429, "1"], [200]], post({ [safeToRepeatHeader]: "1" }));
  assert.equal(status, 200);
  assert.deepEqual(tries.map((sent) => sent.marked), [false, false, false]);
});

test("a batch carries one key of its own through all tries", async () => {
  const { status, tries } = await run(["broken", [503, "1"], [200]], post({}, "/v1/bot/batch"));
  assert.equal(status, 200);
  assert.match(tries[0].key, /^[0-9a-f-]{32,36}$/);
  assert.deepEqual(tries.map(({ key, body }) => ({ key, body })), Array(3).fill({ key: tries[0].key, body: "body" }));
  const other = await run([[200]], post({}, "/v1/bot/batch"));
  assert.notEqual(other.tries[0].key, tries[0].key);
});

test("a key of the caller's own is kept", async () => {
  const { tries } = await run([[503, "1"], [200]], post({ "Idempotency-Key": "mine" }, "/v1/bot/batch"));
  assert.deepEqual(tries.map((sent) => sent.key), ["mine", "mine"]);
});

for (const status of [400, 500, 502]) {
  test(`a ${status} is final`, async () => assert.equal((await run([[status, "1"]], get())).status, status));
}

test("a try without an answer ends by itself", async () => {
  let tries = 0;
  const transport = (request) => ++tries === 1
    ? new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason)))
    : Promise.resolve(new Response("{}"));
  assert.equal((await retryingFetch(transport, { tryTimeoutMs: 1 }, fakeClock())(get())).status, 200);
});

test("who gives up is not kept waiting", async () => {
  const stop = new AbortController();
  const { transport } = scripted([429, "60"]);
  const request = new Request("http://platform.example/v1/users/me", { signal: stop.signal });
  await assert.rejects(retryingFetch(transport, { onWait: () => stop.abort(new Error("enough")) })(request), /enough/);
});
