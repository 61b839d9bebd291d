using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reads an [Application] class.</summary>
internal static class ApplicationParser
{
    private const string Commands = "Commands";

    /// <summary>The application; <see langword="null"/> when nothing can be generated into the class, whatever else is mended.</summary>
    public static ApplicationModel? Parse(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, IProblemSink? problems, CancellationToken cancellation)
    {
        string? fault = AnnotatedType.FindUnsupported(type) ?? AnnotatedType.FindWithoutObjects(type);
        if (fault is not null)
        {
            problems?.Report(ProblemKind.TypeNotSupported, SourceLocations.NameOf(type), AnnotatedType.Display(type), fault);
            if (type.IsStatic || type.IsFileLocal || type.IsGenericType)
            {
                return null;
            }
        }

        // A class that is not partial gets its other half too: the compiler says CS0260 at its name, and nothing about its uses.

        if (type.BaseType is { SpecialType: SpecialType.None } parent && !EdictTypes.IsEdict(parent, "EdictApplication"))
        {
            fault = "has a base class of its own";
            problems?.Report(
                ProblemKind.ApplicationHasBaseClass,
                SourceLocations.NameOf(type),
                AnnotatedType.Display(type),
                AnnotatedType.Display(parent));
        }

        if (type.IsRecord)
        {
            fault = "is a record";
            problems?.Report(ProblemKind.ApplicationIsRecord, SourceLocations.NameOf(type), AnnotatedType.Display(type));
        }
        else if (type.InstanceConstructors.FirstOrDefault(static constructor => !constructor.IsImplicitlyDeclared) is { } constructor)
        {
            fault = "has a constructor of its own";
            problems?.Report(ProblemKind.ApplicationHasConstructor, SourceLocations.NameOf(constructor), AnnotatedType.Display(type));
        }

        return new ApplicationModel(
            TypeReader.Read(type),
            TypeReader.Declaration(type),
            fault,
            // Generated fields begin so; other members of the user's half must not make the other half again.
            type.MemberNames.Where(static name => name.StartsWith("_", StringComparison.Ordinal)).OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray(),
            OwnMembers(type).ToEquatableArray(),
            GeneratedNames.Of(type).Take(type.GetMembers(Commands).IsEmpty ? Commands : "Edict" + Commands),
            AttributeReader.Array<string>(attribute, "Namespaces").ToEquatableArray(),
            MiddlewareParser.Parse(attribute, type, compilation, problems));
    }

    private static IEnumerable<string> OwnMembers(INamedTypeSymbol type) => type.GetMembers("StartAsync").Concat(type.GetMembers("DispatchAsync"))
        .OfType<IMethodSymbol>()
        .Where(static method => !method.IsGenericMethod && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None))
        .Select(static method => $"{method.Name}({string.Join(", ", method.Parameters.Select(static parameter => TypeReader.FullName(parameter.Type)))})")
        .OrderBy(static member => member, StringComparer.Ordinal);
}
