namespace Bank.Batch;

/// <summary>One line of input.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Bytes">The line without its end; valid until the next line is read.</param>
/// <param name="IsTooLong">It was longer than allowed and skipped; <paramref name="Bytes"/> is then empty.</param>
internal readonly record struct InputLine(long Number, ReadOnlyMemory<byte> Bytes, bool IsTooLong);
