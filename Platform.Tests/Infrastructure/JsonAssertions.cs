using System.Globalization;
using System.Text.Json;

namespace Platform.Tests.Infrastructure;

/// <summary>The shape of JSON answers.</summary>
public static class JsonAssertions
{
    /// <summary>These members and no others: a missing one is a broken promise, another one a leak.</summary>
    public static void ShouldHaveExactly(this JsonElement value, params string[] members)
    {
        Assert.Equal(JsonValueKind.Object, value.ValueKind);
        Assert.Equal(members.Order(StringComparer.Ordinal), value.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>At least these members.</summary>
    public static void ShouldHave(this JsonElement value, params string[] members)
    {
        Assert.Equal(JsonValueKind.Object, value.ValueKind);
        Assert.Empty(members.Except(value.EnumerateObject().Select(member => member.Name)));
    }

    /// <summary>A time as the contract writes it: ISO 8601, UTC, with a trailing Z.</summary>
    public static DateTimeOffset Time(this JsonElement value, string member)
    {
        var text = value.GetProperty(member).GetString();
        Assert.Matches(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$", text);
        return DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture);
    }

    public static string? Text(this JsonElement value, string member) => value.GetProperty(member).GetString();

    public static long Number(this JsonElement value, string member) => value.GetProperty(member).GetInt64();

    public static bool Flag(this JsonElement value, string member) => value.GetProperty(member).GetBoolean();

    public static bool IsNull(this JsonElement value, string member) => value.GetProperty(member).ValueKind == JsonValueKind.Null;
}
