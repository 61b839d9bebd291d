using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.Serialization;

/// <summary>Generated serializers are part of the product: each approved file is one that a reader would sign.</summary>
public sealed class SerializerSnapshotTests
{
    private const string Stored =
        """
        namespace Shop;

        [Event("money-withdrawn")] public sealed record MoneyWithdrawn(string AccountId, decimal Amount, string? Reason = null);

        [Event("order-placed", Version = 2)]
        public sealed class OrderPlaced
        {
            public required Guid OrderId { get; init; }
            public required Status? Status { get; init; }
            public List<Line> Lines { get; init; } = [];
            public int @class { get; set; } = 3;
        }

        [Command("place-order")] public sealed record PlaceOrder(Guid OrderId, IReadOnlyList<Line> Lines, string? Note = null);

        public readonly record struct Line(string Sku, int Quantity);
        [Flags] public enum Status : ushort { None, Paid, Sent }
        """;

    [Theory]
    [InlineData("Shop.MoneyWithdrawn.EventType.g.cs")]
    [InlineData("Shop.OrderPlaced.EventType.g.cs")]
    [InlineData("Shop.PlaceOrder.CommandType.g.cs")]
    [InlineData("Shop_LineJson.g.cs")]
    [InlineData("Shop_StatusJson.g.cs")]
    [InlineData("ListOf_Shop_LineJson.g.cs")]
    public void A_generated_file_reads_as_it_was_approved(string file)
    {
        GeneratedProject project = EdictProject.Compile("Shop", [Stored]);

        Assert.Empty(project.Findings());
        Snapshot.Matches(project.File(file), file + ".txt");
    }
}
