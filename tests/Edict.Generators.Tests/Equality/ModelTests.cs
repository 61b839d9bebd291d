using System.Reflection;
using System.Text.RegularExpressions;
using Edict.Generators.Models;
using Edict.Generators.Pipeline;

namespace Edict.Generators.Tests.Equality;

/// <summary>Models compare by value and hold nothing of the compiler.</summary>
public sealed class ModelTests
{
    [Fact]
    public void An_equatable_array_is_equal_by_its_elements()
    {
        EquatableArray<string> left = ["a", "b"];
        EquatableArray<string> right = ["a", "b"];
        EquatableArray<string> other = ["a", "c"];

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual(left, other);
        Assert.NotEqual(left, ["a"]);
        Assert.Equal(default, (EquatableArray<string>)[]);
    }

    [Fact]
    public void A_model_is_equal_to_another_that_was_made_alike()
    {
        Assert.Equal(Aggregate("a"), Aggregate("a"));
        Assert.NotEqual(Aggregate("a"), Aggregate("b"));
    }

    [Fact]
    public void Every_model_is_sealed_or_abstract_and_holds_only_values_that_compare_by_what_they_hold()
    {
        Type[] models =
        [
            .. typeof(AggregateModel).Assembly.GetTypes().Where(static type =>
                type.Namespace?.StartsWith("Edict.Generators.Models", StringComparison.Ordinal) == true && type.GetMethod("<Clone>$") is not null),
        ];

        Assert.True(models.Length > 30, $"{models.Length} models were found.");
        Assert.Empty(models.Where(static model => !model.IsSealed && !model.IsAbstract).Select(static model => model.Name));
        Assert.Empty(
            from model in models
            from field in model.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where !IsValue(field.FieldType, models) || !field.IsInitOnly
            select $"{model.Name}.{field.Name}: {field.FieldType}");
    }

    // Neither an array nor a list, whose equality is that of the reference, nor anything of the compiler's.
    private static bool IsValue(Type type, Type[] models) =>
        type == typeof(string) || type.IsPrimitive || type.IsEnum || models.Contains(type)
        || (type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(EquatableArray<>) || type.GetGenericTypeDefinition() == typeof(Nullable<>))
            && IsValue(type.GetGenericArguments()[0], models));

    [Theory]
    [InlineData("Models")]
    [InlineData("Emission")]
    public void No_symbol_syntax_or_location_is_named_in(string folder)
    {
        Regex compiler = new(@"\b(I\w*Symbol|SyntaxNode|SyntaxTree|Location|Compilation|SemanticModel|Diagnostic|AttributeData)\b");
        string root = Path.Combine(Root(), "generators", "Edict.Generators", folder);
        string[] files = Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.Empty(files.Where(file => compiler.IsMatch(File.ReadAllText(file))).Select(static file => Path.GetFileName(file)));
    }

    private static AggregateModel Aggregate(string method)
    {
        TypeModel type = new("global::A", "", "A", IsPublic: true);
        return new AggregateModel(
            type,
            new DeclarationModel("", [new TypeHeaderModel("class", "A")]),
            "a",
            "EdictBinding",
            IsBindingObsolete: false,
            SerializerClass: null,
            Fault: null,
            InitialState.Constructor,
            new CopyModel(CopyWay.Clone, [new CollectionFieldModel("_items", "global::A", "int[]", CollectionKind.Array)]),
            [
                new HandlerModel(
                    new RouteModel(type, IsCommandSealed: false, IsCommandAbstract: false, "a", type, "ARoute", "string", new CommandBaseModel(type, ["global::B"]), "Assembly", Fault: null),
                    new IdentityModel("Id", "string", new IdentityTextModel(IdentityKind.Text)),
                    new CallModel(method, CallTarget.State, "global::A", TakesContext: false, new ReturnModel(ReturnShape.OneEvent, ["global::E"]))),
            ],
            [new ApplyModel("Apply", "global::E", ReplacesState: false)]);
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
