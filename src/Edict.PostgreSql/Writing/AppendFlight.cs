namespace Edict.PostgreSql.Writing;

/// <summary>A group with what writes it. Used by one caller at a time, again and again.</summary>
internal sealed class AppendFlight(GroupWriter writer, AppendGroup group)
{
    private Task _written = Task.CompletedTask;

    internal AppendGroup Group => group;

    /// <summary>Sends the group off; its streams are free when it has landed.</summary>
    /// <param name="before">The flight before, which may still be under way.</param>
    internal void Start(AppendFlight before) => _written = writer.WriteAsync(group, before._written).AsTask();

    /// <summary>Waits until everyone is answered, and empties the group for the next.</summary>
    internal async ValueTask LandAsync()
    {
        await _written.ConfigureAwait(false);
        group.Clear();
    }
}
