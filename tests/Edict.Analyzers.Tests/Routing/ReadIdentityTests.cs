using Edict.Analyzers.Tests.Harness;

namespace Edict.Analyzers.Tests.Routing;

/// <summary>EDICT041.</summary>
public sealed class ReadIdentityTests
{
    private const string Domain =
        """
        public class AnyId;
        public sealed class DoorId(int number) : AnyId { public int Number => number; }
        public readonly record struct SeatId(Guid Value);
        public readonly record struct RowId(SeatId Value);
        public sealed record Take(RowId Id);
        public sealed record Count(long Id);
        public sealed record Ring(string Id);

        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door { public int Count => 0; [Handles] private void Handle(OpenBy command) { } }
        public sealed record OpenBy(CodeId Id);
        public sealed class CodeId : AnyId, IParsable<CodeId>
        {
            public static CodeId Parse(string s, IFormatProvider? provider) => new();
            public static bool TryParse(string? s, IFormatProvider? provider, out CodeId result) => throw new NotSupportedException();
            public override string ToString() => "";
        }
        [Aggregate("seat", Identity = "Id")]
        public sealed partial class Seat { public int Count => 0; [Handles] private void Handle(Take command) { } }
        [Aggregate("number", Identity = "Id")]
        public sealed partial class Number { public int Count => 0; [Handles] private void Handle(Count command) { } }
        [Aggregate("bell", Identity = "Id")]
        public sealed partial class Bell { public int Count => 0; [Handles] private void Handle(Ring command) { } }
        """;

    [Theory]
    [InlineData("app.ReadAsync({|EDICT041:new SeatId()|}, (Door door) => door.Count)")]
    [InlineData("app.ReadAsOfAsync({|EDICT041:new SeatId()|}, AsOf.Version(1), (Door door) => door.Count)")]
    [InlineData("app.ReadAsOfAsync(new CodeId(), AsOf.Version(1), (Door door) => door.Count)")]
    [InlineData("app.ReadAsync(read: (Door door) => door.Count, identity: {|EDICT041:new DoorId(1)|})")]
    [InlineData("app.ReadAsync(new CodeId(), (Door door) => door.Count)")]
    [InlineData("app.ReadAsync(new AnyId(), (Door door) => door.Count)")]
    [InlineData("app.ReadAsync(5, (Door door) => door.Count)")]
    [InlineData("app.ReadAsync({|EDICT041:new SeatId()|}, (Seat seat) => seat.Count)")]
    [InlineData("app.ReadAsync({|EDICT041:5|}, (Seat seat) => seat.Count)")]
    [InlineData("app.ReadAsync(Guid.Empty, (Seat seat) => seat.Count)")]
    [InlineData("app.ReadAsync((RowId?)null, (Seat seat) => seat.Count)")]
    [InlineData("app.ReadAsync({|EDICT041:(SeatId?)null|}, (Seat seat) => seat.Count)")]
    [InlineData("app.ReadAsync({|EDICT041:DayOfWeek.Monday|}, (Number number) => number.Count)")]
    [InlineData("app.ReadAsync({|EDICT041:5UL|}, (Number number) => number.Count)")]
    [InlineData("app.ReadAsync((short)5, (Number number) => number.Count)")]
    [InlineData("app.ReadAsync({|EDICT041:Guid.Empty|}, (Number number) => number.Count)")]
    [InlineData("app.ReadAsync(Guid.Empty, (Bell bell) => bell.Count)")]
    [InlineData("app.ReadAsync({|EDICT041:DateOnly.MinValue|}, (Bell bell) => bell.Count)")]
    [InlineData("app.ReadAsync((IFormattable)Guid.Empty, (Bell bell) => bell.Count)")]
    public Task The_identity_is_of_the_type_that_the_commands_carry_or_has_its_text(string call) => Expect.MarkedAsync(
        Domain, "[Application] public sealed partial class App { public static ValueTask<int> Call(App app) => " + call + "; }");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task So_it_is_across_assemblies(bool built)
    {
        CompiledProject library = EdictCompiler.Compile("Library", [Domain]);
        string[] messages = await Expect.MarkedAsync(
            [
                """
                [Application] public sealed partial class App;
                public static class Caller
                {
                    public static ValueTask<int> Wrong(App app) => app.ReadAsync({|EDICT041:new SeatId()|}, (Seat seat) => seat.Count);
                    public static ValueTask<int> Right(App app) => app.ReadAsync(new RowId(), (Seat seat) => seat.Count);
                }
                """,
            ],
            [built ? library.AsAssembly() : library.AsProject()]);

        Assert.Equal("'Seat' is read by a 'SeatId', but its commands carry a 'RowId'. Give that, or the text of one.", Assert.Single(messages));
    }
}
