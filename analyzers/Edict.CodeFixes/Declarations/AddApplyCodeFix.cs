using System.Collections.Immutable;
using System.Composition;
using Edict.Analyzers.Diagnostics;
using Edict.CodeFixes.Mending;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.Returns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edict.CodeFixes.Declarations;

/// <summary>Adds an [Applies] method that does nothing yet for each event that a handler returns and its aggregate does not apply.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddApplyCodeFix))]
[Shared]
public sealed class AddApplyCodeFix : EdictCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.EventNotApplied.Id];

    private protected override Mend? Plan(Mistake mistake)
    {
        if (mistake.Enclosing<MethodDeclarationSyntax>() is not { } written
            || mistake.Model.GetDeclaredSymbol(written, mistake.Cancellation) is not IMethodSymbol handler
            || ReturnShapes.Recognise(handler) is not { } returned
            || AggregateOf(handler.ContainingType) is not { } aggregate
            || DeclarationOf(aggregate, mistake.Cancellation) is not { } declaration)
        {
            return null;
        }

        List<AppliedEvent> applied = ApplyParser.Parse(
            aggregate, AnnotatedMethods.Of(aggregate, EdictTypes.Applies, mistake.Model.Compilation, problems: null), mistake.Model.Compilation, problems: null);
        ITypeSymbol[] missing =
        [
            .. returned.Events
                .Where(@event => EdictTypes.FindEvent(@event) is not null && !applied.Any(apply => apply.Takes(@event)))
                .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default),
        ];
        return missing.Length == 0
            ? null
            : new Mend(
                $"Apply {string.Join(" and ", missing.Select(static @event => $"'{@event.Name}'"))} in '{aggregate.Name}'",
                [.. missing.Select(@event => NodeEdit.Of(
                    declaration, TypeReader.FullName(@event), type => TypeMembers.Add(type, Method(aggregate, @event))))]);
    }

    private static string Method(INamedTypeSymbol aggregate, ITypeSymbol @event) => aggregate.IsRecord
        ? $"[Applies] private {aggregate.Name} Apply({TypeReader.FullName(@event)} e) => this;"
        : $"[Applies] private void Apply({TypeReader.FullName(@event)} e) {{ }}";

    private static INamedTypeSymbol? AggregateOf(INamedTypeSymbol handling) => EdictTypes.FindAggregate(handling) is not null
        ? handling
        : handling.GetAttributes()
            .Where(static attribute => EdictTypes.IsEdict(attribute.AttributeClass, "CommandHandlerAttribute", arity: 1))
            .Select(static attribute => attribute.AttributeClass!.TypeArguments[0])
            .OfType<INamedTypeSymbol>()
            .FirstOrDefault(static aggregate => EdictTypes.FindAggregate(aggregate) is not null);

    // The part that carries the attribute is the user's own.
    private static TypeDeclarationSyntax? DeclarationOf(INamedTypeSymbol aggregate, CancellationToken cancellation) =>
        EdictTypes.FindAggregate(aggregate)?.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>();
}
