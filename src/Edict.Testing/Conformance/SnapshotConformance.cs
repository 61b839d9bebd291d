using System.Text;
using Xunit;

namespace Edict.Testing;

/// <summary>Keeping a snapshot of each stream.</summary>
/// <typeparam name="TStore">The place of the store under test; it must allow erasure.</typeparam>
public abstract class SnapshotConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    [Fact]
    public async Task A_snapshot_is_read_as_it_was_written()
    {
        await AppendAsync(Stream, "a", "b");
        StateSnapshot written = Of(version: 2);
        await Store.Snapshots.WriteAsync(written);

        StateSnapshot read = (await Store.Snapshots.ReadAsync(Stream, Cancellation))!;

        Assert.Equal(written.Payload.ToArray(), read.Payload.ToArray());
        Assert.Equal(written with { Payload = default }, read with { Payload = default });
    }

    [Fact]
    public async Task A_newer_one_and_one_of_another_shape_replace_it_and_an_older_one_does_not()
    {
        await AppendAsync(Stream, "a", "b", "c");
        await Store.Snapshots.WriteAsync(Of(version: 2));
        await Store.Snapshots.WriteAsync(Of(version: 1));
        Assert.Equal(2, (await Store.Snapshots.ReadAsync(Stream, Cancellation))!.Version);

        await Store.Snapshots.WriteAsync(Of(version: 3));
        Assert.Equal(3, (await Store.Snapshots.ReadAsync(Stream, Cancellation))!.Version);

        await Store.Snapshots.WriteAsync(Of(version: 1, stateVersion: 2));
        Assert.Equal((1L, 2), ((await Store.Snapshots.ReadAsync(Stream, Cancellation))!.Version, (await Store.Snapshots.ReadAsync(Stream, Cancellation))!.StateVersion));
    }

    [Fact]
    public async Task It_goes_when_it_is_deleted_and_with_its_stream()
    {
        await AppendAsync(Stream, "a");
        await Store.Snapshots.DeleteAsync(Stream);
        await Store.Snapshots.WriteAsync(Of(version: 1));
        await Store.Snapshots.DeleteAsync(Stream);
        Assert.Null(await Store.Snapshots.ReadAsync(Stream, Cancellation));

        await Store.Snapshots.WriteAsync(Of(version: 1));
        await Store.Streams.EraseAsync(Stream, ExpectedVersion.Any);
        Assert.Null(await Store.Snapshots.ReadAsync(Stream, Cancellation));
        await AppendAsync(Stream, "b");
        Assert.Null(await Store.Snapshots.ReadAsync(Stream, Cancellation));
    }

    [Fact]
    public async Task A_stream_without_events_has_none()
    {
        Assert.Null(await Store.Snapshots.ReadAsync(Stream, Cancellation));
        await Assert.ThrowsAsync<UnknownStreamException>(async () => await Store.Snapshots.WriteAsync(Of(version: 1)));
        await Store.Snapshots.DeleteAsync(Stream);
    }

    private static StateSnapshot Of(long version, int stateVersion = 1) => new(
        Stream, version, stateVersion, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddMicroseconds(version), Encoding.UTF8.GetBytes($$"""{"version":{{version}},"text":"é"}"""));
}
