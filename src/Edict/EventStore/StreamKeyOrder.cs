using System.Text;

namespace Edict.EventStore;

/// <summary>The order in which stores list streams: by the UTF-8 bytes of the aggregate's name, then of the identity.</summary>
internal sealed class StreamKeyOrder : IComparer<StreamKey>
{
    internal static readonly StreamKeyOrder Instance = new();

    /// <summary>The order of one text.</summary>
    internal static readonly IComparer<string> Texts = Comparer<string>.Create(Compare);

    public int Compare(StreamKey x, StreamKey y)
    {
        int aggregates = Compare(x.Aggregate, y.Aggregate);
        return aggregates != 0 ? aggregates : Compare(x.Identity, y.Identity);
    }

    // By code point, which is the order of UTF-8; UTF-16 differs beyond the basic plane.
    private static int Compare(string x, string y) =>
        Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y));
}
