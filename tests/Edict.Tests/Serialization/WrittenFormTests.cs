using Edict.Tests.Serialization.Shapes;

namespace Edict.Tests.Serialization;

/// <summary>The exact text that is stored, which readers of later years rely on.</summary>
public sealed class WrittenFormTests
{
    [Fact]
    public void Properties_are_in_camel_case_and_declared_order() => Assert.Equal(
        """{"from":"ACC-1","to":"ACC-2","amount":12.50,"sequence":-7}""", StoredJson.Write(new MoneyMoved("ACC-1", "ACC-2", 12.50m, -7)));

    [Fact]
    public void Text_is_escaped_only_where_json_demands_it() => Assert.Equal(
        """{"from":"\"\\\b\t\n\f\r\u0000\u001f/<>&","to":"ü😀\u007f","amount":0,"sequence":0}""".Replace("\\u007f", "\u007f"),
        StoredJson.Write(new MoneyMoved("\"\\\b\t\n\f\r\0\u001f/<>&", "ü😀\u007f", 0, 0)));

    [Fact]
    public void Enums_are_written_by_name_flags_as_a_list_and_what_has_no_name_as_a_number()
    {
        Assert.Contains("\"color\":\"Größe\"", StoredJson.Write(Reached(Color.Größe)));
        Assert.Contains("\"color\":99", StoredJson.Write(Reached((Color)99)));

        static PointReached Reached(Color color) => new(default, Color: color);
    }

    [Fact]
    public void An_inherited_property_comes_first_and_null_is_written() => Assert.Equal(
        """{"accountId":"A","name":"B","reason":null}""", StoredJson.Write(new AccountRenamed("A", "B", null)));

    [Fact]
    public void An_event_without_properties_is_an_empty_object()
    {
        Assert.Equal("{}", StoredJson.Write(new NothingHeld()));
        Assert.Equal(new NothingHeld(), StoredJson.Read<NothingHeld>("""{"later":1}"""));
    }

    [Fact]
    public void What_is_computed_is_not_stored() => Assert.DoesNotContain(
        "\"count\"", StoredJson.Write(new OrderPlaced { OrderId = "O", Lines = [] }));

    [Fact]
    public void What_is_missing_is_what_the_constructor_gives()
    {
        OrderPlaced order = StoredJson.Read<OrderPlaced>("""{"orderId":"O","lines":[],"quantities":[4]}""");
        Assert.Equal(["none"], order.Tags);
        Assert.Equal([4], order.Quantities);

        Assert.Equal(new PointReached(default, "unnamed", 7, Color.Green), StoredJson.Read<PointReached>("{}"));
    }

    [Fact]
    public void Attributes_change_names_order_and_what_is_left_out() => Assert.Equal(
        """{"weather":"light \"rain\"","the \"name\"":"n","onlyWritten":8,"inside":0,"needed":1,"asText":"2","alsoText":[],"temperature":null,"span":[0,0],"perhapsSpan":null}""",
        StoredJson.Write(new AttributesHeld("n") { Weather = Weather.LightRain, Needed = 1, AsText = 2 }));

    [Fact]
    public void What_is_ignored_takes_its_default_and_what_is_not_read_keeps_what_the_constructor_gave()
    {
        AttributesHeld read = StoredJson.Read<AttributesHeld>(
            """{"the \"name\"":"n","needed":1,"onlyRead":1,"onlyWritten":2,"secret":3,"alsoText":["1",2,null]}""");
        Assert.Equal((1, 8, 5), (read.OnlyRead, read.OnlyWritten, read.Secret));
        Assert.Equal([1, 2, null], read.AlsoText);
    }

