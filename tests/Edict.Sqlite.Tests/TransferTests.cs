using ExampleDomain;

namespace Edict.Sqlite.Tests;

/// <summary>A store goes from SQLite into memory and back, whole.</summary>
public sealed class TransferTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_store_moves_to_another_kind_and_back()
    {
        await using (BankApp source = await BankApp.StartAsync(options => options.UseSqlite(_folder.PathOf("source.db"))))
        {
            for (int account = 0; account < 40; account++)
            {
                await FillAsync(source, $"ACC-{account}");
            }

            await source.Store.Streams.ArchiveAsync(new StreamKey("account", "ACC-3"));
            await source.ExportAsync(_folder.PathOf("1.jsonl"));
        }

        await using BankApp memory = await BankApp.StartAsync(options => options.UseInMemory());
        await memory.ImportAsync(_folder.PathOf("1.jsonl"));
        await memory.ExportAsync(_folder.PathOf("2.jsonl"));
        await using BankApp target = await BankApp.StartAsync(options => options.UseSqlite(_folder.PathOf("target.db")));
        await target.ImportAsync(_folder.PathOf("2.jsonl"));
        await target.ExportAsync(_folder.PathOf("3.jsonl"));

        string exported = await File.ReadAllTextAsync(_folder.PathOf("1.jsonl"), TestContext.Current.CancellationToken);
        Assert.Equal(exported, await File.ReadAllTextAsync(_folder.PathOf("2.jsonl"), TestContext.Current.CancellationToken));
        Assert.Equal(exported, await File.ReadAllTextAsync(_folder.PathOf("3.jsonl"), TestContext.Current.CancellationToken));
        Assert.Equal(30, await target.ReadAsync("ACC-7", (BankAccount account) => account.Balance));
    }

    private static async Task FillAsync(BankApp bank, string account)
    {
        (await bank.DispatchAsync(new OpenAccount(account, 10))).EnsureAccepted();
        (await bank.DispatchAsync(new Deposit(account, 20))).EnsureAccepted();
    }
}
