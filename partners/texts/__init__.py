"""The charter and the framework as one reads them: editions, articles, signatories."""