    [Fact]
    public void Wrappers_are_their_values_and_an_object_of_several_types_says_which()
    {
        Assert.Equal(
            """{"percent":1.5,"coordinate":"B7","version":"1.2","large":"12","shares":{"A1":2}}""",
            StoredJson.Write(new TextsHeld(
                new Percent(1.5m), Coordinate.Parse("B7", null), new Version(1, 2), 12, new() { [Coordinate.Parse("A1", null)] = new Percent(2) })));
        Assert.Equal(
            """{"first":{"$type":"Card","amount":1,"bank":"B","number":"N"},"more":[{"$type":"Cash","amount":2}]}""",
            StoredJson.Write(new PaymentsMade(new Card(1, "B", "N"), [new Cash(2)])));
        Assert.Contains(
            """[{"kind":"bicycle"},{"kind":"car","seats":4,"sign":{"$type":3,"name":"s","side":1,"corner":2}}],"animals":{"x":{"name":"y"}}""",
            StoredJson.Write(new HierarchiesHeld(
                new Circle("c", 1), null, new Circle("d", 2), [new Bicycle(), new Car(4, new RoundedSquare("s", 1, 2))], new() { ["x"] = new Animal("y") })));
    }

    [Fact]
    public void What_attributes_show_is_stored_and_keeps_what_the_constructor_gave_where_it_is_missing()
    {
        Assert.Equal(
            """{"kept":null,"name":"n","counted":1,"day":"2030-01-02","demanded":true}""",
            StoredJson.Write(IncludedHeld.Of("n", null, 1, new DateOnly(2030, 1, 2), null, true)));
        Assert.Equal(3, StoredJson.Read<IncludedHeld>("""{"name":"n","demanded":true}""").Counted);
        Assert.Equal("demanded", StoredJson.Refused<IncludedHeld>("""{"name":"n"}""").Path);
    }

    [Fact]
    public void A_class_with_one_property_is_an_object_and_a_wrapper_of_bytes_is_base64()
    {
        Assert.Equal("""{"class":{"text":"a"}}""", StoredJson.Write(new OnePropertyHeld(new OneProperty("a"))));
        Assert.Equal(
            """{"bytes":"AQI=","perhaps":null,"several":[""],"hash":"/w=="}""",
            StoredJson.Write(new BytesHeld(new byte[] { 1, 2 }, null, [default], new Digest(new byte[] { 255 }))));
    }

    [Theory]
    [InlineData("""{"object":[],"array":null,"more":[]}""", "object")]
    [InlineData("""{"object":null,"array":null,"more":[]}""", "object")]
    [InlineData("""{"object":{},"array":{},"more":[]}""", "array")]
    [InlineData("""{"object":{},"array":null,"more":[{},1]}""", "more[1]")]
    public void Json_of_one_kind_is_of_no_other(string json, string path) => Assert.Equal(path, StoredJson.Refused<NodesHeld>(json).Path);

    [Fact]
    public void An_event_is_immutable_only_if_all_it_holds_is()
    {
        Assert.True(StoredJson.TypeOf<MoneyMoved>().IsImmutable);
        Assert.True(StoredJson.TypeOf<EverythingHeld>().IsImmutable);
        Assert.True(StoredJson.TypeOf<AccountRenamed>().IsImmutable);
        Assert.True(StoredJson.TypeOf<PointReached>().IsImmutable);
        Assert.True(StoredJson.TypeOf<Wrapped>().IsImmutable);
        Assert.True(StoredJson.TypeOf<ImmutableHeld>().IsImmutable);
        Assert.False(StoredJson.TypeOf<DictionariesHeld>().IsImmutable);
        Assert.False(StoredJson.TypeOf<JsonHeld>().IsImmutable);
        Assert.False(StoredJson.TypeOf<NodesHeld>().IsImmutable);
        Assert.False(StoredJson.TypeOf<BytesHeld>().IsImmutable);
        Assert.False(StoredJson.TypeOf<OrderPlaced>().IsImmutable);
        Assert.False(StoredJson.TypeOf<EverythingPerhapsHeld>().IsImmutable);
    }

    [Fact]
    public void The_version_is_that_of_the_annotation() => Assert.Equal(3, StoredJson.TypeOf<EverythingHeld>().Version);
}
