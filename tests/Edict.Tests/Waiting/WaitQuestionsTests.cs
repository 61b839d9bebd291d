using System.Collections.Concurrent;
using Edict.EventHandlers;
using Edict.Tests.EventHandlers;

namespace Edict.Tests.Waiting;

/// <summary>Questions of one process, and how another answers them.</summary>
public sealed class WaitQuestionsTests
{
    private static readonly WaitQuestion Question = new("handler", [1], IsUpTo: true, TimeSpan.FromMinutes(1), Behalf: "other");

    [Fact]
    public void A_question_is_asked_for_no_longer_than_until_it_is_asked_again()
    {
        NoticesOfTest notices = new();
        using WaitQuestions questions = new(notices, static _ => new ValueTask<WaitEnd>(WaitEnd.TimedOut));

        questions.Ask("id", Question);

        Assert.True(WaitNotice.TryRead(Assert.Single(notices.Sent), out WaitNotice? sent));
        Assert.InRange(sent.Question!.Left, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task An_answer_is_sought_for_as_long_as_it_is_asked_for()
    {
        NoticesOfTest notices = new();
        ConcurrentQueue<TaskCompletionSource<WaitEnd>> sought = new();
        using WaitQuestions questions = new(notices, _ =>
        {
            TaskCompletionSource<WaitEnd> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            sought.Enqueue(answer);
            return new ValueTask<WaitEnd>(answer.Task);
        });
        questions.Hear();
        string ask = new WaitNotice("another", Question, End: null).ToString();

        notices.Bring(ask);
        await Eventually.True(() => sought.Count == 1);
        notices.Bring(ask);
        Assert.Single(sought);
        await EndAsync(WaitEnd.TimedOut);
        await Eventually.True(() => sought.Count == 1);
        await EndAsync(WaitEnd.TimedOut);
        Assert.Empty(sought);
        Assert.Empty(notices.Sent);

        notices.Bring(ask);
        await Eventually.True(() => sought.Count == 1);
        await EndAsync(WaitEnd.Seen);
        await Eventually.True(() => !notices.Sent.IsEmpty);
        Assert.Equal(new WaitNotice("another", Question: null, WaitEnd.Seen).ToString(), Assert.Single(notices.Sent));

        async Task EndAsync(WaitEnd end)
        {
            Assert.True(sought.TryDequeue(out TaskCompletionSource<WaitEnd>? answer));
            answer.SetResult(end);
            await Task.Delay(30, TestContext.Current.CancellationToken);
        }
    }

    private sealed class NoticesOfTest : ISubscriptionNotices
    {
        private Action<string> _heard = static _ => { };

        internal ConcurrentQueue<string> Sent { get; } = new();

        public TimeSpan LookInterval => TimeSpan.FromSeconds(1);

        public void Send(string notice) => Sent.Enqueue(notice);

        public IDisposable Hear(Action<string> heard)
        {
            _heard = heard;
            return new CancellationTokenSource();
        }

        internal void Bring(string notice) => _heard(notice);
    }
}
