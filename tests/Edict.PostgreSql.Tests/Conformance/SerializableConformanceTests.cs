using Edict.Testing;

namespace Edict.PostgreSql.Tests.Conformance;

public sealed class SerializableBatchTests : BatchConformance<SerializablePlace>;

[Trait("Category", "Repeated")]
public sealed class SerializableConcurrencyTests : ConcurrencyConformance<SerializablePlace>;

public sealed class SerializableStreamCatalogTests : StreamCatalogConformance<SerializablePlace>;

public sealed class SerializableSubscriptionTests : SubscriptionConformance<SerializablePlace>;

public sealed class SerializableDeadLetterTests : DeadLetterConformance<SerializablePlace>;

[Trait("Category", "Repeated")]
public sealed class SerializableSubscriptionConcurrencyTests : SubscriptionConcurrencyConformance<SerializablePlace>;
