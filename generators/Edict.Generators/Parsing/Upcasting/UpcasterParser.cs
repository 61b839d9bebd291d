using System.Text;
using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Parsing.Upcasting;

/// <summary>Reads the [Upcasts] methods of a type.</summary>
internal static class UpcasterParser
{
    /// <summary>The methods of a type that carry [Upcasts], in the order of their declaration.</summary>
    public static IEnumerable<IMethodSymbol> MethodsOf(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface))
        {
            yield break;
        }

        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && EdictTypes.FindUpcasts(method) is not null)
            {
                yield return method;
            }
        }
    }

    /// <summary>The methods of a type that are understood.</summary>
    public static IEnumerable<UpcastMethod> Read(INamedTypeSymbol type, IProblemSink? problems) =>
        MethodsOf(type).Select(method => new UpcastSignature(method, type, problems).Read()).OfType<UpcastMethod>();

    /// <summary>What is generated into a type; <see langword="null"/> where nothing can be.</summary>
    public static UpcastingTypeModel? Parse(
        INamedTypeSymbol type, Compilation compilation, IProblemSink? problems, CancellationToken cancellation)
    {
        if (!MethodsOf(type).Any())
        {
            return null;
        }

        List<UpcastMethod> methods = [.. Read(type, problems)];
        ReportEvents(methods, type, compilation, problems);

        // What is wrong with an annotated type is told where its annotation is read.
        bool isToldElsewhere = AnnotatedType.FindUnsupported(type) is null ? EdictTypes.GetsMembers(type) : EdictTypes.AnnotationsOf(type).Any();
        return AnnotatedType.FindFault(type, "Upcasts", isToldElsewhere ? null : problems, cancellation) is null ? Model(type, methods) : null;
    }

    private static UpcastingTypeModel? Model(INamedTypeSymbol type, List<UpcastMethod> methods)
    {
        GeneratedNames names = GeneratedNames.Of(type);
        bool isHolderObsolete = ObsoleteReader.Is(type);
        EquatableArray<UpcasterModel> upcasters = methods
            .Where(static method => method.Returned is not null)
            .OrderBy(static method => method.EventName, StringComparer.Ordinal)
            .ThenBy(static method => method.EventVersion)
            .Select(method => new UpcasterModel(
                method.Symbol.Name,
                names.Take(ClassName(method)),
                method.EventName,
                method.EventVersion,
                TypeReader.FullName(method.Taken),
                method.Returned!.Events.Select(TypeReader.FullName).ToEquatableArray(),
                method.Returned.Model,
                isHolderObsolete || ObsoleteReader.Is(method.Symbol)))
            .ToEquatableArray();
        return upcasters.IsEmpty ? null : new UpcastingTypeModel(TypeReader.Read(type), TypeReader.Declaration(type), upcasters);
    }

    // "account-opened", version 2: AccountOpened2Upcaster.
    private static string ClassName(UpcastMethod method)
    {
        StringBuilder name = new();
        bool isBeginning = true;
        foreach (char character in method.EventName)
        {
            bool isPart = SyntaxFacts.IsIdentifierPartCharacter(character);
            name.Append(!isPart ? "" : isBeginning ? char.ToUpperInvariant(character).ToString() : character.ToString());
            isBeginning = !isPart;
        }

        string pascal = name.Length > 0 && SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? name.ToString() : "_" + name;
        return $"{pascal}{method.EventVersion}Upcaster";
    }

    private static void ReportEvents(List<UpcastMethod> methods, INamedTypeSymbol type, Compilation compilation, IProblemSink? problems)
    {
        if (problems is null)
        {
            return;
        }

        foreach (UpcastMethod method in methods)
        {
            if (ForeignTypes.IsWithoutModule(method.Taken, compilation) && !EdictTypes.IsJsonElement(method.Taken))
            {
                ForeignTypes.Report(method.Taken, SourceLocations.TypeOf(method.Symbol.Parameters[0], type), problems);
            }

            foreach (ITypeSymbol @event in method.Returned?.Events ?? [])
            {
                ReportGiven(@event, method, type, compilation, problems);
            }
        }
    }

    // An event given by its own type is known here; one behind a base type or an interface is found at run time.
    private static void ReportGiven(ITypeSymbol @event, UpcastMethod method, INamedTypeSymbol type, Compilation compilation, IProblemSink problems)
    {
        Location place = SourceLocations.ReturnTypeOf(method.Symbol, type);
        if (EdictTypes.FindEvent(@event) is null)
        {
            if (TakenEvents.IsConcrete(@event) && !Subtypes.Exist(@event))
            {
                problems.Report(ProblemKind.EventNotAnnotated, place, AnnotatedType.Display(@event));
            }
        }
        else if (ForeignTypes.IsWithoutModule(@event, compilation))
        {
            ForeignTypes.Report(@event, place, problems);
        }
    }
}
