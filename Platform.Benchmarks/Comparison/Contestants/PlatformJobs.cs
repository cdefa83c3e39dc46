using Platform.Benchmarks.Servers;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.Limits;

namespace Platform.Benchmarks.Comparison.Contestants;

/// <summary>What the platform can be asked to do, by so many people and bots that none meets a limit.</summary>
internal static class PlatformJobs
{
    // Good for 4.8 million requests a minute with the public key.
    private const int Addresses = 40_000;

    private const string SessionCookie = "psession";
    private const string KeyHeader = "X-API-Key";

    /// <summary>Prepares the jobs.</summary>
    /// <param name="operators">Who signs people in and registers bots.</param>
    /// <param name="publicKey">The key of web clients.</param>
    /// <param name="wanted">The keys of the jobs to prepare.</param>
    public static async Task<IReadOnlyList<Job>> PrepareAsync(BenchmarkOperator operators, string publicKey, IReadOnlyList<string> wanted)
    {
        var people = await operators.SignPeopleInAsync(Population.People);
        var jobs = new List<Job>();
        foreach (var key in wanted)
        {
            Job? job = key switch
            {
                JobKeys.Me => Reading(key, "/v1/users/me", Cookies(people), LimitRules.AuthPerMinute, "\"linked_platforms\":["),
                JobKeys.Bot => Reading(key, "/v1/bot/me", Keys(await operators.CreateBotsAsync(Population.Bots, people)), LimitRules.BotPerMinute, "\"rate_limit\":"),
                JobKeys.Statistics => Reading(key, "/v1/statistics/users", ClientsOf(publicKey), LimitRules.PublicPerMinute, "\"total_count\":"),
                JobKeys.Search => Searching(people),
                JobKeys.SignIn => SigningIn(operators, publicKey),
                _ => null,
            };
            jobs.AddRange(job is null ? [] : [job]);
        }

        return jobs;
    }

    private static Job Reading(string key, string path, IEnumerable<Dictionary<string, string>> senders, int perMinute, string contains) =>
        Job.Of(key, HttpMethod.Get, [.. senders.Select(headers => new JobRequest(path, headers))], new AnswerCheck(contains)) with { MostPerMinute = perMinute };

    private static Job Searching(SignedIn[] people) => Job.Of(
        JobKeys.Search,
        HttpMethod.Get,
        [.. Cookies(people).Select((headers, number) => new JobRequest($"/v1/users/search?q={Population.Sought(number)}&limit=25", headers))],
        new AnswerCheck("\"users\":[", "\"total\":"));

    private static Job SigningIn(BenchmarkOperator operators, string publicKey)
    {
        return new Job(JobKeys.SignIn, HttpMethod.Post, RequestsAsync, new AnswerCheck("\"user_created\":false")) { SpentByUse = true };

        // Everybody once, from where he always comes: from elsewhere he would be told of it, which is more than a sign-in.
        async Task<IReadOnlyList<JobRequest>> RequestsAsync() =>
            [.. (await operators.RequestCodesAsync(Population.People)).Select(code =>
                new JobRequest("/v1/authentication/verify", Client(publicKey, code.Address), $$"""{"code":"{{code.Code}}"}"""))];
    }

    private static IEnumerable<Dictionary<string, string>> Cookies(SignedIn[] people) =>
        people.Select(person => new Dictionary<string, string> { ["Cookie"] = $"{SessionCookie}={person.Token.Value}" });

    private static IEnumerable<Dictionary<string, string>> Keys(string[] keys) =>
        keys.Select(key => new Dictionary<string, string> { [KeyHeader] = key });

    private static IEnumerable<Dictionary<string, string>> ClientsOf(string publicKey) =>
        Enumerable.Range(0, Addresses).Select(number => Client(publicKey, ClientAddresses.Of(number)));

    private static Dictionary<string, string> Client(string publicKey, string address) =>
        new() { [KeyHeader] = publicKey, [ClientAddresses.Header] = address };
}
