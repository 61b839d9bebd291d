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
        Assert.Equal("""{"parcel":{"weight":3}}""", StoredJson.Write(new ParcelSent(new Parcel(3))));
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
