using Edict.Generators.Models;
using Edict.Generators.Models.Serialization;
using Edict.Generators.Pipeline;
using Edict.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Tests.Serialization;

/// <summary>An edit makes only that output again which it touches.</summary>
public sealed class SerializerStepTests
{
    private const string First = "namespace A; [Event(\"first\")] public sealed record First(Shared Shared, int Number);";
    private const string Second = "namespace A; [Event(\"second\")] public sealed record Second(Shared Shared, Own Own); public sealed record Own(int X);";
    private const string Other = "namespace A; public sealed record Shared(string Text); [Command(\"third\")] public sealed record Third(Shared Shared, int Count); public static class Unrelated { public static int One() => 1; }";

    [Fact]
    public void An_unrelated_edit_changes_nothing() =>
        Assert.Empty(Changed(2, Other.Replace("=> 1", "=> 2").Replace("namespace A;", "namespace A;\n\n// More.\n")));

    [Fact]
    public void White_space_before_an_event_changes_nothing() => Assert.Empty(Changed(0, First.Replace("namespace A;", "namespace A;\n\n\n")));

    [Fact]
    public void A_new_property_changes_its_event_alone() =>
        Assert.Equal(["A.First"], Changed(0, First.Replace("int Number", "int Number, int More")));

    [Fact]
    public void A_type_of_one_event_changes_its_own_converter_alone() => Assert.Equal(["A_OwnJson"], Changed(1, Second.Replace("int X", "long X")));

    [Fact]
    public void A_shared_type_changes_its_converter_alone() =>
        Assert.Equal(["A_SharedJson"], Changed(2, Other.Replace("string Text", "string? Text")));

    [Fact]
    public void A_new_event_leaves_the_others_alone() => Assert.Equal(
        ["A.Middle"], Changed(1, Second + " [Event(\"middle\")] public sealed record Middle(Shared Shared);"));

    [Fact]
    public void A_property_of_a_command_changes_its_serializer_alone() =>
        Assert.Equal(["A.Third"], Changed(2, Other.Replace("int Count", "int Count, string More")));

    [Fact]
    public void A_command_and_an_event_share_a_converter_that_is_changed_alone() =>
        Assert.Equal(["A_SharedJson"], Changed(2, Other.Replace("string Text", "string Text, int Number")));

    private static string[] Changed(int edited, string text)
    {
        CSharpCompilation before = EdictProject.Create("Tested", [First, Second, Other]);
        SyntaxTree tree = before.SyntaxTrees[edited];
        CSharpCompilation after = before.ReplaceSyntaxTree(tree, EdictProject.Parse(text, tree.FilePath));
        GeneratorDriver driver = EdictProject.Driver().RunGenerators(before, TestContext.Current.CancellationToken)
            .RunGenerators(after, TestContext.Current.CancellationToken);
        return
        [
            .. driver.GetRunResult().Results
                .SelectMany(static result => result.TrackedSteps)
                .Where(static step => step.Key is StepNames.EventSources or StepNames.CommandSources or StepNames.Converters)
                .SelectMany(static step => step.Value)
                .SelectMany(step => step.Outputs)
                .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
                .Select(static output => output.Value is (StoredTypeModel stored, LocalModuleModel)
                    ? stored.Type.FullName.Replace("global::", "")
                    : ((ConverterModel)output.Value).Shape.Converter)
                .Order(StringComparer.Ordinal),
        ];
    }
}
