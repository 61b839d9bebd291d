using Edict.CompilerServices;

namespace Edict.Tests.Handwritten;

/// <summary>What generated code makes of an account whose state is stored; writing it may fail, or wait.</summary>
internal sealed class AccountSerializer(int snapshotEvery, int version = 1) : StateSerializer("account", version)
{
    /// <summary>Called before a state is written.</summary>
    internal Action? BeforeWrite { get; set; }

    public override int SnapshotEvery => snapshotEvery;

    /// <summary>Accounts with snapshots.</summary>
    internal static AccountBinding Accounts(int snapshotEvery, int version = 1, bool canCopy = true) =>
        new AccountSerializer(snapshotEvery, version).Accounts(canCopy);

    internal AccountBinding Accounts(bool canCopy = true) => new("account", typeof(Account), canCopy, this);

    protected override void WriteJson(object state, ref JsonWriter writer)
    {
        BeforeWrite?.Invoke();
        Account account = (Account)state;
        writer.BeginObject("{\"balance\":"u8);
        writer.WriteInt64(account.Balance);
        writer.WriteRaw(",\"changes\":"u8);
        writer.WriteInt64(account.Changes);
        writer.WriteRaw(",\"isOpen\":"u8);
        writer.WriteBoolean(account.IsOpen);
        writer.EndObject();
    }

    protected override object ReadJson(ref JsonReader reader)
    {
        Account account = new() { Balance = int.MinValue };
        reader.BeginObject(out long mark);
        do
        {
            if (reader.TryProperty("balance"u8))
            {
                account.Balance = reader.ReadInt32();
            }

            if (reader.TryProperty("changes"u8))
            {
                account.Changes = reader.ReadInt32();
            }

            if (reader.TryProperty("isOpen"u8))
            {
                account.IsOpen = reader.ReadBoolean();
            }
        }
        while (reader.HasMore(ref mark));

        if (account.Balance == int.MinValue)
        {
            reader.ThrowMissing("balance");
        }

        reader.EndObject();
        return account;
    }
}
