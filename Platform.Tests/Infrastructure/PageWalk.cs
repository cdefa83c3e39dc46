using System.Text.Json;

namespace Platform.Tests.Infrastructure;

/// <summary>Reads a list as clients do: by the link to the next part, until there is none.</summary>
public static class PageWalk
{
    private const int MostParts = 200;

    /// <summary>All that the parts hold, in their order.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="path">Where the list begins.</param>
    /// <param name="items">What one answer holds.</param>
    /// <param name="meanwhile">What happens to the list after a part was read; it is told how many were.</param>
    public static async Task<List<JsonElement>> ReadAsync(
        PlatformClient reader, string path, Func<JsonElement, JsonElement> items, Func<int, Task>? meanwhile = null)
    {
        var read = new List<JsonElement>();
        var parts = 0;
        for (var next = path; next is not null;)
        {
            var part = (await reader.GetAsync(next)).ShouldBeOk();
            Assert.True(++parts <= MostParts, "The links never end.");
            read.AddRange(items(part.Json).EnumerateArray());
            next = PageLinks.Of(part).GetValueOrDefault("next");
            if (next is not null && meanwhile is not null)
            {
                await meanwhile(parts);
            }
        }

        return read;
    }
}
