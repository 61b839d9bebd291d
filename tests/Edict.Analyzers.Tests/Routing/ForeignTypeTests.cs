using Edict.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Tests.Routing;

/// <summary>EDICT051.</summary>
public sealed class ForeignTypeTests
{
    private const string Library =
        """
        public sealed record Open(string Id);
        public interface IDoorEvent;
        [Event("opened")] public sealed record Opened(string Id) : IDoorEvent;

        [Aggregate("gate", Identity = "Id")] public sealed partial class Gate
        {
            [Applies] private void Apply(Opened e) { }
        }
        """;

    private const string Applied =
        """
        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door
        {
            [Handles] private Opened Handle(Open command) => new(command.Id);

            [Applies] private void Apply({|EDICT051:Opened|} e) { }
        }
        """;

    private const string Returned =
        """
        [Aggregate("door", Identity = "Id")]
        public sealed partial class Door
        {
            [Handles] private {|EDICT051:Opened|} Handle(Open command) => new(command.Id);

            [Applies] private void Apply(IDoorEvent e) { }
        }
        """;

    private const string Handled =
        """
        [{|EDICT051:CommandHandler<Gate>|}]
        public static partial class Opening
        {
            [Handles] private static Opened Handle(Gate gate, Open command) => new(command.Id);
        }
        """;

    [Theory]
    [InlineData(Applied, "Opened")]
    [InlineData(Returned, "Opened")]
    [InlineData(Handled, "Gate")]
    public async Task A_type_of_an_assembly_without_a_module_is_refused_once_where_it_is_used(string source, string type)
    {
        MetadataReference library = EdictCompiler.Create("Library", [EdictCompiler.Parse(Library, "Library.cs")]).ToMetadataReference();

        string[] messages = await Expect.MarkedAsync([source], [library]);

        Assert.Equal(
            $"'{type}' lies in assembly 'Library', in which Edict's generators did not run, so that no application can take it. "
                + "Let that project refer to the package Edict itself.",
            Assert.Single(messages));
    }

    [Theory]
    [InlineData(Applied)]
    [InlineData(Returned)]
    [InlineData(Handled)]
    public async Task What_has_a_module_is_right(string source)
    {
        CompiledProject library = EdictCompiler.Compile("Library", [Library]);
        string right = source.Replace("{|EDICT051:", "").Replace("|}", "");

        Assert.Empty(await Expect.MarkedAsync([right], [library.AsProject()]));
        Assert.Empty(await Expect.MarkedAsync([right], [library.AsAssembly()]));
    }
}
