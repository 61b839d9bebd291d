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
    [InlineData("string Id", "char Id", "Open", "{|EDICT007:Close|}")]
    [InlineData("string Id", "decimal Id", "Open", "{|EDICT007:Close|}")]
    [InlineData("string Id", "DateTimeOffset Id", "Open", "{|EDICT007:Close|}")]
    [InlineData("string Id", "int? Id", "Open", "{|EDICT007:Close|}")]
    [InlineData("string Id", "DayOfWeek Id", "Open", "{|EDICT007:Close|}")]
    [InlineData("string Id", "(int, int) Id", "Open", "{|EDICT007:Close|}")]
    [InlineData("string Id", "SeatId Id", "Open", "{|EDICT007:Close|}")]
    [InlineData("string Id", "Price Id", "Open", "{|EDICT007:Close|}")]
    [InlineData("string Id", "Endless Id", "Open", "{|EDICT007:Close|}")]
    [InlineData("string Id", "ParsableId Id", "Open", "{|EDICT040:Close|}")]
    [InlineData("DoorId Id", "DoorId Id", "Open", "Close")]
    [InlineData("int Id", "long Id", "Open", "{|EDICT006:Close|}")]
    [InlineData("DoorId Id", "int Id", "Open", "{|EDICT006:Close|}")]
    public Task Each_command_has_the_identity_and_all_have_it_of_one_type(string first, string second, string open, string close) =>
        Expect.MarkedAsync(
            $$"""
            public sealed record Open({{first}});
            public sealed record Close({{second}});
            public readonly record struct DoorId(int Value);
            public readonly record struct SeatId(int Row, int Number);
            public readonly record struct Price(decimal Value);
            public sealed record Endless(Loop Value);
            public sealed record Loop(Endless Value);
            public sealed record ParsableId(int Value) : IParsable<ParsableId>
            {
                public static ParsableId Parse(string s, IFormatProvider? provider) => new(int.Parse(s, provider));
                public static bool TryParse(string? s, IFormatProvider? provider, out ParsableId result) => throw new NotSupportedException();
            }

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
    public Task A_method_may_name_it_instead_and_all_must_then() => Expect.MarkedAsync(
        """
        public sealed record Open(string Id);
        public sealed record Close(string Door);
        public sealed record Paint(string Id);
        [Aggregate("door")]
        public sealed partial class Door
        {
            [Handles(Identity = nameof(Open.Id))] private void Handle(Open command) { }
            [Handles(Identity = nameof(Close.Door))] private void Handle(Close command) { }
        }

        [{|EDICT022:Aggregate("gate")|}]
        public sealed partial class Gate
        {
            [Handles(Identity = "Id")] private void Handle(Paint command) { }
            [Handles] private void Handle(Shut command) { }
        }
        public sealed record Shut(string Id);
        """);

    [Fact]
    public async Task A_name_that_a_method_gives_is_wrong_where_it_stands()
    {
        string[] messages = await Expect.MarkedAsync(
            """
            public sealed record Open(string Id);
            public sealed record Close(int Door);
            [Aggregate("door", Identity = "Id")]
            public sealed partial class Door
            {
                [Handles(Identity = {|EDICT005:"Door"|})] private void Handle(Open command) { }
                [Handles(Identity = "Door")] private void Handle(Close command) { }
            }
            """);

        Assert.Contains("or correct Identity in [Handles]", Assert.Single(messages), StringComparison.Ordinal);
    }

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Handler_classes_of_an_aggregate_of_another_assembly_agree_too(bool built)
    {
        CompiledProject library = EdictCompiler.Compile(
            "Library",
            [
                """
                public readonly record struct DoorId(int Value);
                public sealed record Open(DoorId Id);
                [Aggregate("door", Identity = "Id")] public sealed partial class Door { [Handles] private void Handle(Open command) { } }
                """,
            ]);
        string[] messages = await Expect.MarkedAsync(
            [
                """
                public sealed record Paint(DoorId Id);
                public sealed record Close(int Id);
                [CommandHandler<Door>] public static partial class Painting { [Handles] private static void Handle(Door door, Paint command) { } }
                [CommandHandler<Door>] public static partial class Shutting { [Handles] private static void {|EDICT006:Handle|}(Door door, Close command) { } }
                """,
            ],
            [built ? library.AsAssembly() : library.AsProject()]);

        Assert.Contains(
            "'Close.Id' is of type 'int', but the identity of 'Open' is of type 'DoorId'", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Identity = {|EDICT065:\"Idd\"|}")]
    [InlineData("Identity = {|EDICT065:nameof(Other.Key)|}")]
    [InlineData("Identity = nameof(Open.Id)")]
    public Task A_name_that_no_command_has_is_wrong_once(string identity) => Expect.MarkedAsync(
        $$"""
        public sealed record Other(string Key);
        public sealed record Open(string Id);
        public sealed record Close(string Id);
        [Aggregate("door", {{identity}})]
        public sealed partial class Door { [Handles] private void Handle(Open command) { } [Handles] private void Handle(Close command) { } }
        """);
}
