using Edict.Generators.Tests.Harness;

namespace Edict.Generators.Tests.Serialization;

/// <summary>The converters of what events hold, one of each kind, as a reader would sign them.</summary>
public sealed class ConverterSnapshotTests
{
    private const string Shapes =
        """
        using System.Text.Json;
        using System.Text.Json.Serialization;

        namespace Shop;

        [Event("secret-kept")] public sealed class SecretKept
        {
            public required string Key { get; init; }
            [JsonInclude] public int Uses { get; private set; }
            [JsonInclude] private string? Note { get; init; }
        }

        [Event("order-paid")] public sealed record OrderPaid(
            OrderId Order, CustomerName Customer, Payment Payment, Dictionary<OrderId, decimal?> Shares, Weight Weight, Sku Sku);

        public readonly record struct OrderId(Guid Value);
        public sealed record CustomerName(string Text);

        [JsonDerivedType(typeof(Cash), "cash")]
        [JsonDerivedType(typeof(Card), "card")]
        public abstract record Payment(decimal Amount);
        public sealed record Cash(decimal Amount) : Payment(Amount);
        public sealed record Card(decimal Amount, string Number) : Payment(Amount);

        [JsonConverter(typeof(WeightConverter))] public sealed class Weight { public decimal Kilograms; }
        public sealed class WeightConverter : JsonConverter<Weight>
        {
            public override Weight Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new() { Kilograms = reader.GetDecimal() };
            public override void Write(Utf8JsonWriter writer, Weight value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Kilograms);
        }

        public readonly struct Sku : IParsable<Sku>
        {
            private readonly string _text;
            private Sku(string text) => _text = text;
            public static Sku Parse(string s, IFormatProvider? provider) => new(s);
            public static bool TryParse(string? s, IFormatProvider? provider, out Sku result) { result = new(s ?? ""); return s is not null; }
            public override string ToString() => _text;
        }
        """;

    [Theory]
    [InlineData("Shop_OrderIdJson.g.cs")]
    [InlineData("Shop_CustomerNameJson.g.cs")]
    [InlineData("Shop_PaymentJson.g.cs")]
    [InlineData("DictionaryOf_Shop_OrderId_And_Decimal_OrNullJson.g.cs")]
    [InlineData("Shop_Weight_By_Shop_WeightConverterJson.g.cs")]
    [InlineData("Shop_SkuJson.g.cs")]
    [InlineData("Shop.SecretKept.EventType.g.cs")]
    public void A_generated_converter_reads_as_it_was_approved(string file)
    {
        GeneratedProject project = EdictProject.Compile("Shop", [Shapes]);

        Assert.Empty(project.Findings());
        Snapshot.Matches(project.File(file), file + ".txt");
    }
}
