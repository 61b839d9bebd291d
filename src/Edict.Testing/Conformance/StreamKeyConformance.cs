using Xunit;

namespace Edict.Testing;

/// <summary>Streams are told apart by aggregate name and identity, each compared ordinally.</summary>
/// <typeparam name="TStore">The place of the store under test.</typeparam>
public abstract class StreamKeyConformance<TStore> : EventStoreConformance<TStore>
    where TStore : StoreUnderTest, new()
{
    [Theory]
    [InlineData("account", "holder-1", "account-holder", "1")]
    [InlineData("account", "-1", "account-", "1")]
    [InlineData("account", "ACC-1", "account", "acc-1")]
    [InlineData("account", "a", "Account", "a")]
    [InlineData("account", "\u00e9", "account", "e\u0301")]
    [InlineData("account", "stra\u00dfe", "account", "strasse")]
    [InlineData("account", "a", "account", "a ")]
    [InlineData("account", "a", "account", " a")]
    [InlineData("account", "01", "account", "1")]
    [InlineData("account", "1", "account", "1.0")]
    [InlineData("account", "a", "account", "a\u200d")]
    [InlineData("account", "\u0131", "account", "i")]
    [InlineData("account", "100%", "account", "100_")]
    [InlineData("account", "'; drop table events; --", "account", "\"")]
    [InlineData("account", "\U0001F600", "account", "\U0001F601")]
    public async Task Two_keys_never_mix(string firstAggregate, string firstIdentity, string secondAggregate, string secondIdentity)
    {
        StreamKey first = new(firstAggregate, firstIdentity);
        StreamKey second = new(secondAggregate, secondIdentity);

        await AppendAsync(Write(first, ExpectedVersion.None, "first"));
        AppendResult result = await AppendAsync(Write(second, ExpectedVersion.None, "second"));

        Assert.Equal(AppendResult.Appended(0, 1, 2), result);
        Assert.Equal(["first"], Texts(await ReadStreamAsync(first)));
        Assert.Equal(["second"], Texts(await ReadStreamAsync(second)));
        Assert.Equal([first, second], (await ReadAllAsync()).Select(recorded => recorded.Stream));
    }

    [Fact]
    public async Task The_longest_identity_is_kept_to_its_last_character()
    {
        StreamKey[] keys =
        [
            new("account", new string('\u20ac', StreamKey.MaxIdentityLength)),
            new("account", new string('\u20ac', StreamKey.MaxIdentityLength - 1) + "$"),
            new("account", new string('\u20ac', StreamKey.MaxIdentityLength - 1)),
        ];
        foreach (StreamKey key in keys)
        {
            await AppendAsync(Write(key, ExpectedVersion.None, "a"));
        }

        Assert.Equal(keys, (await ReadAllAsync()).Select(recorded => recorded.Stream));
    }

    [Fact]
    public async Task An_equal_key_of_other_strings_is_the_same_stream()
    {
        await AppendAsync(new StreamKey("account", "ACC-1"), "a");
        await AppendAsync(new StreamKey(new string("account"), string.Concat("ACC", "-", 1)), "b");

        Assert.Equal(["a", "b"], Texts(await ReadStreamAsync(new StreamKey("account", "ACC-1"))));
    }
}
