"""Publication of a meeting: chosen thing by thing, previewed, done in one act."""
