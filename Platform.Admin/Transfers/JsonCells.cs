using System.Text.Json;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Transfers;

/// <summary>A row from an object of JSON.</summary>
internal static class JsonCells
{
    /// <summary>Reads one.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="line">Its line; null where the file does not go by lines.</param>
    /// <param name="item">The object.</param>
    /// <param name="columns">The members it may have.</param>
    public static TransferRow Row(long number, long? line, JsonElement item, KnownColumns columns)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return new TransferRow(number, line, TransferRow.NoCells, new RowComplaint(null, ErrorCodes.ValidationFailed, "Must be an object."));
        }

        Dictionary<string, string> cells = [];
        RowComplaint? complaint = null;
        foreach (JsonProperty member in item.EnumerateObject())
        {
            string? problem = columns.Has(member.Name) ? null : "Means nothing here.";
            switch (member.Value.ValueKind)
            {
                case JsonValueKind.Null:
                    break;
                case JsonValueKind.String:
                    Add(cells, member.Name, Text(member.Value, ref problem));
                    break;
                case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                    Add(cells, member.Name, member.Value.GetRawText());
                    break;
                default:
                    problem ??= "Must be a text, a number, true, false or null.";
                    break;
            }

            complaint ??= problem is null ? null : new RowComplaint(member.Name, ErrorCodes.ValidationFailed, problem);
        }

        return new TransferRow(number, line, cells, complaint);
    }

    private static string Text(JsonElement value, ref string? problem)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            problem ??= "Holds what no text can hold.";
            return "";
        }
    }

    private static void Add(Dictionary<string, string> cells, string column, string value)
    {
        if (value.Length > 0)
        {
            cells[column] = value;
        }
    }
}
