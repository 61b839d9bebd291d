using Edict.Serialization;
using Edict.Tests.Serialization.Shapes;

namespace Edict.Tests.Serialization;

/// <summary>One buffer takes one event after another, keeps what was written when it grows, and forgets it when told.</summary>
public sealed class PooledJsonBufferTests
{
    [Fact]
    public void Events_lie_one_behind_the_other()
    {
        using PooledJsonBuffer buffer = new();
        MoneyMoved first = new(new string('a', 700), "b", 1, 1);
        MoneyMoved second = new("c", new string('d', 3000), 2, 2);
        EventType type = StoredJson.TypeOf<MoneyMoved>();

        type.Write(first, buffer);
        int mark = buffer.Length;
        type.Write(second, buffer);

        Assert.Equal(first, type.Read(buffer.Written.Span[..mark]));
        Assert.Equal(second, type.Read(buffer.Written.Span[mark..]));

        buffer.Truncate(mark);
        Assert.Equal(first, type.Read(buffer.Written.Span));
    }

    [Fact]
    public void A_reset_buffer_is_empty_and_can_be_used_again()
    {
        using PooledJsonBuffer buffer = new();
        for (int round = 0; round < 3; round++)
        {
            buffer.GetSpan(100_000)[..3].Fill(7);
            buffer.Advance(3);
            Assert.Equal(3, buffer.Written.Length);

            buffer.Reset();
            Assert.Equal(0, buffer.Length);
        }
    }

    [Fact]
    public void More_than_was_asked_for_cannot_be_taken()
    {
        using PooledJsonBuffer buffer = new();
        int room = buffer.GetSpan(10).Length;
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(room + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Truncate(1));
    }
}
