namespace Edict.EventHandlers;

/// <summary>Asks other processes about what is waited for, and answers what they ask. Nothing is sent while nobody waits. Safe for concurrent use.</summary>
internal sealed class WaitQuestions : IDisposable
{
    // Who still waits asks again each second; an answer to one who does not would go on holding others to be in a circle with it.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(2);

    private readonly ISubscriptionNotices _notices;
    private readonly Func<WaitQuestion, ValueTask<WaitEnd>> _answer;
    private readonly string _process = Guid.NewGuid().ToString("N");
    private readonly Lock _gate = new();
    private readonly Dictionary<string, EventWait> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WaitQuestion?> _answering = new(StringComparer.Ordinal);
    private IDisposable? _hearing;
    private bool _isDisposed;
    private long _count;

    /// <param name="notices">Carries them.</param>
    /// <param name="answer">Answers a question; <see cref="UnseenReason.TimedOut"/> for what is not known here, which is not told.</param>
    internal WaitQuestions(ISubscriptionNotices notices, Func<WaitQuestion, ValueTask<WaitEnd>> answer)
    {
        _notices = notices;
        _answer = answer;
    }

    /// <summary>How often whoever waits looks by itself.</summary>
    internal TimeSpan LookInterval => _notices.LookInterval;

    /// <summary>Begins to hear what others ask and answer, once.</summary>
    internal void Hear()
    {
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _hearing ??= _notices.Hear(Heard);
            }
        }
    }

    /// <summary>Notes that somebody waits for answers.</summary>
    /// <returns>The id under which to ask.</returns>
    internal string Open(EventWait wait)
    {
        Hear();
        string id = $"{_process}{Interlocked.Increment(ref _count):x}";
        lock (_gate)
        {
            _asked.Add(id, wait);
        }

        return id;
    }

    internal void Ask(string id, WaitQuestion question) =>
        _notices.Send(new WaitNotice(id, question with { Left = question.Left < LongestAnswer ? question.Left : LongestAnswer }, End: null).ToString());

    internal void Close(string id)
    {
        lock (_gate)
        {
            _asked.Remove(id);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _hearing?.Dispose();
        }
    }

    private void Heard(string text)
    {
        if (!WaitNotice.TryRead(text, out WaitNotice? notice))
        {
            return;
        }

        if (notice.End is { } end)
        {
            AskedBy(notice.Id)?.Finish(end);
        }
        else if (!notice.Id.StartsWith(_process, StringComparison.Ordinal) && TryBegin(notice.Id, notice.Question!))
        {
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(() => AnswerAsync(notice.Id, notice.Question!));
            }
        }
    }

    private EventWait? AskedBy(string id)
    {
        lock (_gate)
        {
            return _asked.GetValueOrDefault(id);
        }
    }

    // One that is asked again is answered once, for longer.
    private bool TryBegin(string id, WaitQuestion question)
    {
        lock (_gate)
        {
            if (_answering.TryAdd(id, null))
            {
                return true;
            }

            _answering[id] = question;
            return false;
        }
    }

    private async Task AnswerAsync(string id, WaitQuestion question)
    {
        for (WaitQuestion? asked = question; asked is not null; asked = AskedAgain(id))
        {
            WaitEnd end = await _answer(asked).ConfigureAwait(false);
            if (end.Reason != UnseenReason.TimedOut)
            {
                _notices.Send(new WaitNotice(id, Question: null, end).ToString());
            }
        }
    }

    // What was asked again meanwhile; otherwise nothing is answered any more.
    private WaitQuestion? AskedAgain(string id)
    {
        lock (_gate)
        {
            WaitQuestion? again = _answering[id];
            if (again is null)
            {
                _answering.Remove(id);
            }
            else
            {
                _answering[id] = null;
            }

            return again;
        }
    }
}
