/** How long and how often a call is tried. */
export interface RetryOptions {
  /** Tries in all, the first among them. */
  maxTries: number;
  /** What the waits of one call may add up to; a wait that would go beyond is not begun. */
  maxTotalWaitMs: number;
  /** How long one try may take until its whole answer is there; of a stream of events, until it begins. */
  tryTimeoutMs: number;
  /** The first wait where the platform names none; each further one is twice as long. */
  firstWaitMs: number;
  /** The longest wait where the platform names none. */
  longestWaitMs: number;
  /** Is told before each wait. */
  onWait?: (wait: RetryWait) => void;
}

/** A wait before a further try. */
export interface RetryWait {
  tries: number;
  waitMs: number;
  /** The status of the answer; undefined if there was none. */
  status: number | undefined;
}

/** By what time passes; a test has its own. */
export interface Clock {
  now(): number;
  wait(ms: number, signal: AbortSignal): Promise<void>;
  random(): number;
}

export const usualRetries: RetryOptions = {
  maxTries: 5,
  maxTotalWaitMs: 120_000,
  tryTimeoutMs: 30_000,
  firstWaitMs: 500,
  longestWaitMs: 30_000,
};

export const idempotencyHeader = "Idempotency-Key";

/** Marks a POST as harmless when it is carried out twice. It is taken off before the request is sent. */
export const safeToRepeatHeader = "X-Safe-To-Repeat";

/** The calls that take an idempotency key. */
export const keyedPaths: readonly string[] = ["/bot/batch"];

/** How far a wait that the platform named is stretched at most. */
const longestStretchMs = 1000;

/** The longest wait that a timer of JavaScript can hold. */
const longestTimerMs = 2 ** 31 - 1;

const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  wait: async (ms, signal) => {
    for (let left = ms; left > 0; left -= longestTimerMs) {
      await oneTimer(Math.min(left, longestTimerMs), signal);
    }
  },
};

function oneTimer(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}

/**
 * A fetch that tries again after 429, 503 and broken connections, but only what may be carried out twice: by its method, by an idempotency key or
 * by its mark. It never comes back earlier than Retry-After says. Calls that take an idempotency key get one, the same for all tries.
 */
export function retryingFetch(
  transport: (request: Request) => Promise<Response> = (request) => fetch(request),
  retries: Partial<RetryOptions> = {},
  clock: Clock = systemClock,
): (request: Request) => Promise<Response> {
  const options = { ...usualRetries, ...retries };
  return async (request) => {
    const marked = request.headers.has(safeToRepeatHeader);
    request.headers.delete(safeToRepeatHeader);
    if (!request.headers.has(idempotencyHeader) && takesKey(request)) {
      request.headers.set(idempotencyHeader, newKey());
    }

    const mayRepeat = marked || ["GET", "HEAD", "OPTIONS"].includes(request.method) || request.headers.has(idempotencyHeader);
    let waitedMs = 0;
    for (let tries = 1; ; tries++) {
      let response: Response | undefined;
      let failure: unknown;
      try {
        response = await oneTry(request.clone(), transport, options.tryTimeoutMs);
      } catch (broken) {
        request.signal.throwIfAborted();
        failure = broken;
      }

      const waitMs = waitAfter(response, tries, options, clock);
      if (waitMs === undefined || tries >= options.maxTries || waitMs > options.maxTotalWaitMs - waitedMs || !mayRepeat) {
        if (response) {
          return response;
        }
        throw failure;
      }

      await response?.body?.cancel();
      options.onWait?.({ tries, waitMs, status: response?.status });
      await clock.wait(waitMs, request.signal);
      waitedMs += waitMs;
    }
  };
}

async function oneTry(request: Request, transport: (request: Request) => Promise<Response>, timeoutMs: number): Promise<Response> {
  const stop = new AbortController();
  const passOn = () => stop.abort(request.signal.reason);
  request.signal.throwIfAborted();
  request.signal.addEventListener("abort", passOn, { once: true });
  const timer = setTimeout(() => stop.abort(new Error("The platform did not answer in time.")), timeoutMs);
  let streams = false;
  try {
    const response = await transport(new Request(request, { signal: stop.signal }));
    streams = response.headers.get("Content-Type")?.startsWith("text/event-stream") === true;
    return streams ? response : await whole(response);
  } finally {
    clearTimeout(timer);
    if (!streams) {
      request.signal.removeEventListener("abort", passOn);
    }
  }
}

/** The answer with its body read: a connection that breaks in the middle of it has broken like any other. */
async function whole(response: Response): Promise<Response> {
  if (!response.body) {
    return response;
  }

  const { status, statusText, headers } = response;
  return new Response(await response.arrayBuffer(), { status, statusText, headers });
}

function takesKey(request: Request): boolean {
  return request.method === "POST" && keyedPaths.some((path) => new URL(request.url).pathname.endsWith(path));
}

function newKey(): string {
  // Node 18 has no global crypto; a browser has it only where the page came by https.
  const drawn = (globalThis as { crypto?: { randomUUID?: () => string } }).crypto?.randomUUID?.();
  return drawn ?? Array.from({ length: 4 }, () => Math.floor(Math.random() * 2 ** 32).toString(16).padStart(8, "0")).join("");
}

/** How long to wait before a further try is worth it; undefined when none is. */
function waitAfter(response: Response | undefined, tries: number, options: RetryOptions, clock: Clock): number | undefined {
  if (response && response.status !== 429 && response.status !== 503) {
    return undefined;
  }

  const named = namedWait(response?.headers.get("Retry-After"), clock.now());
  if (named !== undefined) {
    return named + clock.random() * longestStretchMs;
  }

  const doubled = Math.min(options.firstWaitMs * 2 ** (tries - 1), options.longestWaitMs);
  return doubled * (0.5 + clock.random() / 2);
}

/** Seconds or a moment (RFC 9110, section 10.2.3). */
function namedWait(retryAfter: string | null | undefined, now: number): number | undefined {
  if (!retryAfter) {
    return undefined;
  }

  if (/^\d+$/.test(retryAfter)) {
    return Number(retryAfter) * 1000;
  }

  const moment = Date.parse(retryAfter);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
}
