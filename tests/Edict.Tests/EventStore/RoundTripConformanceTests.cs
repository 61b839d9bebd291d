using Edict.Testing;

namespace Edict.Tests.EventStore;

public sealed class RoundTripAppendTests : AppendConformance<RoundTripMemory>;

public sealed class RoundTripBatchTests : BatchConformance<RoundTripMemory>;

public sealed class RoundTripReadTests : ReadConformance<RoundTripMemory>;

public sealed class RoundTripStreamKeyTests : StreamKeyConformance<RoundTripMemory>;

public sealed class RoundTripRepeatTests : RepeatConformance<RoundTripMemory>;

public sealed class RoundTripContentTests : ContentConformance<RoundTripMemory>;

[Trait("Category", "Repeated")]
public sealed class RoundTripConcurrencyTests : ConcurrencyConformance<RoundTripMemory>;

[Trait("Category", "Repeated")]
public sealed class RoundTripLifetimeTests : LifetimeConformance<RoundTripMemory>;

public sealed class RoundTripFilterTests : FilterConformance<RoundTripMemory>;

public sealed class RoundTripStreamCatalogTests : StreamCatalogConformance<RoundTripMemory>;

public sealed class RoundTripLinkTests : LinkConformance<RoundTripMemory>;

public sealed class RoundTripSnapshotTests : SnapshotConformance<RoundTripMemory>;

public sealed class RoundTripFeedTests : FeedConformance<RoundTripMemory>;

public sealed class RoundTripUpcastingTests : UpcastingConformance<RoundTripMemory>;

[Trait("Category", "Repeated")]
public sealed class RoundTripFeedConcurrencyTests : FeedConcurrencyConformance<RoundTripMemory>;

public sealed class RoundTripSubscriptionTests : SubscriptionConformance<RoundTripMemory>;

public sealed class RoundTripSubscriptionNameTests : SubscriptionNameConformance<RoundTripMemory>;

public sealed class RoundTripDeadLetterTests : DeadLetterConformance<RoundTripMemory>;

[Trait("Category", "Repeated")]
public sealed class RoundTripSubscriptionConcurrencyTests : SubscriptionConcurrencyConformance<RoundTripMemory>;
