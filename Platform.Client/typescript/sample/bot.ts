// A bot to begin with: it hands a person the code by which he signs in on the web, and reports what it counted.
import { createPlatformClient, RefusedError, safeToRepeatHeader, type RetryOptions, type RetryWait } from "platform-client";

const usage = `The bot's API key is read from PLATFORM_BOT_KEY.

  node bot.js ADDRESS sign-in PLATFORM USER_ID [NAME]     waits for the code of a person who signs in on the web, and prints it
  node bot.js ADDRESS report COMMAND=COUNT ...            reports command executions`;

const betweenLooksMs = 2000;

// A bot has time: it waits as long as the platform says, and says so.
const patience: Partial<RetryOptions> = {
  maxTries: Infinity,
  maxTotalWaitMs: Infinity,
  onWait: (wait) => console.error(`${reason(wait)}; trying again in ${Math.floor(wait.waitMs / 1000)} s.`),
};

function reason(wait: RetryWait): string {
  switch (wait.status) {
    case undefined:
      return "The platform cannot be reached";
    case 429:
      return "The limit is used up";
    default:
      return "The platform is not available";
  }
}

function client(address: string, apiKey: string) {
  return createPlatformClient({ address, credential: { apiKey }, retries: patience });
}

type Client = ReturnType<typeof client>;

/** Looks until the person has asked for a code on the web, and prints it; a real bot sends it to him alone. */
async function signIn(platform: Client, person: { platform: string; platform_user_id: string; platform_username?: string }): Promise<void> {
  console.error(`Waiting for ${person.platform_user_id} on ${person.platform} to ask for a code.`);
  for (;;) {
    // Asking twice does no harm.
    const { data } = await platform.POST("/authentication/bot/login-code", { body: person, headers: { [safeToRepeatHeader]: "1" } });
    if (data?.code) {
      console.log(`Code: ${data.code}, good until ${data.expires_at}`);
      return;
    }

    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  }
}

/** The client gives the batch an idempotency key, so that it counts once, however often it is sent. */
async function report(platform: Client, commands: { command: string; count: number }[]): Promise<void> {
  const { data } = await platform.POST("/bot/batch", { body: { commands } });
  console.log(`${data?.accepted} accepted, ${data?.rejected.length} rejected`);
  for (const rejected of data?.rejected ?? []) {
    console.log(`${commands[rejected.index]?.command}: ${rejected.code}, ${rejected.error}`);
  }
}

/** Reads words like !ping=3. */
function read(words: string[]): { command: string; count: number }[] | undefined {
  const executions = words.map((word) => /^(.+)=(\d+)$/.exec(word)).map((match) => match && { command: match[1]!, count: Number(match[2]) });
  return executions.length > 0 && executions.every((execution) => execution !== null) ? executions : undefined;
}

async function run(key: string | undefined, [address, command, ...rest]: string[]): Promise<number> {
  const executions = read(rest);
  if (key && address && command === "report" && executions) {
    await report(client(address, key), executions);
    return 0;
  }

  const [platform, user, name, ...more] = rest;
  if (key && address && command === "sign-in" && platform && user && more.length === 0) {
    await signIn(client(address, key), { platform, platform_user_id: user, ...(name ? { platform_username: name } : {}) });
    return 0;
  }

  console.error(usage);
  return 2;
}

try {
  process.exitCode = await run(process.env["PLATFORM_BOT_KEY"], process.argv.slice(2));
} catch (refused) {
  if (!(refused instanceof RefusedError)) {
    throw refused;
  }

  console.error(`The platform refused: ${refused.message}`);
  process.exitCode = 1;
}
