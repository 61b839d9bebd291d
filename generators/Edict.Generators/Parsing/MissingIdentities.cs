using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edict.Generators.Parsing;

/// <summary>Reports commands without their identity property: each once, or the name alone where it is wrong for all of them.</summary>
internal static class MissingIdentities
{
    public static void Report(
        HandlingClass handling, IReadOnlyList<HandlerSignature> missing, IReadOnlyList<HandlerSignature> all, IProblemSink? problems)
    {
        if (problems is null || missing.Count == 0)
        {
            return;
        }

        List<HandlerSignature> named = [.. missing.Where(static signature => signature.Identity is null)];
        bool isWrongForAll = !handling.IsSeparate && named.Count > 1 && named.Count == all.Count(static signature => signature.Identity is null);
        foreach (HandlerSignature signature in missing.Where(signature => signature.Identity is not null || !isWrongForAll))
        {
            Report(handling, signature, problems);
        }

        if (isWrongForAll && !named.Any(signature => NamesIn(handling.Attribute, signature.Command)))
        {
            problems.Report(
                ProblemKind.IdentityMissingEverywhere,
                SourceLocations.ArgumentOf(handling.Attribute, "Identity", handling.Type),
                AnnotatedType.Display(handling.Aggregate),
                handling.Identity!);
        }
    }

    // A name that the method gives is wrong where it stands; one that the aggregate gives is wrong for this command.
    private static void Report(HandlingClass handling, HandlerSignature signature, IProblemSink problems)
    {
        AttributeData? own = signature.Identity is null ? null : EdictTypes.FindHandles(signature.Method);
        if (NamesIn(own ?? handling.Attribute, signature.Command))
        {
            return;
        }

        problems.Report(
            ProblemKind.IdentityMissing,
            own is null
                ? SourceLocations.TypeOf(signature.CommandParameter, handling.Type)
                : SourceLocations.ArgumentOf(own, "Identity", handling.Type),
            AnnotatedType.Display(signature.Command),
            signature.Identity ?? handling.Identity!,
            AnnotatedType.Display(handling.Aggregate),
            own is null ? "Aggregate" : "Handles");
    }

    // Of Identity = nameof(Command.Missing) the compiler says itself that the command has no such member.
    private static bool NamesIn(AttributeData attribute, INamedTypeSymbol command) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments
            .Where(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Identity")
            .Select(static argument => argument.Expression)
            .OfType<InvocationExpressionSyntax>()
            .Any(call => call.ArgumentList.Arguments.FirstOrDefault()?.Expression is MemberAccessExpressionSyntax { Expression: var type }
                && type.GetLastToken().ValueText == command.Name) == true;
}
