using System.Text;
using Edict.Tests.Serialization.Shapes;

namespace Edict.Tests.Serialization;

/// <summary>What cannot be written or read is refused with the name of the event and the path of the property.</summary>
public sealed class RefusalTests
{
    private const string Order = """{"orderId":"O","lines":[{"sku":"A","price":1,"pack":"Box"},{"sku":"B","price":2,"pack":"Bag"}]}""";

    [Theory]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("""{"orderId":7,"lines":[]}""", "orderId")]
    [InlineData("""{"orderId":null,"lines":[]}""", "orderId")]
    [InlineData("""{"lines":[]}""", "orderId")]
    [InlineData("""{"orderId":"O"}""", "lines")]
    [InlineData("""{"orderId":"O","lines":{}}""", "lines")]
    [InlineData("""{"orderId":"O","lines":[null]}""", "lines[0]")]
    [InlineData("""{"orderId":"O","lines":[{"sku":"A","price":1,"pack":"Box"},{"sku":"B","price":"2","pack":"Bag"}]}""", "lines[1].price")]
    [InlineData("""{"orderId":"O","lines":[{"sku":"A","price":1e99,"pack":"Box"}]}""", "lines[0].price")]
    [InlineData("""{"orderId":"O","lines":[{"sku":"A","price":1,"pack":"Crate"}]}""", "lines[0].pack")]
    [InlineData("""{"orderId":"O","lines":[{"sku":"A","price":1,"pack":256}]}""", "lines[0].pack")]
    [InlineData("""{"orderId":"O","lines":[{"price":1,"pack":"Box"}],"tags":[]}""", "lines[0].sku")]
    [InlineData("""{"orderId":"O","lines":[],"quantities":[1,2,3000000000]}""", "quantities[2]")]
    [InlineData("""{"orderId":"O","lines":[],"quantities":[1.5]}""", "quantities[0]")]
    [InlineData("""{"orderId":"O","lines":[],"signature":"not base64!"}""", "signature")]
    [InlineData("""{"orderId":"O","lines":[],"matrix":[["a"],["b",true]]}""", "matrix[1][1]")]
    [InlineData("""{"orderId":"O","lines":[],"tags":["\ud800"]}""", "tags[0]")]
    public void A_value_of_the_wrong_kind_is_named_by_its_path(string json, string path)
    {
        EventSerializationException refused = StoredJson.Refused<OrderPlaced>(json);
        Assert.Equal("order-placed", refused.EventName);
        Assert.Equal(path, refused.Path);
    }

    [Theory]
    [InlineData("byte", "256")]
    [InlineData("sByte", "-129")]
    [InlineData("short", "40000")]
    [InlineData("uShort", "-1")]
    [InlineData("uInt", "4294967296")]
    [InlineData("long", "9223372036854775808")]
    [InlineData("uLong", "-1")]
    [InlineData("single", "1e300")]
    [InlineData("double", "1e999")]
    [InlineData("double", "\"nan\"")]
    [InlineData("character", "\"ab\"")]
    [InlineData("character", "\"\\udc00\"")]
    [InlineData("id", "\"01234567\"")]
    [InlineData("at", "\"yesterday\"")]
    [InlineData("moment", "\"2030-13-01T00:00:00Z\"")]
    [InlineData("day", "\"2030-02-30\"")]
    [InlineData("day", "\"2030-02-01 \"")]
    [InlineData("hour", "\"24:00:00\"")]
    [InlineData("hour", "\"-01:00:00\"")]
    [InlineData("duration", "\"\"")]
    [InlineData("duration", "\"1 day\"")]
    [InlineData("flag", "\"true\"")]
    [InlineData("access", "\"Read, Nothing\"")]
    [InlineData("huge", "1.5")]
    [InlineData("huger", "-1")]
    [InlineData("half", "99999999")]
    public void A_value_out_of_range_is_refused(string property, string value) =>
        Assert.Equal(property, StoredJson.Refused<EverythingHeld>($$"""{"{{property}}":{{value}}}""").Path);

    [Theory]
    [InlineData("""{"counts":{"a":1,"b":"2"}}""", "counts.b")]
    [InlineData("""{"names":{"not-a-guid":null}}""", "names.not-a-guid")]
    [InlineData("""{"prices":{"Blue":1}}""", "prices.Blue")]
    [InlineData("""{"lines":{"12x":{"sku":"A","price":1,"pack":"Box"}}}""", "lines.12x")]
    [InlineData("""{"flags":{"99999999999":true}}""", "flags.99999999999")]
    [InlineData("""{"truths":{"yes":"y"}}""", "truths.yes")]
    [InlineData("""{"nested":{"a":{"1":[1,null]}}}""", "nested.a.1[1]")]
    [InlineData("""{"nested":[]}""", "nested")]
    public void A_wrong_entry_is_named_by_its_key(string json, string path) =>
        Assert.Equal(path, StoredJson.Refused<DictionariesHeld>(json).Path);

    [Theory]
    [InlineData("""{"percent":101,"coordinate":"A1","version":"1.0","large":"1","shares":{}}""", "percent")]
    [InlineData("""{"percent":1,"coordinate":"A","version":"1.0","large":"1","shares":{}}""", "coordinate")]
    [InlineData("""{"percent":1,"coordinate":"A1","version":"one","large":"1","shares":{}}""", "version")]
    [InlineData("""{"percent":1,"coordinate":"A1","version":"1.0","large":1,"shares":{}}""", "large")]
    [InlineData("""{"percent":1,"coordinate":"A1","version":"1.0","large":"1","shares":{"A":1}}""", "shares.A")]
    public void A_wrong_text_or_wrapped_value_is_named_by_its_path(string json, string path) =>
        Assert.Equal(path, StoredJson.Refused<TextsHeld>(json).Path);

    [Theory]
    [InlineData("""{"first":{"$type":"Cash","amount":1},"more":[{"$type":"Gold","amount":1}]}""", "more[0].$type")]
    [InlineData("""{"first":{"amount":1},"more":[]}""", "first.$type")]
    [InlineData("""{"first":{"$type":7,"amount":1},"more":[]}""", "first.$type")]
    [InlineData("""{"first":{"$type":null},"more":[]}""", "first.$type")]
    [InlineData("""{"first":{"$type":"Card","amount":1,"bank":"B","number":2},"more":[]}""", "first.number")]
    [InlineData("""{"first":7,"more":[]}""", "first")]
    public void An_object_of_no_known_type_is_refused(string json, string path) =>
        Assert.Equal(path, StoredJson.Refused<PaymentsMade>(json).Path);

    [Fact]
    public void The_type_of_an_object_is_found_wherever_it_stands()
    {
        PaymentsMade read = StoredJson.Read<PaymentsMade>(
            """{"first":{"amount":1,"more":{"$type":"Cash"},"bank":"B","\u0024type":"C\u0061rd","number":"N"},"more":[{"amount":2,"$type":"Cash"}]}""");
        Assert.Equal(new Card(1, "B", "N"), read.First);
        Assert.Equal([new Cash(2)], read.More);
    }

    [Theory]
    [InlineData("""{"the \"name\"":"n"}""", "needed")]
    [InlineData("""{"the \"name\"":"n","needed":1,"temperature":"C"}""", "temperature")]
    [InlineData("""{"the \"name\"":"n","needed":1,"span":[1,"2"]}""", "span")]
    [InlineData("""{"the \"name\"":"n","needed":1,"asText":"1,5"}""", "asText")]
    [InlineData("""{"the \"name\"":"n","needed":1,"alsoText":["1","x"]}""", "alsoText[1]")]
    public void What_attributes_ask_for_is_demanded(string json, string path) =>
        Assert.Equal(path, StoredJson.Refused<AttributesHeld>(json).Path);

    [Fact]
    public void Deep_json_is_refused_before_it_is_stored()
    {
        using System.Text.Json.JsonDocument deep = System.Text.Json.JsonDocument.Parse(
            new string('[', 64) + new string(']', 64), new() { MaxDepth = 64 });
        EventSerializationException refused = Assert.Throws<EventSerializationException>(
            () => StoredJson.Write(new JsonHeld(deep.RootElement, null, null, [])));
        Assert.StartsWith("element[0]", refused.Path, StringComparison.Ordinal);

        using System.Text.Json.JsonDocument deepest = System.Text.Json.JsonDocument.Parse(new string('[', 63) + new string(']', 63));
        string json = StoredJson.Write(new JsonHeld(deepest.RootElement, null, null, []));
        Assert.Equal(json, StoredJson.Write(StoredJson.Read<JsonHeld>(json)));
        Assert.Equal(
            "element", Assert.Throws<EventSerializationException>(() => StoredJson.Write(new JsonHeld(default, null, null, []))).Path);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        Assert.Equal(2, StoredJson.Read<OrderPlaced>(Order).Lines.Count);
        for (int length = 0; length < Order.Length; length++)
        {
            Assert.Equal("order-placed", StoredJson.Refused<OrderPlaced>(Order[..length]).EventName);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("x")]
    [InlineData(",")]
    public void What_follows_the_end_is_refused(string more) => StoredJson.Refused<OrderPlaced>(Order + more);

    [Fact]
    public void Invalid_utf8_is_refused_even_where_it_would_be_skipped()
    {
        byte[] json = [.. "{\"unknown\":\""u8, 0xC0, 0xAF, .. "\"}"u8];
        Assert.Contains("UTF-8", Assert.Throws<EventSerializationException>(() => StoredJson.TypeOf<NothingHeld>().Read(json)).Message);
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));
        StoredJson.Refused<NothingHeld>($$"""{"unknown":{{deep}}}""");
    }

    [Fact]
    public void What_a_constructor_refuses_is_named_by_its_path()
    {
        EventSerializationException refused = StoredJson.Refused<Wrapped>(
            """{"inner":{"value":-1},"envelope":{"content":{"sku":"A","price":1,"pack":0},"class":"c"},"reader":{}}""");
        Assert.Equal("inner", refused.Path);
        Assert.IsType<ArgumentOutOfRangeException>(refused.InnerException);
    }

    [Theory]
    [InlineData("", 0xD800, "")]
    [InlineData("", 0xDC00, " and more")]
    [InlineData("text ", 0xD83D, "")]
    [InlineData("ü", 0xD83D, "\"")]
    public void Half_a_surrogate_pair_is_refused_before_it_is_stored(string before, int half, string after)
    {
        OrderPlaced order = new() { OrderId = "O", Lines = [new Line("A", 1, 0), new Line(before + (char)half + after, 1, 0)] };
        EventSerializationException refused = Assert.Throws<EventSerializationException>(() => StoredJson.Write(order));
        Assert.Equal("order-placed", refused.EventName);
        Assert.Equal("lines[1].sku", refused.Path);
    }

    [Fact]
    public void Null_is_refused_where_the_type_allows_none()
    {
        OrderPlaced order = new() { OrderId = "O", Lines = [], Tags = ["a", null!] };
        Assert.Equal("tags[1]", Assert.Throws<EventSerializationException>(() => StoredJson.Write(order)).Path);
        Assert.Equal("lines", Assert.Throws<EventSerializationException>(() => StoredJson.Write(new OrderPlaced { OrderId = "O", Lines = null! })).Path);
    }

    [Fact]
    public void A_derived_object_is_refused_where_what_it_adds_would_be_lost()
    {
        Assert.Equal("""{"parcel":3}""", StoredJson.Write(new ParcelSent(new Parcel(3))));
        EventSerializationException refused = Assert.Throws<EventSerializationException>(
            () => StoredJson.Write(new ParcelSent(new Letter(3, "lost"))));
        Assert.Equal("parcel", refused.Path);
    }

    [Fact]
    public void A_number_in_an_enum_is_read_as_such() =>
        Assert.Equal((Color)(-5), StoredJson.Read<PointReached>("""{"color":-5}""").Color);

    [Fact]
    public void Text_much_larger_than_the_first_memory_is_written_whole()
    {
        string text = string.Concat(Enumerable.Repeat("ä\"b", 50_000));
        MoneyMoved @event = new(text, text, 1, 1);
        Assert.Equal(@event, StoredJson.Read<MoneyMoved>(Encoding.UTF8.GetString(StoredJson.TypeOf<MoneyMoved>().ToJson(@event).Span)));
    }
}
