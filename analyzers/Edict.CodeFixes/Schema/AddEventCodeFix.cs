using System.Collections.Immutable;
using System.Composition;
using Edict.Analyzers.Diagnostics;
using Edict.CodeFixes.Mending;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.EventHandlers;
using Edict.Generators.Parsing.Returns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Edict.CodeFixes.Schema;

/// <summary>Makes an event of each type that a handler returns or a method takes as one, under a name that is free.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddEventCodeFix))]
[Shared]
public sealed class AddEventCodeFix : EdictCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.NotAnEvent.Id, Descriptors.TakenTypeIsNoEvent.Id];

    private protected override Mend? Plan(Mistake mistake)
    {
        List<NodeEdit> edits = [];
        List<string> types = [];
        foreach (INamedTypeSymbol type in Candidates(mistake).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
        {
            if (EdictTypes.FindEvent(type) is null && !type.IsAbstract
                && type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(mistake.Cancellation) is TypeDeclarationSyntax declaration)
            {
                string name = FreeNames.For(type, mistake.Model.Compilation, mistake.Cancellation);
                edits.Add(NodeEdit.Of(declaration, "event", written => WithEvent(written, name)));
                types.Add($"'{type.Name}'");
            }
        }

        return edits.Count == 0 ? null : new Mend($"Make {string.Join(" and ", types)} an event", edits);
    }

    private static IEnumerable<INamedTypeSymbol> Candidates(Mistake mistake)
    {
        if (mistake.Enclosing<MethodDeclarationSyntax>() is not { } written
            || mistake.Model.GetDeclaredSymbol(written, mistake.Cancellation) is not IMethodSymbol method)
        {
            return [];
        }

        if (mistake.Diagnostic.Id == Descriptors.NotAnEvent.Id)
        {
            return ReturnShapes.Recognise(method)?.Events.OfType<INamedTypeSymbol>() ?? [];
        }

        return EventParameters.Read(method, EdictTypes.FindProjection(method.ContainingType) is not null).Event is INamedTypeSymbol taken ? [taken] : [];
    }

    private static TypeDeclarationSyntax WithEvent(TypeDeclarationSyntax type, string name)
    {
        AttributeSyntax attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName("global::Edict.Event").WithAdditionalAnnotations(Simplifier.Annotation),
            SyntaxFactory.AttributeArgumentList(
                [SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)))]));
        AttributeListSyntax list = SyntaxFactory.AttributeList([attribute])
            .WithLeadingTrivia(type.GetLeadingTrivia())
            .WithTrailingTrivia(EndOfLines.Of(type))
            .WithAdditionalAnnotations(Formatter.Annotation);
        TypeDeclarationSyntax bare = type.WithLeadingTrivia(SyntaxFactory.ElasticMarker);
        return (TypeDeclarationSyntax)bare.WithAttributeLists(bare.AttributeLists.Insert(0, list)).WithAdditionalAnnotations(Formatter.Annotation);
    }
}
