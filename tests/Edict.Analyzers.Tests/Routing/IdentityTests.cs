using Edict.Analyzers.Tests.Harness;

namespace Edict.Analyzers.Tests.Routing;

/// <summary>EDICT005, 006, 007, 022: how commands name the instance.</summary>
public sealed class IdentityTests
{
    [Theory]
    [InlineData("string Id", "string Id", "Open", "Close")]
    [InlineData("Guid Id", "Guid Id", "Open", "Close")]
    [InlineData("string Name", "string Id", "{|EDICT005:Open|}", "Close")]
    [InlineData("string Id", "Guid Id", "Open", "{|EDICT006:Close|}")]
    [InlineData("DateTime Id", "string Id", "{|EDICT007:Open|}", "Close")]
    [InlineData("string Id", "IEnumerable<int> Id", "Open", "{|EDICT007:Close|}")]
    public Task Each_command_has_the_identity_and_all_have_it_of_one_type(string first, string second, string open, string close) =>
        Expect.MarkedAsync(
            $$"""
            public sealed record Open({{first}});
            public sealed record Close({{second}});
            [Aggregate("door", Identity = "Id")]
            public sealed partial class Door
            {
                [Handles] private void Handle({{open}} command) { }
                [Handles] private void Handle({{close}} command) { }
            }
            """);

    [Fact]
    public Task An_aggregate_with_handlers_names_the_property() => Expect.MarkedAsync(
        """
        public sealed record Open(string Id);
        [{|EDICT022:Aggregate("door")|}] public sealed partial class Door { [Handles] private void Handle(Open command) { } }
        """);

    [Fact]
    public Task An_inherited_property_names_the_instance() => Expect.MarkedAsync(
        """
        public abstract record DoorCommand(string Id);
        public sealed record Open(string Id) : DoorCommand(Id);
        [Aggregate("door", Identity = nameof(DoorCommand.Id))]
        public sealed partial class Door { [Handles] private void Handle(Open command) { } }
        """);

    [Fact]
    public async Task Handler_classes_of_one_aggregate_agree_on_the_type()
    {
        string[] messages = await Expect.MarkedAsync(
            """
            public sealed record Open(string Id);
            public sealed record Close(Guid Id);
            [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } }
            [CommandHandler<Door>] public static partial class Opening { [Handles] private static void {|EDICT006:Handle|}(Door door, Close command) { } }
            """);

        Assert.Contains("'Close.Id' is of type 'System.Guid', but 'Open.Id' is of type 'string'", Assert.Single(messages), StringComparison.Ordinal);
    }
}
