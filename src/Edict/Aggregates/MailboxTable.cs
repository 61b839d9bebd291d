namespace Edict.Aggregates;

/// <summary>
/// Mailboxes by identity. A look-up takes no lock and leads from the hash straight to the mailbox: among many instances each object in
/// between would be one more wait for memory. Safe for concurrent use.
/// </summary>
internal sealed class MailboxTable
{
    private const int SmallestSize = 16;

    private readonly Lock _changes = new();
    private Entry[] _entries = new Entry[SmallestSize];
    private int _used;
    private int _count;

    internal int Count => Volatile.Read(ref _count);

    /// <summary>The mailbox of an identity; null when there is none, or when it was added only just now.</summary>
    internal Mailbox? Find(string identity)
    {
        uint hash = HashOf(identity);
        Entry[] entries = Volatile.Read(ref _entries);
        uint index = hash >> 1;
        while (true)
        {
            ref Entry entry = ref entries[index++ & (uint)(entries.Length - 1)];
            uint found = Volatile.Read(ref entry.Hash);
            if (found == hash && Volatile.Read(ref entry.Mailbox) is { } mailbox && mailbox.Stream.Identity == identity)
            {
                return mailbox;
            }

            if (found == 0)
            {
                return null;
            }
        }
    }

    /// <summary>The mailbox of an identity, made where there is none.</summary>
    internal Mailbox GetOrAdd(string identity, Func<string, Mailbox> create)
    {
        lock (_changes)
        {
            return Find(identity) ?? Add(create(identity));
        }
    }

    /// <summary>Takes a mailbox out, unless it is out already and another has its place.</summary>
    internal void Remove(Mailbox mailbox)
    {
        lock (_changes)
        {
            uint hash = HashOf(mailbox.Stream.Identity);
            for (uint index = hash >> 1; ; index++)
            {
                ref Entry entry = ref _entries[index & (uint)(_entries.Length - 1)];
                if (entry.Hash == 0)
                {
                    return;
                }

                if (entry.Mailbox == mailbox)
                {
                    // Its hash stays: what was put behind it must still be found.
                    entry.Mailbox = null;
                    _count--;
                    return;
                }
            }
        }
    }

    /// <summary>All mailboxes that are in the table now.</summary>
    internal Mailbox[] ToArray()
    {
        lock (_changes)
        {
            return [.. _entries.Select(static entry => entry.Mailbox).OfType<Mailbox>()];
        }
    }

    internal void Clear()
    {
        lock (_changes)
        {
            _count = _used = 0;
            _entries = new Entry[SmallestSize];
        }
    }

    private Mailbox Add(Mailbox mailbox)
    {
        // At most half of the entries are used, so that few are looked at, and there is always an end.
        if (_used >= _entries.Length / 2)
        {
            Rebuild();
        }

        Put(_entries, mailbox);
        _used++;
        _count++;
        return mailbox;
    }

    private void Rebuild()
    {
        int size = SmallestSize;
        while (size < (_count + 1) * 4)
        {
            size *= 2;
        }

        Entry[] entries = new Entry[size];
        foreach (Entry entry in _entries)
        {
            if (entry.Mailbox is { } mailbox)
            {
                Put(entries, mailbox);
            }
        }

        Volatile.Write(ref _entries, entries);
        _used = _count;
    }

    private static void Put(Entry[] entries, Mailbox mailbox)
    {
        uint hash = HashOf(mailbox.Stream.Identity);
        uint index = hash >> 1;
        while (entries[index & (uint)(entries.Length - 1)].Hash != 0)
        {
            index++;
        }

        // A reader looks at the hash first, and then for what it promises.
        ref Entry entry = ref entries[index & (uint)(entries.Length - 1)];
        entry.Mailbox = mailbox;
        Volatile.Write(ref entry.Hash, hash);
    }

    // Never 0, which says that an entry was never used.
    private static uint HashOf(string identity) => (uint)identity.GetHashCode() | 1;

    private struct Entry
    {
        internal Mailbox? Mailbox;
        internal uint Hash;
    }
}
