using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary>What the console writes.</summary>
public static class ConsoleAssertions
{
    /// <summary>Done, with one JSON document on stdout.</summary>
    public static JsonElement ShouldPrintJson(this FinishedProcess finished)
    {
        finished.ShouldExitWith(0);
        using var document = JsonDocument.Parse(finished.Output);
        return document.RootElement.Clone();
    }

    /// <summary>Refused by a rule, whose code stands on stderr.</summary>
    public static void ShouldBeRefused(this FinishedProcess finished, string code)
    {
        finished.ShouldExitWith(1);
        Assert.Contains(code, finished.Error, StringComparison.Ordinal);
        finished.ShouldTellNothingOfTheInside();
    }

    /// <summary>Refused by a rule, with the problem as JSON on stderr.</summary>
    public static void ShouldBeRefusedInJson(this FinishedProcess finished, string code)
    {
        finished.ShouldExitWith(1);
        Assert.Equal(string.Empty, finished.Output.Trim());
        using var document = JsonDocument.Parse(finished.Error);
        var problem = document.RootElement;
        problem.ShouldHave("code", "detail", "status");
        Assert.Equal(code, problem.Text("code"));
        Assert.NotEmpty(problem.Text("detail")!);
        Assert.InRange(problem.Number("status"), 400, 499);
    }

    /// <summary>The same thing as HTTP shows it, which tells times to the millisecond.</summary>
    public static void ShouldBeAsOverHttp(this JsonElement printed, JsonElement answered)
    {
        answered.ShouldHaveExactly([.. printed.EnumerateObject().Select(member => member.Name)]);
        Assert.All(printed.EnumerateObject(), member =>
        {
            var isTime = member.Name.EndsWith("_at", StringComparison.Ordinal) && member.Value.ValueKind == JsonValueKind.String;
            if (isTime)
            {
                Assert.Equal(printed.Time(member.Name).ToUnixTimeMilliseconds(), answered.Time(member.Name).ToUnixTimeMilliseconds());
            }
            else
            {
                Assert.Equal(member.Value.GetRawText(), answered.GetProperty(member.Name).GetRawText());
            }
        });
    }

    /// <summary>A sentence for people, without a stack trace or a type's name.</summary>
    public static FinishedProcess ShouldTellNothingOfTheInside(this FinishedProcess finished)
    {
        foreach (var word in new[] { "Exception", "   at ", "Orleans.", "Npgsql", "System." })
        {
            Assert.DoesNotContain(word, finished.Output + finished.Error, StringComparison.Ordinal);
        }

        return finished;
    }
}
