using System.Collections.Immutable;
using System.Composition;
using Edict.Analyzers.Diagnostics;
using Edict.CodeFixes.Mending;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edict.CodeFixes.Routing;

/// <summary>Names the identity of an aggregate where its commands leave one choice: one property that all of them have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameIdentityCodeFix))]
[Shared]
public sealed class NameIdentityCodeFix : EdictCodeFix
{
    private const string Identity = "Identity";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Descriptors.IdentityNotNamed.Id, Descriptors.IdentityMissingEverywhere.Id];

    private protected override Mend? Plan(Mistake mistake)
    {
        if (mistake.Enclosing<AttributeSyntax>() is not { } attribute
            || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || mistake.Model.GetDeclaredSymbol(declaration, mistake.Cancellation) is not INamedTypeSymbol aggregate)
        {
            return null;
        }

        INamedTypeSymbol[] commands = [.. CommandsOf(aggregate, mistake.Model.Compilation)];
        if (commands.Length == 0 || FindOnly(commands, mistake.Cancellation) is not { } property)
        {
            return null;
        }

        string name = $"nameof({commands[0].ToMinimalDisplayString(mistake.Model, attribute.SpanStart)}.{property})";
        return new Mend($"Identify it by {name}", [NodeEdit.Of(attribute, Identity, written => WithIdentity(written, name))]);
    }

    private static IEnumerable<INamedTypeSymbol> CommandsOf(INamedTypeSymbol aggregate, Compilation compilation) =>
        AnnotatedMethods.Of(aggregate, EdictTypes.Handles, compilation, problems: null)
            .Where(static method => EdictTypes.FindHandles(method) is not { } attribute || string.IsNullOrEmpty(AttributeReader.Text(attribute, Identity)))
            .Select(static method => method.Parameters.FirstOrDefault()?.Type)
            .OfType<INamedTypeSymbol>();

    // Of several, the one that is named as an id.
    private static string? FindOnly(INamedTypeSymbol[] commands, CancellationToken cancellation)
    {
        string[] common =
        [
            .. commands
                .Select(command => PropertiesOf(command, cancellation))
                .Aggregate(static (left, right) => left.Intersect(right, StringComparer.Ordinal))
                .Distinct(StringComparer.Ordinal),
        ];
        string[] ids = [.. common.Where(static name => name.EndsWith("Id", StringComparison.Ordinal))];
        return common.Length == 1 ? common[0] : ids.Length == 1 ? ids[0] : null;
    }

    private static IEnumerable<string> PropertiesOf(INamedTypeSymbol command, CancellationToken cancellation)
    {
        for (INamedTypeSymbol? part = command; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            foreach (IPropertySymbol property in part.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null }
                    && IdentityTypes.Read(property.Type, out _, cancellation) is not null)
                {
                    yield return property.Name;
                }
            }
        }
    }

    private static AttributeSyntax WithIdentity(AttributeSyntax attribute, string name)
    {
        AttributeArgumentSyntax identity = SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(name))
            .WithNameEquals(SyntaxFactory.NameEquals(
                SyntaxFactory.IdentifierName(Identity).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)));
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        AttributeArgumentSyntax? earlier = list.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == Identity);
        return attribute.WithArgumentList(earlier is null
            ? list.WithArguments(Appended(list.Arguments, identity))
            : list.ReplaceNode(earlier, identity.WithTriviaFrom(earlier)));
    }

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Appended(
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments, AttributeArgumentSyntax added) =>
        arguments.Add(arguments.Count == 0 ? added : added.WithLeadingTrivia(SyntaxFactory.Space));
}
