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
    public void An_event_is_immutable_only_if_all_it_holds_is()
    {
        Assert.True(StoredJson.TypeOf<MoneyMoved>().IsImmutable);
        Assert.True(StoredJson.TypeOf<EverythingHeld>().IsImmutable);
        Assert.True(StoredJson.TypeOf<AccountRenamed>().IsImmutable);
        Assert.True(StoredJson.TypeOf<PointReached>().IsImmutable);
        Assert.True(StoredJson.TypeOf<Wrapped>().IsImmutable);
        Assert.False(StoredJson.TypeOf<OrderPlaced>().IsImmutable);
        Assert.False(StoredJson.TypeOf<EverythingPerhapsHeld>().IsImmutable);
    }

    [Fact]
    public void The_version_is_that_of_the_annotation() => Assert.Equal(3, StoredJson.TypeOf<EverythingHeld>().Version);
}
