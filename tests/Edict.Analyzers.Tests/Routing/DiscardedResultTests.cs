using Edict.Analyzers.Tests.Harness;

namespace Edict.Analyzers.Tests.Routing;

/// <summary>EDICT013.</summary>
public sealed class DiscardedResultTests
{
    [Fact]
    public async Task The_message_says_what_to_do_with_the_result()
    {
        string[] messages = await Expect.MarkedAsync(Body("{|EDICT013:await bank.DispatchAsync(command)|};"));

        Assert.Equal(
            "The result says whether the command was accepted, and is thrown away here. Look at it, call EnsureAccepted() on it, "
                + "or assign it to '_' if it truly does not matter.",
            Assert.Single(messages));
    }

    [Theory]
    [InlineData("{|EDICT013:await bank.DispatchAsync(command).ConfigureAwait(false)|};")]
    [InlineData("{|EDICT013:await bank.DispatchAsync(command).AsTask()|};")]
    [InlineData("{|EDICT013:bank.DispatchAsync(command).AsTask().GetAwaiter().GetResult()|};")]
    [InlineData("{|EDICT013:await OwnAsync(bank, command)|};")]
    [InlineData("{|EDICT013:await Task.WhenAll(OwnAsync(bank, command), OwnAsync(bank, command))|};")]
    [InlineData("{|EDICT013:await Task.WhenAll(new[] { 1, 2 }.Select(async _ => await bank.DispatchAsync(command)))|};")]
    [InlineData("{|EDICT013:await Task.WhenAll(new[] { 1, 2 }.Select(async one => one == 1 ? default : (await bank.DispatchAsync(command)).EnsureAccepted()))|};")]
    [InlineData("Func<Task> act = async () => {|EDICT013:await bank.DispatchAsync(command)|}; await act();")]
    [InlineData("Action act = () => {|EDICT013:bank.DispatchAsync(command)|}; act();")]
    [InlineData("void Act() => {|EDICT013:bank.DispatchAsync(command)|}; Act();")]
    [InlineData("for (;; {|EDICT013:await bank.DispatchAsync(command)|}) { }")]
    [InlineData("EdictApplication? maybe = bank; {|EDICT013:maybe?.DispatchAsync(command)|};")]
    public Task A_result_that_is_a_statement_of_its_own_is_thrown_away(string statement) => Expect.MarkedAsync(Body(statement));

    [Theory]
    [InlineData("(await bank.DispatchAsync(command)).EnsureAccepted();")]
    [InlineData("DispatchResult result = await bank.DispatchAsync(command); result.EnsureAccepted();")]
    [InlineData("_ = await bank.DispatchAsync(command);")]
    [InlineData("_ = bank.DispatchAsync(command);")]
    [InlineData("DispatchResult result; result = await bank.DispatchAsync(command);")]
    [InlineData("if ((await bank.DispatchAsync(command)).IsAccepted) { }")]
    [InlineData("List<DispatchResult> results = []; results.Add(await bank.DispatchAsync(command));")]
    [InlineData("Func<Task<DispatchResult>> act = async () => await bank.DispatchAsync(command); _ = await act();")]
    [InlineData("Console.WriteLine(await bank.DispatchAsync(command));")]
    [InlineData("await bank.DispatchAsync(command).AsTask().ContinueWith(done => Console.WriteLine(done.Result));")]
    [InlineData("await Task.WhenAll(new[] { 1, 2 }.Select(async _ => (await bank.DispatchAsync(command)).EnsureAccepted()));")]
    [InlineData("await Task.WhenAll(from one in new[] { 1, 2 } select Task.Run(async () => { await Task.Yield(); return (await bank.DispatchAsync(command)).EnsureAccepted(); }));")]
    [InlineData("await Task.Yield();")]
    public Task A_result_that_is_looked_at_or_discarded_by_name_is_fine(string statement) => Expect.MarkedAsync(Body(statement));

    private static string Body(string statement) =>
        $$"""
        #pragma warning disable CS4014
        public static class Caller
        {
            public static async Task CallAsync(EdictApplication bank, object command)
            {
                {{statement}}
                await Task.CompletedTask;
            }

            private static async Task<DispatchResult> OwnAsync(EdictApplication bank, object command) => await bank.DispatchAsync(command);
        }
        """;
}
