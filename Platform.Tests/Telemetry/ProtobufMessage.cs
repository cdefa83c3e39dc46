using System.Buffers.Binary;
using System.Text;

namespace Platform.Tests.Telemetry;

/// <summary>The fields of a message in protobuf's wire format, by their numbers.</summary>
public sealed class ProtobufMessage
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Bytes = 2;
    private const int Fixed32 = 5;

    private readonly List<(int Number, ReadOnlyMemory<byte> Bytes, ulong Value)> _fields = [];

    public ProtobufMessage(ReadOnlyMemory<byte> message)
    {
        var rest = message;
        while (!rest.IsEmpty)
        {
            var tag = ReadVarint(ref rest);
            var number = (int)(tag >> 3);
            switch ((int)(tag & 7))
            {
                case Varint:
                    _fields.Add((number, default, ReadVarint(ref rest)));
                    break;

                case Bytes:
                    var length = (int)ReadVarint(ref rest);
                    _fields.Add((number, rest[..length], 0));
                    rest = rest[length..];
                    break;

                case Fixed64:
                    _fields.Add((number, default, BinaryPrimitives.ReadUInt64LittleEndian(rest.Span)));
                    rest = rest[sizeof(ulong)..];
                    break;

                case Fixed32:
                    _fields.Add((number, default, BinaryPrimitives.ReadUInt32LittleEndian(rest.Span)));
                    rest = rest[sizeof(uint)..];
                    break;

                default:
                    throw new InvalidDataException($"Field {number} is of a kind that there is not.");
            }
        }
    }

    public bool Has(int number) => _fields.Exists(field => field.Number == number);

    public IEnumerable<ProtobufMessage> Messages(int number) => All(number).Select(bytes => new ProtobufMessage(bytes));

    public string Text(int number) => Encoding.UTF8.GetString(One(number).Span);

    public string Hex(int number) => Convert.ToHexStringLower(One(number).Span);

    public ulong Number(int number) => _fields.Find(field => field.Number == number).Value;

    private ReadOnlyMemory<byte> One(int number) => All(number).FirstOrDefault();

    private IEnumerable<ReadOnlyMemory<byte>> All(int number) => _fields.Where(field => field.Number == number).Select(field => field.Bytes);

    private static ulong ReadVarint(ref ReadOnlyMemory<byte> rest)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = rest.Span[0];
            rest = rest[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
