using System.Collections.Immutable;
using System.Composition;
using Edict.Analyzers.Diagnostics;
using Edict.CodeFixes.Mending;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edict.CodeFixes.Schema;

/// <summary>Gives an [Event], [Command], [Aggregate] or [EventHandler] that has no valid name one that is free: CS7036 where there is none, EDICT016 where it cannot be stored.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddNameCodeFix))]
[Shared]
public sealed class AddNameCodeFix : EdictCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.InvalidName.Id, "CS7036"];

    private protected override Mend? Plan(Mistake mistake)
    {
        if (mistake.Enclosing<AttributeSyntax>() is not { } attribute
            || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || mistake.Model.GetDeclaredSymbol(declaration, mistake.Cancellation) is not INamedTypeSymbol type
            || !IsNamed(type, attribute)
            || mistake.Enclosing<AttributeArgumentSyntax>()?.NameEquals is not null)
        {
            return null;
        }

        string name = FreeNames.For(type, mistake.Model.Compilation, mistake.Cancellation);
        return new Mend($"Name it \"{name}\"", [NodeEdit.Of(attribute, "name", written => WithName(written, name))]);
    }

    private static bool IsNamed(INamedTypeSymbol type, AttributeSyntax attribute) =>
        new[] { EdictTypes.FindStored(type), EdictTypes.FindAggregate(type), EdictTypes.FindEventHandler(type) }.Any(found =>
            found?.ApplicationSyntaxReference is { } written && written.SyntaxTree == attribute.SyntaxTree && written.Span == attribute.Span);

    private static AttributeSyntax WithName(AttributeSyntax attribute, string name)
    {
        AttributeArgumentSyntax argument = SyntaxFactory.AttributeArgument(
            SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)));
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        bool hasName = arguments.Count > 0 && arguments[0].NameEquals is null;
        SeparatedSyntaxList<AttributeArgumentSyntax> named = hasName
            ? arguments.Replace(arguments[0], argument.WithTriviaFrom(arguments[0]))
            : arguments.Insert(0, argument);
        return attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(named));
    }
}
