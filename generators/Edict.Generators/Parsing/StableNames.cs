using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reads the names under which aggregates and events are stored.</summary>
internal static class StableNames
{
    /// <summary>The first argument of an attribute; empty when there is none yet.</summary>
    public static string Read(AttributeData attribute, INamedTypeSymbol type, IProblemSink? problems)
    {
        string name = AttributeReader.Argument<string>(attribute, 0) ?? "";
        if (!AttributeReader.IsBound(attribute, 0))
        {
            return name;
        }

        if (name.Length == 0 || name.Any(static character => char.IsControl(character) || char.IsSurrogate(character)))
        {
            problems?.Report(
                ProblemKind.InvalidName, SourceLocations.ArgumentOf(attribute, null, type), AnnotatedType.Display(type), name);
        }

        return name;
    }
}
