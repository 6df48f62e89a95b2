"""Pages of the charter and the framework: editions, articles, signatories."""
