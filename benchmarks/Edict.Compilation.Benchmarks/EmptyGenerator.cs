using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace Edict.Compilation.Benchmarks;

/// <summary>Finds what Edict's generators find, and does nothing with it: what any generator of these attributes costs.</summary>
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1036", Justification = "It is run by hand alone.")]
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1041", Justification = "It is run by hand alone.")]
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1038", Justification = "It is run by hand alone.")]
[Generator(LanguageNames.CSharp)]
public sealed class EmptyGenerator : IIncrementalGenerator
{
    private static readonly string[] Attributes =
    [
        "Edict.AggregateAttribute", "Edict.CommandHandlerAttribute`1", "Edict.EventAttribute", "Edict.CommandAttribute", "Edict.StoredStateAttribute",
        "Edict.ApplicationAttribute",
    ];

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (string attribute in Attributes)
        {
            IncrementalValuesProvider<int> found = context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute, static (_, _) => true, static (_, _) => 0);
            context.RegisterSourceOutput(found, static (_, _) => { });
        }
    }
}
