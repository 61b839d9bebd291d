using System.Collections.Concurrent;

namespace Edict.Aggregates;

/// <summary>Operations that nobody holds, to be used again. Safe for concurrent use.</summary>
internal sealed class OperationPool
{
    private const int Capacity = 4_096;

    private readonly ConcurrentQueue<CommandOperation> _idle = new();
    private CommandOperation? _last;
    private int _count;

    internal CommandOperation Rent()
    {
        CommandOperation? operation = _last;
        if (operation is not null && Interlocked.CompareExchange(ref _last, null, operation) == operation)
        {
            return operation;
        }

        if (_idle.TryDequeue(out operation))
        {
            Interlocked.Decrement(ref _count);
            return operation;
        }

        return new CommandOperation(this);
    }

    internal void Return(CommandOperation operation)
    {
        if (_last is null && Interlocked.CompareExchange(ref _last, operation, null) is null)
        {
            return;
        }

        if (Interlocked.Increment(ref _count) <= Capacity)
        {
            _idle.Enqueue(operation);
        }
        else
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
