namespace @namespace.@class
{
    public sealed record @public(string @string);
    [Event("event")] public sealed record @event(string @string, int @int);

    [Aggregate("struct", Identity = nameof(@public.@string))]
    public sealed partial class @struct
    {
        [Handles] private @event @return(@public @command) => new(@command.@string, 1);
        [Applies] private void @void(@event @this) { }
    }

    [Application] public sealed partial class @operator;
}
