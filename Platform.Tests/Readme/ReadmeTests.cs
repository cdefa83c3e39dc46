using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Readme;

/// <summary>A newcomer who pastes the commands of the README sees what it says.</summary>
public sealed class ReadmeTests
{
    private const string Start = "Start it, test it";
    private const string Cluster = "Go to a cluster";

    private static readonly string[] Pasted = ["Sign in for the first time", "Become an operator", "The first bot", "The first ban"];
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public void Every_block_is_a_picture_or_commands_that_a_test_runs()
    {
        Assert.All(ReadmeBlocks.All, block => Assert.Contains(block.Language, (string[])["text", "sh"]));
        Assert.Equal([Start, .. Pasted, Cluster], ReadmeBlocks.All.Where(block => block.Language == "sh").Select(block => block.Heading));
        Assert.Equal(2, ReadmeBlocks.Commands(Start).Length);
        Assert.Equal(5, ReadmeBlocks.Commands(Pasted[0]).Length);
    }

    [Fact]
    public async Task The_first_steps_go_from_an_empty_folder_to_a_ban()
    {
        using var shell = new ReadmeShell();
        await using var platform = shell.Start([ReadmeBlocks.Commands(Start)[0]]);
        await ReadyLine.WaitAsync(platform, Deadline);
        await using var terminal = shell.Start(Pasted.SelectMany(heading => ReadmeBlocks.Commands(heading)));
        await using var codes = new GrainCodeReader(shell.Options);
        var operatorsLogin = NumberOf(line => line.Contains(" login --platform example --id 1", StringComparison.Ordinal));
        await Eventually.TrueAsync(
            () => terminal.HasExited || terminal.Output.Contains($"== {operatorsLogin}"), Deadline, () => terminal.Transcript);
        await EnterCodeAsync(terminal, codes);
        await terminal.WaitForExitAsync(Deadline);

        Assert.DoesNotContain(terminal.Error, line => line.StartsWith(ReadmeShell.Failed, StringComparison.Ordinal));
        var printed = new PrintedByLine(terminal);
        Assert.Equal(1, Json(printed.Of(line => line.EndsWith("-b cookies.txt http://127.0.0.1:8080/v1/users/me", StringComparison.Ordinal))).Number("id"));
        Assert.Contains("Owner", printed.Of(line => line.Contains(" bootstrap owner", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Owner", printed.Of(line => line.Contains(" whoami", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("2 accepted, 0 rejected", printed.Of(line => line.Contains(" report ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("anned", printed.Of(line => line.Contains(" user ban ", StringComparison.Ordinal)), StringComparison.Ordinal);
        var refusal = Json(printed.Of(line => line.Contains("-b zoe.txt", StringComparison.Ordinal)));
        Assert.Equal("session_expired", refusal.Text("code"));
        Assert.StartsWith("No ban of ", printed.Of(line => line.Contains(" user unban ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cluster_serves_at_its_gateway()
    {
        using var shell = new ReadmeShell { Database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() };
        var commands = ReadmeBlocks.Commands(Cluster);
        Assert.Equal(2, commands.Length);
        await using var silo = shell.Start([commands[0]]);
        await ReadyLine.WaitAsync(silo, Deadline);
        await using var gateway = shell.Start([commands[1]]);
        using var http = new HttpClient();
        await Eventually.TrueAsync(() => IsReadyAsync(http, shell.Gateway), Deadline, () => gateway.Transcript);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(shell.Options.Address));
    }

    [Fact]
    public async Task The_tests_command_is_a_program()
    {
        Assert.Equal("./test.sh", ReadmeBlocks.Commands(Start)[1]);
        var script = Path.Combine(AppContext.BaseDirectory, "test.sh");
        // It cannot run itself: that the shell understands it, and that it explains itself, is what is left.
        (await FinishedProcess.RunAsync("bash", ["-n", script], Deadline)).ShouldExitWith(0);
        var finished = await FinishedProcess.RunAsync(script, ["--nonsense"], Deadline);
        finished.ShouldExitWith(2);
        Assert.Contains("usage: ./test.sh", finished.Error, StringComparison.Ordinal);
    }

    /// <summary>Enters the code that the console waits for; it may still be asking for one.</summary>
    private static async Task EnterCodeAsync(RunningProcess terminal, GrainCodeReader codes)
    {
        await Eventually.TrueAsync(
            () => terminal.HasExited || terminal.Lines.Any(line => line.Contains("is good until", StringComparison.Ordinal)), Deadline, () => terminal.Transcript);
        Assert.False(terminal.HasExited, terminal.Transcript);
        await terminal.Input.WriteLineAsync(await codes.ReadAsync(new Identity("example", "1")));
        await terminal.Input.FlushAsync();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri gateway)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(gateway, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int NumberOf(Func<string, bool> line)
    {
        string[] commands = [.. Pasted.SelectMany(heading => ReadmeBlocks.Commands(heading))];
        return Array.IndexOf(commands, Assert.Single(commands, command => line(command)));
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    /// <summary>What a shell printed, line of the script by line.</summary>
    private sealed class PrintedByLine(RunningProcess shell)
    {
        private readonly string[] _output = [.. shell.Output];

        public string Of(Func<string, bool> line)
        {
            var number = NumberOf(line);
            var begin = Array.IndexOf(_output, $"== {number}");
            Assert.True(begin >= 0, $"The shell did not get to line {number}.\n{shell.Transcript}");
            return string.Join('\n', _output.Skip(begin + 1).TakeWhile(printed => !printed.StartsWith("== ", StringComparison.Ordinal))).Trim();
        }
    }
}
