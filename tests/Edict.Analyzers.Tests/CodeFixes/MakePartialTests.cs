using Test = Edict.Analyzers.Tests.Harness.CodeFixTest<Edict.CodeFixes.Declarations.MakePartialCodeFix>;

namespace Edict.Analyzers.Tests.CodeFixes;

/// <summary>EDICT001 is mended.</summary>
public sealed class MakePartialTests
{
    [Fact]
    public Task Every_type_around_becomes_partial_too() => Test.MendsAsync(
        """
        public static class {|EDICT001:House|}
        {
            // The front one.
            [Aggregate("door", Identity = "Id")]
            public sealed class {|EDICT001:Door|} { }

            [Aggregate("window", Identity = "Id")]
            internal sealed record {|EDICT001:Window|};

            [EventHandler("mail")]
            public sealed class {|EDICT001:Mail|} { [Handles] private void Handle(Opened e) { } }
        }

        [Event("opened")] public sealed record Opened;
        """,
        """
        public static partial class House
        {
            // The front one.
            [Aggregate("door", Identity = "Id")]
            public sealed partial class Door { }

            [Aggregate("window", Identity = "Id")]
            internal sealed partial record Window;

            [EventHandler("mail")]
            public sealed partial class Mail { [Handles] private void Handle(Opened e) { } }
        }

        [Event("opened")] public sealed record Opened;
        """);

    [Fact]
    public Task A_type_without_modifiers_keeps_its_comment() => Test.MendsAsync(
        """
        static class {|EDICT001:House|}
        {
            [Aggregate("door", Identity = "Id")]
            public sealed partial class Door { }
        }
        // A gate.
        [Aggregate("gate", Identity = "Id")] /* here */ class {|EDICT001:Gate|}
        { }
        """,
        """
        static partial class House
        {
            [Aggregate("door", Identity = "Id")]
            public sealed partial class Door { }
        }
        // A gate.
        [Aggregate("gate", Identity = "Id")] /* here */ partial class Gate
        { }
        """);

    [Fact]
    public Task An_application_is_mended_with_its_uses() => Test.MendsAsync(
        """
        [Application] public sealed class {|CS0260:App|};
        public static class Program
        {
            public static async Task Main() { await using App app = await App.StartAsync(options => options.UseInMemory()); }
        }
        """,
        """
        [Application] public sealed partial class App;
        public static class Program
        {
            public static async Task Main() { await using App app = await App.StartAsync(options => options.UseInMemory()); }
        }
        """);
}
