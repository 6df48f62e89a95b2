"""Publishing: chosen thing by thing, previewed, done in one act."""
