using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reads the names under which aggregates, events and the checkpoints of event handlers are stored.</summary>
internal static class StableNames
{
    /// <summary>The most characters of the name of an event handler.</summary>
    public const int LongestOfEventHandler = 200;

    /// <summary>The most characters of the name of a projection, whose rebuild has a longer one.</summary>
    public const int LongestOfProjection = 180;

    /// <summary>The first argument of an attribute; empty when there is none yet.</summary>
    public static string Read(AttributeData attribute, INamedTypeSymbol type, IProblemSink? problems, int longest = int.MaxValue)
    {
        string name = AttributeReader.Argument<string>(attribute, 0) ?? "";
        if (!AttributeReader.IsBound(attribute, 0))
        {
            return name;
        }

        if (!IsValid(name) || name.Length > longest)
        {
            problems?.Report(
                ProblemKind.InvalidName, SourceLocations.ArgumentOf(attribute, null, type), AnnotatedType.Display(type), name);
        }

        return name;
    }

    /// <summary>Whether something can be stored under a name.</summary>
    public static bool IsValid(string name) => name.Length > 0 && !name.Any(static character => char.IsControl(character) || char.IsSurrogate(character));
}
