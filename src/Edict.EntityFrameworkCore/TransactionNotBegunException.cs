namespace Edict.EntityFrameworkCore;

/// <summary>The database gave no transaction: it is away, busy, or not to be found.</summary>
/// <param name="cause">What the provider threw.</param>
internal sealed class TransactionNotBegunException(Exception cause) : Exception($"The read model's database gave no transaction: {cause.Message}", cause);
