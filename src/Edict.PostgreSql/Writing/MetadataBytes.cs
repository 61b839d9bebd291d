using System.Buffers;
using Edict.Stores;

namespace Edict.PostgreSql.Writing;

/// <summary>Metadata as the table has it: JSON, or nothing where there is none. Used by one caller at a time.</summary>
internal sealed class MetadataBytes
{
    private readonly ArrayBufferWriter<byte> _json = new();

    internal byte[]? Of(Metadata metadata)
    {
        if (metadata.Count == 0)
        {
            return null;
        }

        _json.ResetWrittenCount();
        MetadataJson.Write(metadata, _json);
        return _json.WrittenSpan.ToArray();
    }
}
