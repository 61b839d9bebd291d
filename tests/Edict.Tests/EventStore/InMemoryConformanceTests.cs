using Edict.Testing;

namespace Edict.Tests.EventStore;

public sealed class InMemoryAppendTests : AppendConformance<SharedMemory>;

public sealed class InMemoryBatchTests : BatchConformance<SharedMemory>;

public sealed class InMemoryReadTests : ReadConformance<SharedMemory>;

public sealed class InMemoryStreamKeyTests : StreamKeyConformance<SharedMemory>;

public sealed class InMemoryRepeatTests : RepeatConformance<SharedMemory>;

public sealed class InMemoryContentTests : ContentConformance<SharedMemory>;

[Trait("Category", "Repeated")]
public sealed class InMemoryConcurrencyTests : ConcurrencyConformance<SharedMemory>;

[Trait("Category", "Repeated")]
public sealed class InMemoryLifetimeTests : LifetimeConformance<SharedMemory>;

public sealed class InMemoryFilterTests : FilterConformance<SharedMemory>;

public sealed class InMemoryStreamCatalogTests : StreamCatalogConformance<SharedMemory>;

public sealed class InMemoryLinkTests : LinkConformance<SharedMemory>;

public sealed class InMemorySnapshotTests : SnapshotConformance<SharedMemory>;

public sealed class InMemoryFeedTests : FeedConformance<SharedMemory>;

public sealed class InMemoryUpcastingTests : UpcastingConformance<SharedMemory>;

[Trait("Category", "Repeated")]
public sealed class InMemoryFeedConcurrencyTests : FeedConcurrencyConformance<SharedMemory>;

public sealed class InMemorySubscriptionTests : SubscriptionConformance<SharedMemory>;

public sealed class InMemoryNoticeTests : NoticeConformance<SharedMemory>;

public sealed class InMemorySubscriptionNameTests : SubscriptionNameConformance<SharedMemory>;

public sealed class InMemoryDeadLetterTests : DeadLetterConformance<SharedMemory>;

[Trait("Category", "Repeated")]
public sealed class InMemorySubscriptionConcurrencyTests : SubscriptionConcurrencyConformance<SharedMemory>;
